import { z } from 'zod';
import type { Field, NumberField, ObjectField, StringField } from '../endpoint/fields/index.js';
import { sectionNames, sections } from '../endpoint/fields/index.js';
import { servedEntityField } from '../endpoint/fields/served-entity.js';
import { defaultsField, endpointField, lifecycleField, manifestShape, type GroupShape, type MapShape, type Shape } from './shapes.js';

const templated = z.string().regex(/\$\{/).meta({ description: 'Text with `${var.<name>}` or `${target.name}`.' });
const anyScalar = z.union([z.string(), z.number(), z.boolean()]);
const dropped = z.null().meta({ description: 'Drops an inherited value.' });

/** Shapes that are used in several places, and so stand in `definitions` once. */
const definitionNames = new Map<Shape, string>([
  [endpointField, 'endpoint'],
  [defaultsField, 'defaults'],
  [servedEntityField, 'served_entity'],
  [lifecycleField, 'lifecycle'],
  ...sectionNames.map((name): [Shape, string] => [sections[name].field, name]),
]);

type Built = Map<Shape, z.ZodType>;

/**
 * The JSON Schema of one manifest file (draft 7, which editors know best), made from the table of fields. It accepts
 * every file that the reader of manifests accepts; rules across fields and files are left to the reader.
 */
export function manifestJsonSchema(): object {
  const root = schemaOf(manifestShape, new Map()).meta({
    title: 'Databricks Endpoints as Code: manifest',
    description: manifestShape.doc,
  });
  return z.toJSONSchema(root, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema }) => {
      // zod spells out the range of safe integers, which says nothing to an author.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
}

function schemaOf(shape: Shape, built: Built): z.ZodType {
  const known = built.get(shape);
  if (known !== undefined) return known;
  const id = definitionNames.get(shape);
  const schema = unionOf(alternatives(shape, built));
  const result = id === undefined ? schema : schema.meta({ id, description: shape.doc });
  built.set(shape, result);
  return result;
}

function unionOf(schemas: readonly z.ZodType[]): z.ZodType {
  const [first, ...others] = schemas;
  return first !== undefined && others.length === 0 ? first : z.union(schemas);
}

/** The ways to write a value of the shape, the plainest first. */
function alternatives(shape: Shape, built: Built): z.ZodType[] {
  switch (shape.type) {
    case 'group':
      return [groupSchema(shape, built)];
    case 'map':
      return [mapSchema(shape, built)];
    case 'variable':
      return [anyScalar, z.strictObject({ default: anyScalar.nullable().optional(), description: anyScalar.nullable().optional() })];
    case 'object':
      return [objectSchema(shape, built)];
    case 'entity-list':
      return [listSchema(shape.item, ['name'], built)];
    case 'keyed-list': {
      if (shape.item === undefined) return [z.array(anyScalar)];
      const list = listSchema(shape.item, shape.identity, built);
      return shape === sections.tags.field ? [list, z.record(z.string(), z.union([anyScalar, dropped]))] : [list];
    }
    case 'string-list':
      return [z.array(anyScalar)];
    case 'string-map':
      return [z.record(z.string(), z.union([anyScalar, dropped]))];
    case 'boolean':
      return [z.boolean(), z.enum(['true', 'false']), templated];
    case 'string':
      return stringSchemas(shape);
    default:
      return numberSchemas(shape);
  }
}

function groupSchema(shape: GroupShape, built: Built): z.ZodType {
  const fields = Object.entries(shape.fields).map(([name, field]): [string, z.ZodType] => [
    name,
    schemaOf(field, built).nullable().optional().meta({ description: field.doc }),
  ]);
  return z.strictObject(Object.fromEntries(fields));
}

function mapSchema(shape: MapShape, built: Built): z.ZodType {
  const keys = shape.keyPattern === undefined ? z.string() : z.string().regex(shape.keyPattern);
  return z.record(keys, schemaOf(shape.value, built).nullable());
}

/** A field of an endpoint with its words on the outside, where editors look for them. */
function described(field: Field, built: Built): z.ZodType {
  const own = definitionNames.has(field) ? [schemaOf(field, built)] : alternatives(field, built);
  const deprecated = field.deprecated === undefined ? {} : { deprecated: true };
  const words = field.deprecated === undefined ? field.doc : `${field.doc} Deprecated: ${field.deprecated}.`;
  return z.union([...own, dropped]).optional().meta({ description: words, ...deprecated });
}

function objectSchema(field: ObjectField, built: Built): z.ZodType {
  const shape: Record<string, z.ZodType> = {};
  for (const [name, row] of Object.entries(field.fields)) shape[name] = described(row, built);
  for (const name of field.readOnly ?? []) {
    shape[name] = z.unknown().optional().meta({ description: 'Set by the platform; ignored.', deprecated: true });
  }
  for (const [name, schema] of olderForms(field, built)) shape[name] = schema;
  return z.strictObject(shape);
}

/** Deprecated shapes that the reader translates. */
function olderForms(field: ObjectField, built: Built): [string, z.ZodType][] {
  const older = (schema: z.ZodType, description: string): z.ZodType =>
    z.union([schema, dropped]).optional().meta({ description, deprecated: true });
  const entities = field.fields['served_entities'];
  if (entities?.type === 'entity-list') {
    const { fields } = entities.item;
    const names = { model_name: 'entity_name', model_version: 'entity_version' };
    const renamed = Object.entries(names).map(([from, to]): [string, Field | undefined] => [from, fields[to]]);
    const added = Object.fromEntries(renamed.filter((each): each is [string, Field] => each[1] !== undefined));
    const models = listSchema({ ...entities.item, fields: { ...fields, ...added } }, ['name'], built);
    return [['served_models', older(models, 'Deprecated: write `served_entities`.')]];
  }
  const gateway = field.fields['ai_gateway'];
  const limits = gateway?.type === 'object' ? gateway.fields['rate_limits'] : undefined;
  if (limits === undefined) return [];
  return [['rate_limits', older(schemaOf(limits, built), 'Deprecated: write `ai_gateway.rate_limits`.')]];
}

/** Items, or `{ <identity>, remove: true }` where items have an identity. */
function listSchema(item: ObjectField, identity: readonly string[], built: Built): z.ZodType {
  if (identity.length === 0) return z.array(schemaOf(item, built));
  const shape: Record<string, z.ZodType> = { remove: z.union([z.literal(true), z.literal('true')]) };
  for (const name of identity) {
    const row = item.fields[name];
    if (row !== undefined) shape[name] = described(row, built);
  }
  const removal = z.strictObject(shape).meta({ description: 'Drops an inherited item.' });
  return z.array(z.union([schemaOf(item, built), removal]));
}

function numberSchemas(field: NumberField): z.ZodType[] {
  let number = field.type === 'integer' ? z.int() : z.number();
  if (field.minimum !== undefined) number = number.min(field.minimum);
  if (field.maximum !== undefined) number = number.max(field.maximum);
  if (field.multipleOf !== undefined) number = number.multipleOf(field.multipleOf);
  return [number, z.string().regex(/^\s*[-+]?[\d.]+([eE][-+]?\d+)?\s*$|\$\{/)];
}

function stringSchemas(field: StringField): z.ZodType[] {
  const { values, closed, pattern, minLength, maxLength } = field;
  if (field.credential === true) {
    return [z.string().regex(/^\s*\{\{secrets\/[^/{}\s]+\/[^/{}\s]+\}\}\s*$/), templated];
  }
  if (values !== undefined) return [z.enum(values as [string, ...string[]]), closed === true ? templated : anyScalar];
  // A version or a tag's value may be a number without quotes.
  const unquoted = [z.number(), z.boolean()];
  if (pattern !== undefined) return [z.string().regex(pattern), templated, ...unquoted];
  let text = z.string();
  if (minLength !== undefined) text = text.min(minLength);
  if (maxLength !== undefined) text = text.max(maxLength);
  return maxLength === undefined ? [text, ...unquoted] : [text, templated, ...unquoted];
}
