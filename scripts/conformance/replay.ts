/** Sends recorded requests to an emulator again, in their order and under the ids of this run. */
import { type Emulator, knownPrincipals } from '../../src/emulator/index.js';
import { type Exchange, Placeholders, sameReply, tidyExchange } from './exchanges.js';

export interface Replayed {
  recorded: Exchange;
  /** What the emulator answers now. */
  now: Exchange['reply'];
  same: boolean;
}

const { deployer } = knownPrincipals;
const basic = `Basic ${Buffer.from(`${encodeURIComponent(deployer.name)}:${encodeURIComponent(deployer.secret)}`).toString('base64')}`;

/** Credentials are not recorded: a call that was refused for them is sent with none that counts. */
function credentials({ request, reply }: Exchange): string {
  if (request.path === '/oidc/v1/token') return basic;
  return `Bearer ${reply.status === 401 || reply.status === 403 ? 'not-a-token' : deployer.token}`;
}

function bodyOf(body: unknown, contentType: string | undefined): string | undefined {
  if (body === undefined) return undefined;
  if (contentType?.startsWith('application/x-www-form-urlencoded') === true) return new URLSearchParams(body as Record<string, string>).toString();
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** The emulator must keep its replies (`recordReplies`) and have met nothing before. */
export async function replay(emulator: Emulator, exchanges: readonly Exchange[]): Promise<Replayed[]> {
  const names = new Placeholders(emulator.url);
  const results: Replayed[] = [];
  for (const recorded of exchanges) {
    const { method, path, query, headers, body } = recorded.request;
    const url = new URL(names.fillText(path), emulator.url);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    const sent = bodyOf(names.fill(body), headers['content-type']);
    const response = await fetch(url, {
      method,
      headers: { ...headers, authorization: credentials(recorded) },
      ...(sent === undefined ? {} : { body: sent }),
    });
    await response.arrayBuffer();
    const record = emulator.requests.at(-1);
    if (record === undefined) throw new Error('The emulator recorded nothing.');
    const { reply: now } = tidyExchange(record, names);
    results.push({ recorded, now, same: sameReply(recorded.reply, now) });
  }
  return results;
}
