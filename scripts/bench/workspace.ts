/** The emulator in a process of its own, so that its work does not count as ours. Arguments: size of the fleet, options as JSON. */
import { consoleCreate, knownPrincipals, startEmulator, type StartOptions } from '../../src/emulator/index.js';
import { makeFleet } from './fleet.js';

const [size = '0', options = '{}'] = process.argv.slice(2);
const emulator = await startEmulator({ standard: true, ...(JSON.parse(options) as StartOptions) });
for (const body of makeFleet(Number(size)).live) consoleCreate(emulator.world, body, { as: knownPrincipals.deployer.name });
process.stdout.write(`${emulator.url}\n`);
