import { EndpointsError } from '../errors.js';
import { isLoopback } from '../network/loopback.js';

export { isLoopback };

/** A workspace as the user named it. */
export interface WorkspaceAddress {
  /** Origin without a trailing slash: `https://adb-1.2.azuredatabricks.net`. */
  host: string;
  /** From `?o=` or `?w=` of an address copied out of the browser. */
  workspaceId?: string;
}

/**
 * Reads a workspace address as users paste it: without a scheme, with a path, a query or blanks. Throws
 * `invalid-input` for what is no address, for account consoles (they serve no endpoints) and for plain http.
 */
export function parseWorkspaceAddress(text: string): WorkspaceAddress {
  const trimmed = text.trim();
  if (trimmed === '') {
    throw new EndpointsError('invalid-input', 'No Databricks host is set.', {
      hint: 'Set the input `databricks-host` or the variable DATABRICKS_HOST to the URL of the workspace.',
    });
  }
  const url = toUrl(trimmed);
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw invalidHost(trimmed, 'it uses plain http, which would send credentials in the clear', 'Use https://.');
  }
  if (/^accounts(-dod)?\./.test(url.hostname)) {
    throw accountConsoleError(url.origin);
  }
  const workspaceId = workspaceIdOf(url.searchParams);
  // `URL` lower-cases the name and drops the scheme's own port by itself.
  return { host: url.origin, ...(workspaceId === undefined ? {} : { workspaceId }) };
}

/** Accounts have no endpoints, and what is meant is always one of their workspaces. */
export function accountConsoleError(host: string): EndpointsError {
  return new EndpointsError('invalid-input', `The Databricks host \`${host}\` cannot be used: it is an account console, which serves no endpoints.`, {
    hint: 'Use the URL of the workspace instead, such as `https://adb-1234.5.azuredatabricks.net`.',
  });
}

function toUrl(text: string): URL {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  let url: URL;
  try {
    url = new URL(withScheme);
  } catch (cause) {
    throw invalidHost(text, 'it is not a URL', undefined, cause);
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw invalidHost(text, 'it is not an https URL');
  // Asking for its address would tell it to every name server on the way.
  if (tokenForm.test(url.hostname)) {
    throw new EndpointsError('invalid-input', 'The Databricks host is a token, not an address.', {
      hint: 'Check whether `databricks-host` and `databricks-token` are exchanged. Revoke the token if it was logged anywhere.',
    });
  }
  if (url.username !== '' || url.password !== '') {
    throw new EndpointsError('invalid-input', 'The Databricks host holds a user name or password.', {
      hint: 'Give the URL alone and pass credentials by their own inputs.',
    });
  }
  if (!hostnameForm.test(url.hostname)) throw invalidHost(text, 'it is not a URL');
  return url;
}

/** Names and IPv6 addresses. `URL` also takes quotes and commas, and the scheme of an address with a slash too few or a scheme too many. */
const hostnameForm = /^(?!https?$)(?:[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?|\[[0-9a-f:.]+\])$/;
/** In small letters, as `URL` writes names: access tokens, OAuth secrets and JWTs. */
const tokenForm = /^(?:dapi|dose)[0-9a-f]{16,}|^eyj[\w-]+\.eyj/;

/** `?w=<any>` wins over numeric `?o=` and `?workspace_id=`, as in the SDKs. */
function workspaceIdOf(query: URLSearchParams): string | undefined {
  const free = query.get('w');
  if (free !== null && /^[0-9A-Za-z_-]+$/.test(free)) return free;
  return [query.get('o'), query.get('workspace_id')].find((id) => id !== null && /^\d+$/.test(id)) ?? undefined;
}

function invalidHost(text: string, why: string, hint?: string, cause?: unknown): EndpointsError {
  // A password inside the address must not reach the message, and where it ends is not sure in what is no URL.
  const shown = text.includes('@') ? '' : ` \`${text.slice(0, 200)}\``;
  return new EndpointsError('invalid-input', `The Databricks host${shown} cannot be used: ${why}.`, {
    hint: hint ?? 'Give the URL of the workspace, such as `https://adb-1234.5.azuredatabricks.net`.',
    cause,
  });
}
