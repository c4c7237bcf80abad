import type { Json, JsonObject } from '../../json.js';

export type { Json, JsonObject };

/** What happens to the endpoint when a field changes; worse ones come later. */
export const impacts = ['none', 'metadata', 'traffic', 'rollout', 'replace', 'delete'] as const;
export type Impact = (typeof impacts)[number];

/** What a served entity is; it decides routes, defaults and which fields make sense. */
export const entityKinds = ['external', 'model-units', 'throughput', 'custom'] as const;
export type EntityKind = (typeof entityKinds)[number];

/** The list around an item, by id, on both sides. */
export interface ListAround {
  id: string;
  live: JsonObject;
  want: JsonObject;
}

/** Whether going from one value to another makes access or content rules stricter. */
export type Strictness = 'tighter' | 'looser' | 'neutral';

/** What is known of one field, and why. Everything optional has the ordinary meaning when absent. */
export interface FieldFacts {
  /** One sentence for the reference page and the JSON Schema. */
  doc: string;
  /** Where the facts come from: rules (N*), constraints (C*), routes (R*) of the platform page. */
  evidence?: string;
  /** Must be there whenever the object around it is stated. */
  required?: boolean;
  /** How a change of it takes effect: in place, by delete and create, or by no route at all (a warning). */
  update?: 'in-place' | 'replace' | 'no-route';
  /** Impact of a change in place, where it is not that of the section. */
  impact?: Impact;
  /** The API never returns it. */
  writeOnly?: boolean;
  /** Absent in a reply, or unstated under a stated object, means this value (compared, never sent). */
  absentMeans?: Json | ((kind: EntityKind) => Json | undefined);
  /** The server fills it when it is left out: unstated is no difference even inside an object stated whole. */
  serverDefaulted?: boolean;
  /** Tells from the live fields around it that the platform filled it in and nobody set it: it counts as absent. */
  filledBeside?: (siblings: JsonObject) => boolean;
  /** Sent along when its route replaces everything and the manifest does not state it. */
  carried?: boolean;
  /** Names of sibling fields that exclude this one: it is neither carried nor compared while one of them is stated. */
  excludedBy?: readonly string[];
  /** Kinds of served entity that know it; all when absent. */
  kinds?: readonly EntityKind[];
  /** A secret: only `{{secrets/scope/key}}` may be written, and a live value of another form is never shown. */
  credential?: boolean;
  /** A live value is shown only if it is a secret reference or stands literally in the manifest. */
  hiddenWhenLive?: boolean;
  /** Named lenient equality, beyond `===`. */
  same?: (wanted: Json, live: Json) => boolean;
  /** For fields that guard access or content; `beside` is the whole list, for its items. */
  strictness?: (before: Json | undefined, after: Json | undefined, beside?: ListAround) => Strictness;
  /** A value no less strict than both, for a change that tightens and loosens at once; `undefined` where none can be said. */
  strictest?: (before: Json, after: Json) => Json | undefined;
  /** Why it should no longer be used. */
  deprecated?: string;
  /** Left out of paths: `config.traffic_config[main]`, not `config.traffic_config.routes[main]`. */
  unnamed?: boolean;
  /** An addition of the manifest to the API's own shape: never sent, never compared. */
  manifestOnly?: boolean;
}

export interface StringField extends FieldFacts {
  type: 'string';
  /** Known values. Others are accepted with a warning unless `closed`. */
  values?: readonly string[];
  closed?: boolean;
  pattern?: RegExp;
  patternWords?: string;
  minLength?: number;
  maxLength?: number;
}

export interface NumberField extends FieldFacts {
  type: 'integer' | 'number';
  minimum?: number;
  maximum?: number;
  /** Documented step, such as concurrency in fours (C8). */
  multipleOf?: number;
}

export interface BooleanField extends FieldFacts {
  type: 'boolean';
}

/** A list of strings that is replaced as a whole. */
export interface StringListField extends FieldFacts {
  type: 'string-list';
}

/** A map of strings, compared key by key. */
export interface StringMapField extends FieldFacts {
  type: 'string-map';
}

export interface ObjectField extends FieldFacts {
  type: 'object';
  fields: Readonly<Record<string, Field>>;
  /** `whole`: what is not stated is none. `by-field`: what is not stated is unmanaged. */
  stated: 'whole' | 'by-field';
  /** Names that replies carry and no request may: dropped with a warning when pasted (N16). */
  readOnly?: readonly string[];
  /** The block counts as absent when this holds (a disabled block). */
  off?: (value: JsonObject) => boolean;
}

/** A list of objects, each with an identity, compared item by item and field by field. */
export interface EntityListField extends FieldFacts {
  type: 'entity-list';
  item: ObjectField;
}

/** A list that is a map at heart (tags, routes, grants, limits, addresses): identity -> one scalar. */
export interface KeyedListField extends FieldFacts {
  type: 'keyed-list';
  /** Shape of one item in the manifest; absent for a list of plain strings. */
  item?: ObjectField;
  /** Reads the items of either side; order does not matter. */
  toEntries: (items: readonly Json[]) => [id: string, value: Json][];
  /** Writes the items as the API wants them. */
  fromEntries: (entries: readonly (readonly [id: string, value: Json])[]) => Json[];
  /** Identity of one item for merging (the fields that make it), as the manifest writes it. */
  identity: readonly string[];
}

export type Field =
  | StringField
  | NumberField
  | BooleanField
  | StringListField
  | StringMapField
  | ObjectField
  | EntityListField
  | KeyedListField;

/** A part of the endpoint that one route writes. */
export interface Section {
  doc: string;
  /** The field that holds it, as in the create request. */
  field: Field;
  /** Impact of a change where the field's row says nothing else. */
  impact: Impact;
  /** Routes that write it after creation. */
  routes: readonly string[];
  /** Kinds of served entity that accept it. */
  kinds?: readonly EntityKind[];
}
