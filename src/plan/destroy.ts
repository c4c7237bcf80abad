/** What keeps an endpoint from being deleted: by absence from the manifest, or as the first half of a replacement. */
import { canonicalEndpoint } from '../endpoint/canonical.js';
import { isObject } from '../json.js';
import { isCreatorsGrant } from '../endpoint/document.js';
import { sectionNames, type Json, type JsonObject } from '../endpoint/fields/index.js';
import type { Endpoint, Grant, LiveEndpoint, SourcePlace } from '../endpoint/model.js';
import { statedForm } from './bodies.js';
import { writeEndpointLines } from './manifest-lines.js';
import { isProtected } from './ownership.js';
import type { Block } from './plan.js';

/** The input `allow-destroy`: nothing, everything, or endpoint names. */
export type AllowDestroy = boolean | readonly string[];

export function mayDestroy(allow: AllowDestroy, name: string): boolean {
  return typeof allow === 'boolean' ? allow : allow.includes(name);
}

export interface DestroyQuestion {
  live: Pick<LiveEndpoint, 'tags'>;
  name: string;
  /** The manifest protects it. */
  preventDestroy: boolean;
  allow: AllowDestroy;
  /** Where it may also be allowed by this label on the pull request that is planned. */
  label?: string | undefined;
  what: 'delete' | 'replace';
  place?: SourcePlace | undefined;
}

/** Why deleting is not allowed (`destroy-blocked`): protection, which no input lifts, and the input that is missing. */
export function destroyBlocks(question: DestroyQuestion): Block[] {
  const place = question.place === undefined ? {} : { place: question.place };
  const blocks: Block[] = [];
  if (question.preventDestroy || isProtected(question.live)) {
    blocks.push({
      reason: 'destroy-blocked',
      message: `\`${question.name}\` is protected against deletion${question.preventDestroy ? ' by `prevent_destroy`' : ' by the tag `endpoints_protected` that an earlier apply left'}.`,
      hint: 'Lift the protection first: state the endpoint without `prevent_destroy`, apply that alone, then make this change.',
      protection: true,
      ...place,
    });
  }
  if (mayDestroy(question.allow, question.name)) return blocks;
  blocks.push({
    reason: 'destroy-blocked',
    message:
      question.what === 'delete'
        ? `\`${question.name}\` is no longer in the manifest, and deleting is not allowed.`
        : `\`${question.name}\` must be deleted and created again, and deleting is not allowed.`,
    hint: `Set the input \`allow-destroy\` to \`${question.name}\` (one name a line) or to \`true\`${byLabel(question.label)}, or keep the endpoint as it is.`,
    ...place,
  });
  return blocks;
}

const byLabel = (label: string | undefined): string =>
  label === undefined ? '' : `, or let someone with write access who is not the author set the label \`${label}\` after the last push`;

export interface LossQuestion {
  want: Endpoint;
  live: LiveEndpoint;
  liveDocument: JsonObject;
  grants: readonly Grant[];
  key: string;
  place?: SourcePlace | undefined;
}

/** The order of a reply means nothing in these sections: all their lists are sets, written in an order of our own. */
function inOrder(value: Json): Json {
  if (Array.isArray(value)) {
    const keyed = value.map((item) => ({ item: inOrder(item), key: JSON.stringify(item) }));
    return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item);
  }
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inOrder(item)])) : value;
}

/** Blocks a replacement that would lose what the manifest does not state, and lists it as YAML to paste. */
export function lossBlock(question: LossQuestion): Block | undefined {
  const { want, liveDocument, live } = question;
  const lost: JsonObject = {};
  const view = canonicalEndpoint(live.name, want.kind, liveDocument, 'live');
  let losesConfig = false;
  for (const section of sectionNames) {
    const value = view.sections[section];
    if (want.sections[section] !== undefined || !isObject(value) || Object.keys(value).length === 0) continue;
    if (section === 'config') losesConfig = true;
    else if (section !== 'permissions') lost[section] = inOrder(statedForm(section, liveDocument[section] ?? {}) ?? {});
  }
  const direct = question.grants.filter((grant) => !isCreatorsGrant(grant, live));
  if (want.sections.permissions === undefined && direct.length > 0) {
    lost['permissions'] = inOrder(direct.map((grant): Json => ({ level: grant.level, [grant.field]: grant.principal })));
  }
  const names = [...(losesConfig ? ['config'] : []), ...Object.keys(lost)];
  if (names.length === 0) return undefined;
  const paste = Object.keys(lost).length === 0 ? {} : { paste: writeEndpointLines(question.key, lost) };
  return {
    reason: 'destroy-blocked',
    message: `Replacing \`${live.name}\` would lose what the manifest does not state: ${names.map((name) => `\`${name}\``).join(', ')}.`,
    hint: 'State it in the manifest (`{}` or `[]` for none), or remove it from the live endpoint first.',
    ...paste,
    ...(question.place === undefined ? {} : { place: question.place }),
  };
}
