/** What a host says of itself without being asked who asks (databricks-auth.md 1.4). A convenience: it may say nothing. */
import { EndpointsError } from '../../errors.js';
import type { Log } from '../../ports/run.js';
import { accountConsoleError } from '../host.js';
import type { SignInClient } from './sign-in.js';

export interface HostMetadata {
  workspaceId?: string;
  accountId?: string;
  cloud?: string;
  hostType?: string;
  /** As stated: may hold `{account_id}`. */
  oidcEndpoint?: string;
  /** Audiences that federation takes by default. */
  audiences: string[];
}

export interface HostFacts {
  /** `undefined` where the host says nothing. Throws `invalid-input` for an account console. */
  read(): Promise<HostMetadata | undefined>;
}

/** A host that does not answer must not hold up the run. */
const probe = { timeoutMs: 5_000, attempts: 2 };

export interface HostFactsOptions {
  host: string;
  signIn: SignInClient;
  log: Pick<Log, 'debug'>;
  onWorkspaceId: (id: string) => void;
}

/** Reads them when first asked, and once. */
export function createHostFacts(options: HostFactsOptions): HostFacts {
  let pending: Promise<HostMetadata | undefined> | undefined;
  return {
    read: () => {
      pending ??= readFacts(options);
      return pending;
    },
  };
}

async function readFacts({ host, signIn, log, onWorkspaceId }: HostFactsOptions): Promise<HostMetadata | undefined> {
  let body: Record<string, unknown> | undefined;
  try {
    const reply = await signIn.ask({ attempted: 'read the metadata of', method: 'GET', url: `${host}/.well-known/databricks-config`, probe });
    if (reply.status === 200) body = reply.body;
  } catch (thrown) {
    if (!(thrown instanceof EndpointsError)) throw thrown;
    log.debug(`No host metadata: ${thrown.message}`);
  }
  if (body === undefined) return undefined;
  if (body.host_type === 'account') throw accountConsoleError(host);
  const workspaceId = textOf(body.workspace_id);
  if (workspaceId !== undefined && /^\d{1,30}$/.test(workspaceId)) onWorkspaceId(workspaceId);
  const audiences: unknown = body.token_federation_default_oidc_audiences;
  return {
    ...pick('workspaceId', workspaceId),
    ...pick('accountId', textOf(body.account_id)),
    ...pick('cloud', textOf(body.cloud)),
    ...pick('hostType', textOf(body.host_type)),
    ...pick('oidcEndpoint', textOf(body.oidc_endpoint)),
    audiences: Array.isArray(audiences) ? (audiences as unknown[]).filter((value): value is string => textOf(value) !== undefined) : [],
  };
}

function pick<Name extends string>(name: Name, value: string | undefined): { [Key in Name]?: string } {
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: string };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 1000 ? value : undefined;
}
