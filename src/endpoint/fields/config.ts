import { objectsOf, textOf } from '../../json.js';
import { servedEntityField } from './served-entity.js';
import type { KeyedListField, ObjectField } from './types.js';

/** N7: the two name fields of a route are aliases. N8: order means nothing, the percentage is an integer. */
const routes: KeyedListField = {
  type: 'keyed-list',
  doc: 'Traffic routes; percentages sum to 100. A 0 % route is meaningful (fallback only, or dark).',
  evidence: 'N6-N9, C5',
  unnamed: true,
  absentMeans: 0,
  identity: ['served_entity_name', 'served_model_name'],
  item: {
    type: 'object',
    stated: 'whole',
    doc: 'Share of the requests that one served entity answers.',
    fields: {
      served_entity_name: { type: 'string', doc: 'Name of the served entity.' },
      served_model_name: {
        type: 'string',
        doc: 'Older name of `served_entity_name`.',
        deprecated: 'write `served_entity_name`',
      },
      traffic_percentage: { type: 'integer', doc: '0 to 100.', minimum: 0, maximum: 100, required: true },
    },
  },
  toEntries: (items) =>
    objectsOf([...items]).map((route) => {
      const name = route['served_entity_name'] ?? route['served_model_name'] ?? '';
      return [textOf(name), Number(route['traffic_percentage'])];
    }),
  fromEntries: (entries) =>
    entries.map(([served_entity_name, traffic_percentage]) => ({ served_entity_name, traffic_percentage })),
};

export const configField: ObjectField = {
  type: 'object',
  stated: 'by-field',
  doc: 'What the endpoint serves. Cannot be removed once written.',
  // `served_models` alone is read as `served_entities`; beside them it is their mirror in replies.
  readOnly: ['config_version', 'start_time', 'served_models'],
  fields: {
    served_entities: {
      type: 'entity-list',
      doc: 'The served entities, stated whole. Their order is the order of fallback.',
      evidence: 'N5, C4',
      item: servedEntityField,
    },
    traffic_config: {
      type: 'object',
      stated: 'whole',
      doc: 'How requests are split. May be left out for a single entity.',
      evidence: 'N6',
      impact: 'traffic',
      fields: { routes },
    },
    auto_capture_config: {
      type: 'object',
      stated: 'by-field',
      doc: 'Legacy inference table.',
      readOnly: ['state'],
      deprecated: 'use `ai_gateway.inference_table_config`',
      evidence: 'N31',
      carried: true,
      fields: {
        catalog_name: { type: 'string', doc: 'Catalog of the table.', minLength: 1, update: 'replace', carried: true },
        schema_name: { type: 'string', doc: 'Schema of the table.', minLength: 1, update: 'replace', carried: true },
        table_name_prefix: { type: 'string', doc: 'Prefix of the table.', minLength: 1, update: 'replace', carried: true },
        enabled: { type: 'boolean', doc: 'Once disabled it cannot be enabled again.', carried: true },
      },
    },
  },
};
