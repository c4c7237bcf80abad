/** The platform's own npm client, pointed at an emulator. */
import { Agent } from 'node:http';
import type { Agent as SecureAgent } from 'node:https';
import { ApiError, Config, type ConfigOptions, WorkspaceClient } from '@databricks/sdk-experimental';

export interface OfficialClient {
  client: WorkspaceClient;
  close(): void;
}

/**
 * The client turns every host into `https://` without a port. Here it keeps the emulator's address and gets an agent for
 * plain HTTP; nothing else of it is touched. It reads no settings of the machine.
 */
export function officialClient(host: string, signIn: Pick<ConfigOptions, 'token' | 'clientId' | 'clientSecret'>): OfficialClient {
  const config = Object.assign(new Config({ ...signIn, host, loaders: [] }), { fixHost: () => undefined });
  const agent = new Agent({ keepAlive: true });
  const client = new WorkspaceClient(config, { agent: agent as unknown as SecureAgent, product: 'independence', productVersion: '1.0.0' });
  return {
    client,
    close: () => {
      agent.destroy();
    },
  };
}

/** How the client reads a refusal. Fails where the call succeeds, or fails for another reason. */
export async function refusalOf(call: Promise<unknown>): Promise<Pick<ApiError, 'statusCode' | 'errorCode' | 'message'>> {
  const thrown: unknown = await call.then(
    () => new Error('the call succeeded'),
    (reason: unknown) => reason,
  );
  if (!(thrown instanceof ApiError)) throw thrown;
  return { statusCode: thrown.statusCode, errorCode: thrown.errorCode, message: thrown.message };
}
