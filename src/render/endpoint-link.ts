/** Where an endpoint is seen in the workspace. */
import { cellCode, link } from './escape.js';

/** The endpoint's page in the workspace; "" for a plan without one. */
export function endpointUrl(host: string, name: string): string {
  // Half a character, which only a broken workspace has in a name, has no encoding.
  return host === '' ? '' : `${host}/ml/endpoints/${encodeURIComponent(name.replace(/\p{Cs}/gu, '\ufffd'))}`;
}

const legalName = /^[\w-]{1,63}$/;

/** The name as a link to that page, fit for a table cell; names that the platform would not take are text only. */
export function endpointLink(host: string, name: string): string {
  const linked = /^https:\/\/[\w.:-]+$/.test(host) && legalName.test(name);
  return linked ? link(cellCode(name), endpointUrl(host, name)) : cellCode(name);
}
