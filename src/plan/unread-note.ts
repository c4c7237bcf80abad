/**
 * The tag that remembers values which nobody can read back. Once they are written it holds their digest. Before that it
 * holds `<digest>-<config version>-<telemetry profile>`, as both were before the write: whatever becomes of the run, the
 * next one can tell by them what has arrived.
 */
import { effectiveConfig } from '../endpoint/document.js';
import type { LiveEndpoint } from '../endpoint/model.js';
import { isObject, textOf } from '../json.js';
import { digestOf } from './digest.js';

/** Sections with fields that nobody can read. */
export type UnreadSection = 'config' | 'telemetry_config';

export interface UnreadNote {
  digest: string;
  /** As it was before the write; absent once everything is known to be written. */
  before?: { version: number; profile: string };
}

const underWay = /^([0-9a-f]{24})-(\d{1,15})-([0-9a-f]{12})$/;

/** Reads the tag's value. What has another form is a digest, and one that nothing equals. */
export function readNote(value: string): UnreadNote {
  const [, digest, version, profile] = underWay.exec(value) ?? [];
  if (digest === undefined || version === undefined || profile === undefined) return { digest: value };
  return { digest, before: { version: Number(version), profile } };
}

/**
 * The value to write before the values themselves. What `known`, a note of the same values, says of the time before
 * them stays true, unless the endpoint is another one by now and counts its versions anew.
 */
export function intentOf(digest: string, live: LiveEndpoint, known?: UnreadNote): string {
  const { version, profile } = known?.before ?? { version: Infinity, profile: profileDigest(live) };
  return [digest, Math.min(version, versionOf(live)), profile].join('-');
}

/** Whether what was sent in a section after the note has arrived: a newer config (N1), another profile (R14). */
export function hasArrived(note: UnreadNote, section: UnreadSection, live: LiveEndpoint): boolean {
  const { before } = note;
  if (before === undefined) return true;
  if (section === 'config') return versionOf(live) > before.version;
  return profileOf(live) !== '' && profileDigest(live) !== before.profile;
}

/** A rollout that failed does not count: what it left pending will never serve. */
const versionOf = (live: LiveEndpoint): number => effectiveConfig(live)?.version ?? 0;

function profileOf({ sections }: LiveEndpoint): string {
  const telemetry = sections.telemetry_config;
  return isObject(telemetry) ? textOf(telemetry['telemetry_profile_id']) : '';
}

/** Of a fixed length and alphabet, whatever the profile's id is made of (Q16). */
const profileDigest = (live: LiveEndpoint): string => digestOf(profileOf(live)).slice(0, 12);
