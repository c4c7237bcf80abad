/** The reference of all fields in docs/manifest.md, made from the table of fields. */
import { creationFields, sectionNames, sections, type Field } from '../src/endpoint/fields/index.js';
import { table } from './readme-tables.js';

type Row = [path: string, type: string, meaning: string];

/** One table for the endpoint itself and one for each section, in the order of the table of fields. */
export function fieldReference(): string {
  const head = ['Field', 'Type', 'Meaning'];
  const own = Object.entries<Field>(creationFields).flatMap(([name, field]) => rowsOf(name, field));
  const parts = sectionNames.map((name) => {
    const { doc, field, kinds } = sections[name];
    const only = kinds === undefined ? '' : ` For ${kinds.join(', ')} endpoints only.`;
    return `### \`${name}\`\n\n${doc}${only}\n\n${table(head, rowsOf(name, field))}`;
  });
  return [`### The endpoint itself\n\nOnly the create request can set these.\n\n${table(head, own)}`, ...parts].join('\n\n');
}

function rowsOf(path: string, field: Field): Row[] {
  return [[`\`${path}\``, typeWords(field), meaning(field)], ...below(path, field)];
}

function below(path: string, field: Field): Row[] {
  if (field.type === 'object') return Object.entries(field.fields).flatMap(([name, one]) => rowsOf(`${path}.${name}`, one));
  if (field.type === 'entity-list') return below(`${path}[]`, field.item);
  if (field.type === 'keyed-list' && field.item !== undefined) return below(`${path}[]`, field.item);
  return [];
}

function typeWords(field: Field): string {
  switch (field.type) {
    case 'string': {
      if (field.values === undefined) return field.maxLength === undefined ? 'string' : `string, up to ${field.maxLength} characters`;
      const known = field.values.map((value) => `\`${value}\``).join(', ');
      return field.closed === true ? `one of ${known}` : `string, such as ${known}`;
    }
    case 'integer':
    case 'number': {
      const { minimum, maximum, multipleOf } = field;
      const range = [minimum === undefined ? '' : `from ${minimum}`, maximum === undefined ? '' : `to ${maximum}`, multipleOf === undefined ? '' : `in steps of ${multipleOf}`];
      return [field.type, ...range].filter((word) => word !== '').join(' ');
    }
    case 'keyed-list':
      return field.item === undefined ? 'list of strings' : 'list';
    case 'entity-list':
      return 'list';
    case 'string-list':
      return 'list of strings';
    case 'string-map':
      return 'map of strings';
    default:
      return field.type;
  }
}

function meaning(field: Field): string {
  const notes = [
    field.required === true ? 'Required.' : '',
    field.kinds === undefined ? '' : `For ${field.kinds.join(', ')} only.`,
    field.update === 'replace' ? 'Immutable: a change replaces the endpoint.' : '',
    field.update === 'no-route' ? 'A change is a warning.' : '',
    field.writeOnly === true ? 'Write-only: the platform never returns it.' : '',
    field.credential === true ? 'A secret: `{{secrets/scope/key}}` only.' : '',
    field.manifestOnly === true ? 'An addition of the manifest.' : '',
    field.deprecated === undefined ? '' : `Deprecated: ${field.deprecated.replace(/\.?$/, '.')}`,
  ];
  return [field.doc, ...notes].filter((note) => note !== '').join(' ');
}
