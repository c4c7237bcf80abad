/** Changes of the tags that we keep on endpoints: ownership, protection, and the digest of what nobody can read. */
import { isObject, record } from '../json.js';
import { ownTags, sections } from '../endpoint/fields/index.js';
import type { LiveEndpoint } from '../endpoint/model.js';
import type { ChangeWriter } from './changes.js';
import type { OwnTagChange } from './operations.js';
import { isProtected, tagOf, unreadDigest } from './ownership.js';
import type { Change } from './plan.js';
import { unknown } from './redact.js';
import { hasArrived, intentOf, readNote, type UnreadSection } from './unread-note.js';
import { noticedValues, type WantedSide } from './wanted.js';

export interface OwnTagInput {
  live: LiveEndpoint;
  side: WantedSide;
  writer: ChangeWriter;
  /** Digest of the wanted write-only values. */
  unread: string | undefined;
  ownTagsWanted: readonly { key: string; value: string }[];
}

export interface UnreadChanges {
  changes: Change[];
  sections: ReadonlySet<string>;
  /** The tag to write before the values, where what it says already would not do. */
  intent: OwnTagChange;
  /** The tag to write once they are written. */
  record: OwnTagChange;
}

/** Changes of write-only values: those whose digest is not in the tag, or that have not arrived since it was written. */
export function unreadChanges(input: OwnTagInput): UnreadChanges {
  const { live, side, writer, unread } = input;
  const none: OwnTagChange = { set: [], remove: [] };
  const before = tagOf(live, ownTags.unread);
  const found = before === undefined ? undefined : readNote(before);
  // A rule that ignores one of several values is no change of the others.
  const note = found !== undefined && (found.digest === unread || found.digest === unreadDigest(side.statedUnread)) ? found : undefined;
  const missing = [...noticedValues(side)].filter(([path]) => note === undefined || !hasArrived(note, sectionOf(path), live));
  if (missing.length === 0 || unread === undefined) return { changes: [], sections: new Set(), intent: none, record: none };
  const changes = missing.map(([path, value]) => {
    const section = sectionOf(path);
    const known = isNewEntity(side, path) ? undefined : unknown;
    return writer.unread(path, section, known, value, sections[section].impact);
  });
  const digest = note?.digest ?? unread;
  const intent = intentOf(digest, live, note);
  return {
    changes,
    sections: new Set(changes.map((change) => change.section)),
    intent: intent === before ? none : { set: [{ key: ownTags.unread, value: intent }], remove: [] },
    record: { set: [{ key: ownTags.unread, value: digest }], remove: [] },
  };
}

const sectionOf = (path: string): UnreadSection => (path.startsWith('config') ? 'config' : 'telemetry_config');

function isNewEntity(side: WantedSide, path: string): boolean {
  const name = /^config\.served_entities\[([^\]]+)\]/.exec(path)?.[1];
  const config = side.liveView?.sections.config;
  const entities = isObject(config) && isObject(config['served_entities']) ? config['served_entities'] : record();
  return name !== undefined && !Object.hasOwn(entities, name);
}

/** Changes of our own tags: taking ownership, setting and lifting protection. */
export function ownTagChanges(input: OwnTagInput): { changes: Change[]; first: OwnTagChange; lift: string[] } {
  const { live, side, writer, ownTagsWanted } = input;
  const first: OwnTagChange = { set: [], remove: [] };
  const lift: string[] = [];
  const changes: Change[] = [];
  for (const tag of ownTagsWanted) {
    const before = tagOf(live, tag.key);
    if (tag.key === ownTags.unread || before === tag.value || (tag.key === ownTags.protected && isProtected(live))) continue;
    first.set.push(tag);
    changes.push(writer.ownTag(tag.key, before, tag.value));
  }
  const wantsProtection = ownTagsWanted.some((tag) => tag.key === ownTags.protected);
  if (isProtected(live) && !wantsProtection) {
    lift.push(ownTags.protected);
    changes.push(writer.ownTag(ownTags.protected, tagOf(live, ownTags.protected), undefined));
  }
  // What is only ignored for a while keeps its digest, so that the end of the rule is no change.
  if (side.statedUnread.size === 0 && tagOf(live, ownTags.unread) !== undefined) {
    lift.push(ownTags.unread);
    changes.push(writer.ownTag(ownTags.unread, tagOf(live, ownTags.unread), undefined));
  }
  return { changes, first, lift };
}

