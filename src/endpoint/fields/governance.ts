import { objectsOf, textOf } from '../../json.js';
import type { Json, KeyedListField, ObjectField, Strictness } from './types.js';

/** Tags that this tool keeps on endpoints for itself; they never appear under `tags`. */
export const ownTags = {
  manifest: 'endpoints_manifest',
  protected: 'endpoints_protected',
  unread: 'endpoints_unread',
  hold: 'endpoints_hold',
} as const;
export const ownTagKeys: readonly string[] = Object.values(ownTags);

/** N24: a set keyed by `key`; a missing value is "". */
export const tagsField: KeyedListField = {
  type: 'keyed-list',
  doc: 'Tags, also found on billing records. May be written as a map.',
  evidence: 'N24, C14',
  identity: ['key'],
  item: {
    type: 'object',
    stated: 'whole',
    doc: 'One tag.',
    fields: {
      key: {
        type: 'string',
        doc: 'Key.',
        required: true,
        pattern: /^[^.,=/:]{1,255}$/,
        patternWords: '1 to 255 characters, none of `.` `,` `=` `/` `:`',
        evidence: 'C14',
      },
      value: { type: 'string', doc: 'Value; empty when left out.' },
    },
  },
  toEntries: (items) =>
    objectsOf([...items])
      .map((tag): [string, Json] => [textOf(tag['key']), textOf(tag['value'])])
      .filter(([key]) => !ownTagKeys.includes(key)),
  fromEntries: (entries) => entries.map(([key, value]) => ({ key, value })),
};

const levels = ['CAN_VIEW', 'CAN_QUERY', 'CAN_MANAGE'] as const;

/** Fields that name a principal, with the word used for it in paths. */
export const principalFields = {
  group_name: 'group',
  user_name: 'user',
  service_principal_name: 'service-principal',
} as const;

function strictnessOfGrant(before: Json | undefined, after: Json | undefined): Strictness {
  const rank = (level: Json | undefined): number => levels.findIndex((known) => known === level);
  return rank(after) < rank(before) ? 'tighter' : 'looser';
}

export const permissionsField: KeyedListField = {
  type: 'keyed-list',
  doc: "Direct grants, stated whole. The creator's own grant is kept by itself.",
  evidence: 'R40, R41',
  identity: Object.keys(principalFields),
  strictness: strictnessOfGrant,
  item: {
    type: 'object',
    stated: 'whole',
    doc: 'One grant.',
    fields: {
      level: {
        type: 'string',
        doc: '`CAN_VIEW`, `CAN_QUERY` or `CAN_MANAGE`.',
        values: levels,
        closed: true,
        required: true,
      },
      group_name: { type: 'string', doc: 'A group.' },
      user_name: { type: 'string', doc: "A user's e-mail." },
      service_principal_name: { type: 'string', doc: "A service principal's application id." },
    },
  },
  toEntries: (items) =>
    objectsOf([...items]).flatMap((grant): [string, Json][] => {
      const principal = Object.entries(principalFields).find(([field]) => typeof grant[field] === 'string');
      if (principal === undefined) return [];
      return [[`${principal[1]}:${textOf(grant[principal[0]])}`, grant['level'] ?? grant['permission_level'] ?? '']];
    }),
  fromEntries: (entries) =>
    entries.map(([id, permission_level]) => {
      const colon = id.indexOf(':');
      const field = Object.entries(principalFields).find(([, word]) => word === id.slice(0, colon));
      return { [field?.[0] ?? 'user_name']: id.slice(colon + 1), permission_level };
    }),
};

/** N29: unordered sets of addresses. */
const addresses = (doc: string): KeyedListField => ({
  type: 'keyed-list',
  doc,
  evidence: 'N29',
  identity: [],
  toEntries: (items) => items.map((address) => [textOf(address), true]),
  fromEntries: (entries) => entries.map(([address]) => address),
});

export const emailNotificationsField: ObjectField = {
  type: 'object',
  stated: 'whole',
  doc: 'Who is told of updates. `{}` removes all.',
  evidence: 'R13',
  fields: {
    on_update_success: addresses('Addresses told when an update succeeds.'),
    on_update_failure: addresses('Addresses told when an update fails.'),
  },
};

const table = (what: string) =>
  ({ type: 'string', doc: `Table for ${what} (\`catalog.schema.table\`).` }) as const;

export const telemetryConfigField: ObjectField = {
  type: 'object',
  stated: 'whole',
  doc: 'Telemetry of custom models. `{}` removes it.',
  evidence: 'R14, N30, C23',
  fields: {
    telemetry_profile_id: {
      type: 'string',
      doc: 'Profile to reuse; made by the platform when tables are given instead.',
      serverDefaulted: true,
    },
    table_names: {
      type: 'object',
      stated: 'whole',
      doc: 'Tables of a new profile. The platform never returns them.',
      writeOnly: true,
      fields: {
        logs_table: table('logs'),
        metrics_table: table('metrics'),
        traces_table: table('traces'),
        annotations_table: table('annotations'),
      },
    },
    inference_table_config: {
      type: 'object',
      stated: 'whole',
      doc: 'Sampling of the inference table.',
      readOnly: ['name'],
      serverDefaulted: true,
      fields: {
        sampling_fraction: { type: 'number', doc: '0.0 to 1.0.', minimum: 0, maximum: 1 },
      },
    },
    enabled_telemetry_features: {
      type: 'string-list',
      doc: 'Signals to collect, of `TELEMETRY_FEATURE_LOGS`, `_METRICS`, `_TRACES` and `_INFERENCE_TABLE`; all when left out.',
      serverDefaulted: true,
    },
  },
};
