/** The emulated workspace in which official clients are tried: the same for recording and for replaying. */
import { type Emulator, startEmulator } from '../../src/emulator/index.js';

export const secretScope = 'keys';
export const secretKeys = ['api', 'access-id', 'access-key', 'private', 'entra', 'bearer'];

/** Deployments are done at the second read, so that the clients' waiters have to wait once. */
export async function startWorkspace(): Promise<Emulator> {
  const emulator = await startEmulator({ standard: true, quota: false, deployment: { gets: 1 }, recordReplies: true });
  emulator.world.addSecrets(secretScope, secretKeys);
  return emulator;
}
