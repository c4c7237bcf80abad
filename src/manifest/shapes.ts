import {
  creationFields,
  namePattern,
  readOnlyEndpointFields,
  sectionNames,
  sections,
  type Field,
  type KeyedListField,
  type ObjectField,
  type StringField,
} from '../endpoint/fields/index.js';

/** A map whose keys are the author's own names. */
export interface MapShape {
  type: 'map';
  doc: string;
  value: Shape;
  keyPattern?: RegExp;
  keyWords?: string;
}

/** A map with known keys, above the level of endpoints. */
export interface GroupShape {
  type: 'group';
  doc: string;
  fields: Readonly<Record<string, Shape>>;
}

/** A variable: its default, or `{ default, description }`. */
export interface VariableShape {
  type: 'variable';
  doc: string;
}

/** What may stand at a place of the manifest: rows of the table of fields, and what lies around endpoints. */
export type Shape = Field | MapShape | GroupShape | VariableShape;

const ignoreChanges: KeyedListField = {
  type: 'keyed-list',
  doc: 'Differences that are left alone.',
  // No identity: a list in a later layer replaces the inherited one.
  identity: [],
  toEntries: (items) => items.map((item, index) => [String(index), item]),
  fromEntries: (entries) => entries.map(([, item]) => item),
  item: {
    type: 'object',
    stated: 'whole',
    doc: 'One path whose differences are left alone.',
    fields: {
      path: {
        type: 'string',
        doc: 'Path as plans show it, such as `config.served_entities[main].workload_size`.',
        required: true,
      },
      reason: { type: 'string', doc: 'Why; shown in reports.', required: true },
      until: { type: 'string', doc: 'Last day on which it counts, `YYYY-MM-DD`.' },
    },
  },
};

export const lifecycleField: ObjectField = {
  type: 'object',
  stated: 'whole',
  doc: 'How the tool may treat the endpoint. Not sent to the platform.',
  manifestOnly: true,
  fields: {
    prevent_destroy: { type: 'boolean', doc: 'Refuse to delete or replace the endpoint.', absentMeans: false },
    adopt: { type: 'boolean', doc: 'Take over an endpoint of this name that nobody owns yet.', absentMeans: false },
    ignore_changes: ignoreChanges,
  },
};

const nameField: StringField = {
  type: 'string',
  doc: "Name of the endpoint; the key, after the target's `name_prefix`, when left out.",
  pattern: namePattern,
  patternWords: '1 to 63 letters, digits, `-` or `_`, the first a letter or digit',
  evidence: 'C1, C2',
};

/** One endpoint as the manifest writes it; also the shape of `defaults`. */
export const endpointField: ObjectField = {
  type: 'object',
  stated: 'by-field',
  doc: 'An endpoint.',
  readOnly: readOnlyEndpointFields,
  fields: {
    name: nameField,
    ...Object.fromEntries(sectionNames.map((name) => [name, sections[name].field])),
    ...creationFields,
    lifecycle: lifecycleField,
  },
};

/** What `defaults` may hold: all of an endpoint but its name. */
export const defaultsField: ObjectField = {
  ...endpointField,
  doc: 'Merged under every endpoint.',
  fields: Object.fromEntries(Object.entries(endpointField.fields).filter(([name]) => name !== 'name')),
};

export const idPattern = /^[A-Za-z0-9_-]{1,40}$/;
const variablePattern = /^[A-Za-z_][A-Za-z0-9_-]{0,62}$/;

const endpointsOf = (doc: string): MapShape => ({ type: 'map', doc, value: endpointField });

const targetShape: GroupShape = {
  type: 'group',
  doc: 'A place to deploy to.',
  fields: {
    default: { type: 'boolean', doc: 'Whether it is meant when no target is chosen.' },
    host: { type: 'string', doc: 'URL the workspace must have. Checked, never where credentials are sent.' },
    variables: {
      type: 'map',
      doc: 'Values of variables in this target.',
      value: { type: 'string', doc: 'Value of the variable.' },
    },
    name_prefix: { type: 'string', doc: 'Put before endpoint names that come from keys.' },
    endpoints: endpointsOf('Merged over the endpoints of the same keys; `null` leaves one out of this target.'),
  },
};

export const manifestShape: GroupShape = {
  type: 'group',
  doc: 'Databricks Model Serving endpoints as code.',
  fields: {
    id: {
      type: 'string',
      doc: 'Tells by whom endpoints are owned. Written once, and best never changed.',
      pattern: idPattern,
      patternWords: '1 to 40 letters, digits, `-` or `_`',
    },
    moved_from: {
      type: 'string-list',
      doc: 'Ownership tags (`<owner>__<repo>__<id>__<target>`) of manifests whose endpoints this one may take over.',
    },
    variables: {
      type: 'map',
      doc: 'Values for `${var.<name>}`.',
      value: { type: 'variable', doc: 'The default, or a map with `default` and `description`.' },
      keyPattern: variablePattern,
      keyWords: 'letters, digits, `-` or `_`, the first a letter or `_`',
    },
    targets: {
      type: 'map',
      doc: 'Places to deploy to, one of them chosen for a run.',
      value: targetShape,
      keyPattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/,
      keyWords: '1 to 63 letters, digits, `.`, `-` or `_`, the first a letter or digit',
    },
    defaults: defaultsField,
    endpoints: endpointsOf('The endpoints. `{}` means none, and with it that all owned ones go.'),
  },
};
