import type { BooleanField, Json, NumberField, StringField } from '../endpoint/fields/index.js';
import { describeNode, type ScalarNode } from './node.js';
import { didYouMean, nearest, oneOf, quote } from './report.js';

export const secretReference = /^\{\{secrets\/[^/{}\s]+\/[^/{}\s]+\}\}$/;

/** The reference that was meant by one with spaces, such as `{{ secrets/a/b }}`, which the platform does not resolve. */
export function secretWithoutSpaces(text: string): string | undefined {
  const bare = text.replace(/\s+/g, '');
  return bare !== text.trim() && secretReference.test(bare) ? bare : undefined;
}

/** A scalar read by the rules of proto-JSON (`"3"` is 3), or why it cannot be. */
export interface ScalarReading {
  /** Also given for what is wrong, as written, so that a wrong value is not taken for a missing one. */
  value?: Json;
  error?: string;
  warning?: string;
}

/** Reads one scalar as the table's row wants it. `label` is the field's name; values of credentials are never printed. */
export function readScalar(node: ScalarNode, field: StringField | NumberField | BooleanField, label: string): ScalarReading {
  if (field.type === 'string') return readString(node, field, label);
  return field.type === 'boolean' ? readBoolean(node, label) : readNumber(node, field, label);
}

function readBoolean(node: ScalarNode, label: string): ScalarReading {
  if (typeof node.value === 'boolean') return { value: node.value };
  if (node.value === 'true' || node.value === 'false') return { value: node.value === 'true' };
  return { value: node.text, error: `\`${label}\` must be \`true\` or \`false\`, not ${describeValue(node)}.` };
}

const decimal = /^\s*[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?\s*$/;

function readNumber(node: ScalarNode, field: NumberField, label: string): ScalarReading {
  const isText = typeof node.value === 'string' && decimal.test(node.value);
  const value = typeof node.value === 'number' ? node.value : isText ? Number(node.value) : Number.NaN;
  const whole = field.type === 'integer';
  if (whole ? !Number.isSafeInteger(value) : !Number.isFinite(value)) {
    const wanted = whole ? 'whole number' : 'number';
    return { value: node.text, error: `\`${label}\` must be a ${wanted}, not ${describeValue(node)}.` };
  }
  const { minimum, maximum, multipleOf } = field;
  if (minimum !== undefined && value < minimum) {
    return { value, error: `\`${label}\` must be at least ${minimum}, but is ${value}.` };
  }
  if (maximum !== undefined && value > maximum) {
    return { value, error: `\`${label}\` must be at most ${maximum}, but is ${value}.` };
  }
  if (multipleOf !== undefined && value % multipleOf !== 0) {
    const below = Math.floor(value / multipleOf) * multipleOf;
    const near = `${Math.max(below, minimum ?? 0)} or ${below + multipleOf}`;
    return { value, error: `\`${label}\` must be a multiple of ${multipleOf}, such as ${near}, but is ${value}.` };
  }
  return { value };
}

function readString(node: ScalarNode, field: StringField, label: string): ScalarReading {
  const value = node.text;
  if (field.credential === true) return readCredential(value, label);
  if (value === '') {
    if (field.required === true || field.closed === true || (field.minLength ?? 0) > 0 || field.pattern !== undefined) {
      return { error: `\`${label}\` must not be empty.` };
    }
    return { value };
  }
  if (field.values !== undefined && !field.values.includes(value)) {
    return readUnknownValue(value, field.values, field, label);
  }
  if (field.pattern !== undefined && !field.pattern.test(value)) {
    return { value, error: `\`${label}\` must be ${field.patternWords ?? String(field.pattern)}, but is ${quote(value)}.` };
  }
  if (field.maxLength !== undefined && value.length > field.maxLength) {
    return {
      value,
      error: `\`${label}\` may have at most ${field.maxLength} characters, but has ${value.length}.`,
    };
  }
  return { value };
}

function readUnknownValue(value: string, known: readonly string[], field: StringField, label: string): ScalarReading {
  const hint = didYouMean(value, known);
  if (field.closed === true) {
    return { value, error: `\`${label}\` must be ${oneOf(known)}, not ${quote(value)}.${hint}` };
  }
  // A value that differs in case alone is a slip, but the platform may know words that we do not: it decides.
  const near = nearest(value, known);
  return {
    value,
    warning:
      `${quote(value)} is not a value of \`${label}\` that is known here (${oneOf(known, 'and')}).` +
      (near === undefined ? ' It is sent as it is.' : hint),
  };
}

function readCredential(value: string, label: string): ScalarReading {
  const trimmed = value.trim();
  if (secretReference.test(trimmed)) return { value: trimmed };
  const bare = secretWithoutSpaces(value);
  if (bare !== undefined) {
    return { error: `\`${label}\` holds a secret reference with spaces. Write it without: ${quote(`"${bare}"`)}.` };
  }
  return {
    error:
      `\`${label}\` must be a secret reference, \`"{{secrets/<scope>/<key>}}"\`: ` +
      'a credential itself does not belong in a manifest.',
  };
}

function describeValue(node: ScalarNode): string {
  return node.value === null || node.text === '' ? describeNode({ ...node, value: null }) : quote(node.text);
}
