/**
 * Credentials of well-known, exact shapes. Every pattern starts at a literal and has bounded or disjoint parts, so that
 * no text makes the search slow.
 */
const shapes: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a Databricks token', /(?<![A-Za-z0-9])dapi[0-9a-f]{32}(?:-\d{1,3})?(?![A-Za-z0-9])/],
  ['an OAuth secret of Databricks', /(?<![A-Za-z0-9])dose[0-9a-f]{32}(?![A-Za-z0-9])/],
  ['a GitHub token', /(?<![A-Za-z0-9])(?:gh[oprsu]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/],
  [
    'an API key of OpenAI or Anthropic',
    /(?<![A-Za-z0-9_-])sk-(?:(?:proj|svcacct|admin|ant|or)-[A-Za-z0-9_-]{16,}|[A-Za-z0-9]{17,})/,
  ],
  ['an AWS access key', /(?<![A-Za-z0-9])A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9])/],
  ['a Hugging Face token', /(?<![A-Za-z0-9_])hf_[A-Za-z0-9]{20,}/],
  ['a Slack token', /(?<![A-Za-z0-9])xox[abprs]-[A-Za-z0-9-]{10,}/],
  ['a Google API key', /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{30,}/],
  ['a private key', /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----/],
  ['a URL with a password', /:\/\/[^\s/:@]{0,200}:[^\s/@]{1,200}@/],
];

const everywhere = shapes.map(([, pattern]) => new RegExp(pattern, 'g'));

/** What kind of credential the text holds, in words; `undefined` for none. */
export function credentialIn(text: string): string | undefined {
  return shapes.find(([, pattern]) => pattern.test(text))?.[0];
}

/** The text with all credentials of these shapes masked. */
export function maskCredentials(text: string): string {
  return everywhere.reduce((masked, pattern) => masked.replace(pattern, '***'), text);
}

/** Why such a text is refused; the text itself is never shown. */
export function refuseCredential(label: string, what: string): string {
  return (
    `${label} holds ${what}: a credential does not belong in a manifest. Store it in a secret scope and write ` +
    '`"{{secrets/<scope>/<key>}}"` instead. If it was ever pushed, revoke it.'
  );
}

/** Whether an environment variable seems to hold a credential in plain text, going by its name. */
export function looksLikeCredential(name: string, value: string): boolean {
  return isCredentialName(name) && credentialIn(value) === undefined && !/^(?:[\d.]*|true|false)$/i.test(value);
}

/** Environment variables that hold credentials by their names, such as `HF_TOKEN` or `dbPassword`. */
function isCredentialName(name: string): boolean {
  return /(?:^|_)(?:TOKEN|KEY|SECRET)$|PASSWORD$|(?:^|_)PASSWD$/i.test(name);
}
