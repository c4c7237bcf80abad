import { objectsOf, textOf } from '../../json.js';
import type { Json, JsonObject, KeyedListField, ListAround, ObjectField, Strictness, StringListField } from './types.js';

/**
 * C16: a limit of one's own beats that of a group, and that the default. So what comes or goes for one principal is to
 * be compared with what holds without it; for whoever no limit holds, any is stricter.
 */
function strictnessOfLimit(before: Json | undefined, after: Json | undefined, beside?: ListAround): Strictness {
  if (before !== undefined && after !== undefined) return Number(after) < Number(before) ? 'tighter' : 'looser';
  if (before === undefined) {
    const { groups, standard } = widerLimits(beside?.id, beside?.live);
    return [...groups, ...standard].some((limit) => limit < Number(after)) ? 'looser' : 'tighter';
  }
  const { groups, standard } = widerLimits(beside?.id, beside?.want);
  return standard.length > 0 && [...groups, ...standard].every((limit) => limit <= Number(before)) ? 'tighter' : 'looser';
}

/** Limits that hold for a principal where it has none of its own. Who is in which group is not known here. */
function widerLimits(id = '', limits: JsonObject = {}): { groups: number[]; standard: number[] } {
  const slash = id.lastIndexOf('/');
  const [who, unit] = [id.slice(0, slash), id.slice(slash)];
  const found = (matches: (other: string) => boolean): number[] => Object.entries(limits).flatMap(([other, value]) => (matches(other) ? [Number(value)] : []));
  if (!who.includes(':')) return { groups: [], standard: [] };
  return {
    groups: who.startsWith('user_group:') ? [] : found((other) => other.startsWith('user_group:') && other.endsWith(unit)),
    standard: found((other) => other === `user${unit}`),
  };
}

function strictnessOfRank(rank: (value: Json | undefined) => number) {
  return (before: Json | undefined, after: Json | undefined): Strictness => {
    const step = rank(after) - rank(before);
    return step > 0 ? 'tighter' : step < 0 ? 'looser' : 'neutral';
  };
}

const piiRank: Record<string, number> = { NONE: 0, MASK: 1, BLOCK: 2 };

const wordsOf = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(textOf) : []);

/** A list that is not there filters nothing. More forbidden words, or fewer allowed topics, are stricter. */
const wordList = (doc: string, listed: 'forbidden' | 'allowed'): StringListField => {
  const covers = (list: readonly string[], other: readonly string[]): boolean => other.every((word) => list.includes(word));
  return {
    type: 'string-list',
    doc,
    deprecated: 'the platform has deprecated keyword and topic lists',
    evidence: 'C18',
    strictness: (before, after) => {
      const [old, wanted] = [wordsOf(before), wordsOf(after)];
      if (old.length === 0 || wanted.length === 0) return old.length === 0 ? 'tighter' : 'looser';
      return (listed === 'forbidden' ? covers(wanted, old) : covers(old, wanted)) ? 'tighter' : 'looser';
    },
    strictest: (before, after) => {
      const [old, wanted] = [wordsOf(before), wordsOf(after)];
      if (listed === 'forbidden') return [...new Set([...old, ...wanted])].sort();
      const both = old.filter((word) => wanted.includes(word));
      // An empty list would allow every topic.
      return both.length === 0 ? undefined : both;
    },
  };
};

const guardrail = (doc: string): ObjectField => ({
  type: 'object',
  stated: 'whole',
  doc,
  fields: {
    safety: {
      type: 'boolean',
      doc: 'Safety filter.',
      absentMeans: false,
      evidence: 'N27',
      strictness: strictnessOfRank((value) => (value === true ? 1 : 0)),
    },
    pii: {
      type: 'object',
      stated: 'whole',
      doc: 'What happens to personal data.',
      fields: {
        behavior: {
          type: 'string',
          doc: '`NONE`, `BLOCK` or `MASK`.',
          values: ['NONE', 'BLOCK', 'MASK'],
          required: true,
          absentMeans: 'NONE',
          evidence: 'N27',
          strictness: strictnessOfRank((value) => piiRank[textOf(value)] ?? 0),
        },
      },
    },
    invalid_keywords: wordList('Requests or answers with these words are refused.', 'forbidden'),
    valid_topics: wordList('Only these topics are allowed.', 'allowed'),
  },
});

