import type { ClockOptions } from './clock.js';
import type { Duration } from './state.js';

/** Values of enumerations that are returned in place of the known ones. */
export interface UnknownEnums {
  ready?: string;
  config_update?: string;
  suspend?: string;
  deployment?: string;
  type?: string;
  creator_kind?: string;
}

/** Knobs of the emulated workspace; all can be changed while it runs (`world.options`, or `POST /_emulator/options`). */
export interface EmulatorOptions {
  /** Seed of every shuffle and every generated id. */
  seed: number;
  /** Shuffle entities, routes, tags and grants on every read (N5, N8, N24, 1.4). */
  shuffle: boolean;
  latencyMs: number;
  /** How long custom and tokens-per-second deployments take. */
  deployment: Duration;
  /** Model-unit configs are done in the reply, or one GET later. */
  modelUnits: 'instant' | 'one-get';
  /** External endpoints answer without `state.config_update` (old samples). */
  omitConfigUpdate: boolean;
  scalarsAsStrings: boolean;
  unknownFields: boolean;
  unknownEnums: UnknownEnums | boolean;
  /** Configs carry `served_models`, the mirror in old words, beside `served_entities` (2.2). */
  servedModelsMirror: boolean;
  /** Which of its two names a route comes back with (N7). */
  routeNames: 'both' | 'served_model_name' | 'served_entity_name';
  /** Unset lists, texts and blocks come back empty or off instead of being left out (N27, N34, section 0). */
  emptyFields: boolean;
  /** What the server fills at a write is filled on every read too, and unset defaults are shown (2.4, N11, N12). */
  fillOnRead: boolean;
  /** `scale_to_zero_enabled: false` is left out of replies (2.3). */
  omitFalseScaleToZero: boolean;
  /** `workload_size` is filled beside concurrency (N12); the worked example E6 shows it without. */
  fillWorkloadSize: boolean;
  /** Once present, `ai_gateway` gets a usage-tracking block and `pii` (2.4). */
  fillGatewayDefaults: boolean;
  keepPendingOnFailure: boolean;
  keepPendingOnCancel: boolean;
  /** The 50 writes per 5 minutes of C26. */
  quota: boolean;
  quotaWrites: number;
  quotaWindowMs: number;
  /** So many GETs after an accepted config (or create) show the state before it. */
  staleReads: number;
  /** R5 with identical content: a new version, or nothing (Q10). */
  identicalConfig: 'new-version' | 'noop';
  /** When a missing secret shows: the write is refused, the deployment fails, or never (C12). */
  secretCheck: 'write' | 'deploy' | 'never';
  /** Unknown models and versions are refused. */
  modelCheck: boolean;
  /** Whether the workspace has permissions at all (the Premium plan); without, R40 to R43 answer FEATURE_DISABLED (1.4). */
  accessControl: boolean;
  /** Unknown principals in grants are refused. */
  strictPrincipals: boolean;
  /** Unknown request fields are refused instead of ignored (section 0: not documented). */
  rejectUnknownFields: boolean;
  /** Rules marked low confidence (C18-C20) are enforced too. */
  enforceUncertain: boolean;
  duplicateCreateStatus: 400 | 409;
  /** Both occur (R4); MLflow's client reads the body as JSON, so an object is the rule. */
  deleteReply: 'empty' | 'object';
  errorDetails: boolean;
  maxServedEntities: number;
  maxEndpoints: number;
  maxWorkspaceConcurrency: number;
  customWorkloadSizes: string[];
  /** `catalog.schema` names in which nobody may create tables (C17). */
  unwritableSchemas: string[];
  cloud: 'AWS' | 'Azure' | 'GCP';
  workspaceId: string;
  accountId: string;
  tokenTtlMs: number;
  expiredTokenStatus: 401 | 403;
  /** Without `X-Databricks-Workspace-Id` the answer is an HTML login page (unified host). */
  requireWorkspaceHeader: boolean;
  /** Every API call is redirected to the private-link login page. */
  privateLink: boolean;
  metadata: 'on' | '404' | 'slow';
  discovery: 'on' | '404';
  /** The token endpoint refuses by IP access list, in JSON without OAuth fields. */
  tokenIpBlocked: boolean;
  slowMs: number;
  /** The tenant of Microsoft Entra that the applications are in. */
  azureTenantId: string;
  /** The workspace as a resource of Azure. */
  azureResourceId: string;
  /** What a container has to show for a token of its identity. */
  identityHeader: string;
  /** Host name under which Azure knows the workspace; "" is the emulator's own address. */
  azureWorkspaceName: string;
  /** Where the workspace's own sign-in page leads to. */
  entraUrl: string;
  /** Keep what was answered too, for recordings. */
  recordReplies: boolean;
}

export interface StartOptions extends Partial<EmulatorOptions> {
  port?: number;
  clock?: ClockOptions;
  /** Fill the workspace with `seedStandardWorkspace`. */
  standard?: boolean;
}

export const defaultOptions: EmulatorOptions = {
  seed: 1,
  shuffle: true,
  latencyMs: 0,
  deployment: { gets: 2 },
  modelUnits: 'instant',
  omitConfigUpdate: false,
  scalarsAsStrings: false,
  unknownFields: false,
  unknownEnums: false,
  servedModelsMirror: true,
  routeNames: 'both',
  emptyFields: false,
  fillOnRead: false,
  omitFalseScaleToZero: false,
  fillWorkloadSize: true,
  fillGatewayDefaults: true,
  keepPendingOnFailure: true,
  keepPendingOnCancel: false,
  quota: true,
  quotaWrites: 50,
  quotaWindowMs: 300_000,
  staleReads: 0,
  identicalConfig: 'new-version',
  secretCheck: 'deploy',
  modelCheck: true,
  accessControl: true,
  strictPrincipals: false,
  rejectUnknownFields: false,
  enforceUncertain: false,
  duplicateCreateStatus: 409,
  deleteReply: 'object',
  errorDetails: true,
  maxServedEntities: 15,
  maxEndpoints: 1000,
  maxWorkspaceConcurrency: 4096,
  customWorkloadSizes: [],
  unwritableSchemas: [],
  cloud: 'AWS',
  workspaceId: '4200000000000042',
  accountId: '7c1e5f0a-1111-4222-8333-944455556666',
  tokenTtlMs: 3_600_000,
  expiredTokenStatus: 403,
  requireWorkspaceHeader: false,
  privateLink: false,
  metadata: 'on',
  discovery: 'on',
  tokenIpBlocked: false,
  slowMs: 10_000,
  azureTenantId: '11112222-3333-4444-5555-666677778888',
  azureResourceId: '/subscriptions/aaaabbbb-0000-4ccc-8ddd-eeeeffff0001/resourceGroups/serving/providers/Microsoft.Databricks/workspaces/prod',
  identityHeader: 'emulated-identity-key',
  azureWorkspaceName: '',
  entraUrl: 'https://login.microsoftonline.com',
  recordReplies: false,
};
