/** The clouds that a workspace can be in, and where Azure's own services are (databricks-auth.md 1.4). */
import { EndpointsError } from '../../errors.js';
import { isLoopback } from '../host.js';
import type { AuthSettings } from './credentials.js';

export type Cloud = 'AWS' | 'Azure' | 'GCP';

/** Origins of one Azure cloud's services, and the resource that a token for its management is asked for. */
export interface Authorities {
  entra: string;
  arm: string;
  management: string;
  /** Where the machine answers for its identity: over its own link alone, in plain http, unless it says otherwise. */
  metadata: string;
}

const metadata = 'http://169.254.169.254';

/** The closed list of hosts beside the workspace to which a credential may go. */
const azureClouds: Record<string, Authorities> = {
  PUBLIC: {
    entra: 'https://login.microsoftonline.com',
    arm: 'https://management.azure.com',
    management: 'https://management.core.windows.net/',
    metadata,
  },
  USGOVERNMENT: {
    entra: 'https://login.microsoftonline.us',
    arm: 'https://management.usgovcloudapi.net',
    management: 'https://management.core.usgovcloudapi.net/',
    metadata,
  },
  CHINA: {
    entra: 'https://login.chinacloudapi.cn',
    arm: 'https://management.chinacloudapi.cn',
    management: 'https://management.core.chinacloudapi.cn/',
    metadata,
  },
};

/** In this order; what ends in none of them is on AWS. */
const suffixes: readonly (readonly [Cloud, RegExp])[] = [
  ['AWS', /\.(dev\.databricks\.com|staging\.cloud\.databricks\.com|cloud\.databricks\.us|cloud\.databricks\.com)$/],
  ['Azure', /\.(azuredatabricks\.net|databricks\.azure\.us|databricks\.azure\.cn)$/],
  ['GCP', /\.gcp\.databricks\.com$/],
];

/** The services of the cloud that ARM_ENVIRONMENT names, or else the host's ending. Throws `invalid-input`. */
export function authoritiesOf(settings: AuthSettings): Authorities {
  const stated = settings.azureEnvironment?.toUpperCase();
  const hostname = hostnameOf(settings.host);
  const implied = hostname.endsWith('.azure.us') ? 'USGOVERNMENT' : hostname.endsWith('.azure.cn') ? 'CHINA' : 'PUBLIC';
  const found = Object.hasOwn(azureClouds, stated ?? implied) ? azureClouds[stated ?? implied] : undefined;
  if (found === undefined) {
    throw new EndpointsError('invalid-input', 'ARM_ENVIRONMENT names no cloud of Azure.', {
      hint: `Set it to ${Object.keys(azureClouds).join(', ')}, or leave it out.`,
    });
  }
  const { azureUseMsi, identityUrl, identityKey } = settings;
  if (azureUseMsi === undefined || identityUrl === undefined || identityKey === undefined) return found;
  return { ...found, metadata: ownOrigin(identityUrl) };
}

/** A container's address for identities is on its own machine: the key that goes there goes nowhere else. */
function ownOrigin(identityUrl: string): string {
  const url = URL.canParse(identityUrl) ? new URL(identityUrl) : undefined;
  if (url !== undefined && url.protocol === 'http:' && (isLoopback(url.hostname) || /^169\.254\.\d+\.\d+$/.test(url.hostname))) return url.origin;
  throw new EndpointsError('invalid-input', 'IDENTITY_ENDPOINT is no address of this machine.', {
    hint: 'Azure sets this variable in its containers; do not set it in `env`.',
  });
}

/** The cloud of a workspace: by what is stated, by what the host says of itself, by its name. */
export function cloudOf(settings: AuthSettings, said: unknown): Cloud {
  if (settings.azureResourceId !== undefined) return 'Azure';
  const named = [settings.cloud, said].map(readCloud).find((cloud) => cloud !== undefined);
  const hostname = hostnameOf(settings.host);
  return named ?? suffixes.find(([, suffix]) => suffix.test(hostname))?.[0] ?? 'AWS';
}

function readCloud(value: unknown): Cloud | undefined {
  const clouds: readonly Cloud[] = ['AWS', 'Azure', 'GCP'];
  return typeof value === 'string' ? clouds.find((cloud) => cloud.toLowerCase() === value.toLowerCase()) : undefined;
}

function hostnameOf(host: string | undefined): string {
  return host !== undefined && URL.canParse(host) ? new URL(host).hostname : '';
}
