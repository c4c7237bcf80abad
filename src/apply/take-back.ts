import { ownTags } from '../endpoint/fields/index.js';
import { tagOf } from '../plan/ownership.js';
import { readNote } from '../plan/unread-note.js';
import type { Run } from './run.js';

/**
 * Where a config was refused, or had to wait and was not sent: takes the note of write-only values back, so that a config
 * which others write is not taken for the one that never was. Never throws: a note that stays is no reason to tell less.
 */
export async function takeBackIntent({ options, name, plan, shown, settled }: Run): Promise<void> {
  const isIntent = (value: string | undefined): boolean => value !== undefined && readNote(value).before !== undefined;
  const noted = [...settled].some((operation) => operation.kind === 'patch-tags' && operation.add.some(({ key, value }) => key === ownTags.unread && isIntent(value)));
  if (!noted && (plan.live === undefined || !isIntent(tagOf(plan.live, ownTags.unread)))) return;
  const before = shown.live === undefined ? undefined : tagOf(shown.live, ownTags.unread);
  const change = before === undefined || isIntent(before) ? { add: [], remove: [ownTags.unread] } : { add: [{ key: ownTags.unread, value: before }], remove: [] };
  try {
    await options.api.patchTags(name, change);
  } catch {
    options.log.warning(`${name}: the tag \`${ownTags.unread}\` could not be taken back; the config that it announces was not written`);
  }
}
