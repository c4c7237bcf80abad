/** User agent as Databricks asks partners to send it (databricks-auth.md 3.3). */
export interface AgentFacts {
  product: string;
  version: string;
  /** Left out of sign-in requests. */
  authType?: string;
  inGitHub?: boolean;
}

export function buildUserAgent({ product, version, authType, inGitHub }: AgentFacts): string {
  const pairs: [string, string][] = [
    [product, version],
    ['node', process.versions.node],
    ['os', process.platform],
  ];
  if (authType !== undefined) pairs.push(['auth', authType]);
  if (inGitHub === true) pairs.push(['cicd', 'github']);
  return pairs.map(([key, value]) => `${plain(key)}/${plain(value)}`).join(' ');
}

/** Other characters than these become `-` in the SDKs too. */
function plain(text: string): string {
  return text.replace(/[^0-9A-Za-z_.+-]/g, '-');
}
