export { startEmulator, type Arrival, type Emulator } from './server.js';
export { knownPrincipals, World } from './world.js';
export { seedStandardWorkspace, foreignEndpoints } from './seed.js';
export {
  consoleCancel, consoleCreate, consoleDelete, consoleEdit, consoleRecreate, consoleStart, consoleStop, type ConsoleEdit,
} from './console.js';
export type { EmulatorOptions, StartOptions, UnknownEnums } from './options.js';
export type { Fault, FaultForm, FaultInput, FaultKind } from './faults.js';
export type { RecordedReply, RecordedRequest } from './recorder.js';
export type { Duration, EntityScript, RolloutScript } from './state.js';
export type { ModelInput, Optimization } from './catalog.js';
export type { FederationPolicy, PrincipalInput } from './principals.js';