/** N26: no order; one entry for each of `calls` and `tokens`, keyed by key (default `endpoint`) and principal. */
const rateLimits: KeyedListField = {
  type: 'keyed-list',
  doc: 'Limits per minute; at most 20, of which 5 for groups.',
  evidence: 'N26, C16',
  identity: ['key', 'principal', 'calls', 'tokens'],
  item: {
    type: 'object',
    stated: 'whole',
    doc: 'One limit.',
    fields: {
      calls: { type: 'integer', doc: 'Calls allowed.', minimum: 0 },
      tokens: { type: 'integer', doc: 'Tokens allowed.', minimum: 0 },
      key: {
        type: 'string',
        doc: 'To whom it applies.',
        values: ['user', 'endpoint', 'user_group', 'service_principal'],
        closed: true,
        absentMeans: 'endpoint',
      },
      principal: { type: 'string', doc: 'E-mail, group name or application id.' },
      renewal_period: { type: 'string', doc: 'Always `minute`.', values: ['minute'], closed: true },
    },
  },
  strictness: strictnessOfLimit,
  toEntries: (items) =>
    objectsOf([...items]).flatMap((limit) => {
      const principal = limit['principal'] == null || limit['principal'] === '' ? '' : `:${textOf(limit['principal'])}`;
      const who = `${textOf(limit['key'] ?? 'endpoint')}${principal}`;
      return (['calls', 'tokens'] as const)
        .filter((unit) => limit[unit] != null)
        .map((unit): [string, Json] => [`${who}/${unit}`, Number(limit[unit])]);
    }),
  fromEntries: (entries) =>
    entries.map(([id, value]) => {
      const slash = id.lastIndexOf('/');
      const who = id.slice(0, slash);
      const colon = who.indexOf(':');
      const key = colon < 0 ? who : who.slice(0, colon);
      const principal = colon < 0 ? {} : { principal: who.slice(colon + 1) };
      return { [id.slice(slash + 1)]: value, key, ...principal, renewal_period: 'minute' };
    }),
};

const location = (doc: string) => ({ type: 'string', doc, evidence: 'C17' }) as const;

export const aiGatewayField: ObjectField = {
  type: 'object',
  stated: 'whole',
  doc: 'Governance of requests: usage tracking, inference table, limits, guardrails, fallback. `{}` removes it.',
  evidence: 'R10, N27',
  fields: {
    usage_tracking_config: {
      type: 'object',
      stated: 'whole',
      doc: 'Usage tracking in system tables.',
      fields: { enabled: { type: 'boolean', doc: 'On or off.', absentMeans: false } },
    },
    inference_table_config: {
      type: 'object',
      stated: 'whole',
      doc: 'Requests and answers logged to a Delta table. Moving it takes two steps: off, then on elsewhere.',
      evidence: 'C17, N28',
      off: (value) => textOf(value['enabled']) !== 'true',
      fields: {
        enabled: { type: 'boolean', doc: 'On or off.', absentMeans: false },
        catalog_name: location('Catalog; required when enabled.'),
        schema_name: location('Schema; required when enabled.'),
        table_name_prefix: { ...location('Prefix of the table name.'), serverDefaulted: true, evidence: 'N28' },
      },
    },
    rate_limits: rateLimits,
    guardrails: {
      type: 'object',
      stated: 'whole',
      doc: 'Filters on requests and answers (preview).',
      fields: { input: guardrail('On requests.'), output: guardrail('On answers.') },
    },
    fallback_config: {
      type: 'object',
      stated: 'whole',
      doc: 'Retry a failed request with the next external model, in the order of the list.',
      evidence: 'C19',
      fields: { enabled: { type: 'boolean', doc: 'On or off.', absentMeans: false, required: true } },
    },
  },
};
