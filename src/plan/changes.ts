/** Writes changes for eyes and for approval: values redacted, each with the digest of its wanted end state. */
import { isObject } from '../json.js';
import { ownTags, type Impact, type Json, type JsonObject, type SectionName } from '../endpoint/fields/index.js';
import type { Canonical } from '../endpoint/model.js';
import { digestOf } from './digest.js';
import type { Difference } from './diff.js';
import type { Change, ChangeClass } from './plan.js';
import { showLive } from './redact.js';

/** Raised when the meaning of a digest changes: an older approval then approves nothing. */
const digestFormat = 1;

/** The path that stands for the endpoint as a whole. */
const wholePath = 'endpoint';

interface Subject {
  host: string;
  /** The endpoint's name. */
  name: string;
  /** Environment values that stand literally in the manifest. */
  literals: ReadonlySet<string>;
}

export class ChangeWriter {
  constructor(private readonly subject: Subject) {}

  /** Digest of [format, host, endpoint, class, path, wanted value] and, for what destroys, the endpoint's id. */
  private digest(kind: ChangeClass, path: string, wanted: Canonical, id?: string): string {
    const facts: Json[] = [digestFormat, this.subject.host, this.subject.name, kind, path, wanted ?? null];
    return digestOf(id === undefined ? facts : [...facts, id]);
  }

  documentDigest(whole: JsonObject): string {
    return this.digest('set', wholePath, whole);
  }

  /** `shown` is the document as the manifest would say it; `whole` is what approving it approves. */
  create(whole: JsonObject, shown: JsonObject): Change {
    return {
      path: wholePath,
      section: 'endpoint',
      action: 'add',
      after: shown,
      sensitive: false,
      impact: 'rollout',
      class: 'set',
      digest: this.documentDigest(whole),
    };
  }

  replace(whole: JsonObject, shown: JsonObject, replaced: { id: string; why: string }): Change {
    return {
      path: wholePath,
      section: 'endpoint',
      action: 'change',
      before: replaced.id,
      after: shown,
      sensitive: false,
      impact: 'replace',
      class: 'replace',
      digest: this.digest('replace', wholePath, whole, replaced.id),
      note: replaced.why,
    };
  }

  delete(id: string): Change {
    return {
      path: wholePath,
      section: 'endpoint',
      action: 'remove',
      before: id,
      sensitive: false,
      impact: 'delete',
      class: 'delete',
      digest: this.digest('delete', wholePath, null, id),
    };
  }

  difference(difference: Difference, note?: string): Change {
    const { before, after, field } = difference;
    const shown = before === undefined ? undefined : showLive(field, before, this.subject.literals);
    // What the manifest wants is shown as it stands there; an ignored live value can be part of it, and is not.
    const wanted = after === undefined ? undefined : isObject(after) || field.hiddenWhenLive ? showLive(field, after, this.subject.literals) : { value: after, sensitive: false };
    const kind: ChangeClass = after === undefined ? 'remove' : 'set';
    return {
      path: difference.path,
      section: difference.section,
      action: difference.action,
      ...(shown === undefined ? {} : { before: shown.value }),
      ...(wanted === undefined ? {} : { after: wanted.value }),
      sensitive: shown?.sensitive === true || wanted?.sensitive === true,
      impact: difference.impact,
      class: kind,
      digest: this.digest(kind, difference.path, wanted?.value),
      ...(difference.strictness === undefined ? {} : { strictness: difference.strictness }),
      ...(note === undefined ? {} : { note }),
    };
  }

  /** A write-only value: what is live is not known. */
  unread(path: string, section: SectionName, before: Json | undefined, after: Json, impact: Impact): Change {
    return {
      path,
      section,
      action: before === undefined ? 'add' : 'change',
      ...(before === undefined ? {} : { before }),
      after,
      sensitive: false,
      impact,
      class: 'set',
      digest: this.digest('set', path, after),
    };
  }

  creationField(path: string, before: Canonical, after: Canonical): Change {
    return {
      path,
      section: 'creation',
      action: 'change',
      before: before ?? null,
      after: after ?? null,
      sensitive: false,
      impact: 'replace',
      class: 'set',
      digest: this.digest('set', path, after),
    };
  }

  /** A change of one of our own tags; its path is `ownership`. */
  ownTag(key: string, before: string | undefined, after: string | undefined): Change {
    const kind: ChangeClass = after === undefined ? 'remove' : key === ownTags.manifest ? 'adopt' : 'set';
    const line = (value: string): string => `${key}: ${value}`;
    return {
      path: 'ownership',
      section: 'ownership',
      action: before === undefined ? 'add' : after === undefined ? 'remove' : 'change',
      ...(before === undefined ? {} : { before: line(before) }),
      ...(after === undefined ? {} : { after: line(after) }),
      sensitive: false,
      impact: 'metadata',
      class: kind,
      digest: this.digest(kind, 'ownership', after === undefined ? key : line(after)),
    };
  }
}
