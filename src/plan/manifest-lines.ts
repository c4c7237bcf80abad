/** Parts of a manifest written for people to paste: every reader of YAML reads back what was meant. */
import { Document, visit, type Scalar } from 'yaml';
import { record, type Json, type JsonObject } from '../json.js';

/** A value whose text is to be read as it stands: `${` opens a reference in a manifest, `$${` is its plain form. */
export function literal<T extends Json>(value: T): T;
export function literal(value: Json): Json {
  // What stands between `${` and `}` is not looked at again when it is read.
  if (typeof value === 'string') return value.replace(/\$\{[^}]*\}?/g, (found) => `$${found}`);
  if (Array.isArray(value)) return value.map((item) => literal(item));
  if (typeof value !== 'object' || value === null) return value;
  return record(Object.entries(value).map(([key, item]): [string, Json] => [key, literal(item)]));
}

/** The lines that state `document` below `endpoints.<key>`, with its text as it stands; end with a line feed. */
export function writeEndpointLines(key: string, document: JsonObject): string {
  return yamlText(newYaml(record([['endpoints', record([[key, literal(document)]])]])));
}

/** A YAML document. Readers of YAML 1.1 would take `on` and `1:30` for something else than text, so they are quoted, too. */
export function newYaml(content: JsonObject): Document {
  return new Document(content, { version: '1.2', compat: 'yaml-1.1', aliasDuplicateObjects: false });
}

/** Its text, without broken lines or characters that nobody sees. */
export function yamlText(document: Document): string {
  visit(document, {
    Scalar: (_key, scalar) => {
      quoteOddText(scalar);
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true, singleQuote: false }).replace(unseen, escaped);
}

/** Characters that nobody sees or that turn text around; they stand in double quotes alone, where YAML knows escapes. */
const unseen = /[\p{Cf}\u007f-\u009f\u2028\u2029]/gu;

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}

/** Blocks of lines lose blanks and odd breaks at their edges, so they are for ordinary text alone. */
function quoteOddText(scalar: Scalar): void {
  const { value } = scalar;
  if (typeof value !== 'string') return;
  if (value.search(unseen) >= 0) scalar.type = 'QUOTE_DOUBLE';
  if (!value.includes('\n')) return;
  const odd = value.split('\n').some((line) => /\s$|[\p{Cc}\p{Zl}\p{Zp}\ufeff]/u.test(line));
  if (odd || /^\s|\n\n$/.test(value)) scalar.type = 'QUOTE_DOUBLE';
}
