/** GitHub's expressions, as far as workflows of ours use them. What is not known here is an error, never a guess. */

export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };

export interface Scope {
  /** Contexts by name; any other is an error. */
  contexts: Record<string, Value>;
  /** `success()` and its like, for the place of the expression. */
  status: Record<'success' | 'failure' | 'cancelled', () => boolean>;
}

/** Contexts whose direct members have to exist: a misspelt job, step or matrix key is an error here, and "" at GitHub. */
const strict = new Set(['needs', 'steps', 'matrix']);

type Token = { kind: 'string'; value: string } | { kind: 'number'; value: number } | { kind: 'name' | 'mark'; value: string };

function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s*(?:'((?:[^']|'')*)'|(\d+(?:\.\d+)?)|([A-Za-z_][\w-]*)|(&&|\|\||==|!=|[!()[\].,*]))/y;
  let at = 0;
  while (text.slice(at).trim() !== '') {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) throw new Error(`Not an expression that is known here: ${text.slice(at)}`);
    at = pattern.lastIndex;
    const [, string, number, name, mark = ''] = match;
    if (string !== undefined) tokens.push({ kind: 'string', value: string.replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: 'number', value: Number(number) });
    else tokens.push(name === undefined ? { kind: 'mark', value: mark } : { kind: 'name', value: name });
  }
  return tokens;
}

/** Evaluates what stands between `${{` and `}}`. */
export function evaluate(text: string, scope: Scope): Value {
  const tokens = readTokens(text);
  let at = 0;
  const isMark = (value: string): boolean => tokens[at]?.kind === 'mark' && tokens[at]?.value === value;
  const take = (value: string): boolean => {
    if (!isMark(value)) return false;
    at += 1;
    return true;
  };
  const expect = (value: string): void => {
    if (!take(value)) throw new Error(`Expected ${value} in: ${text}`);
  };

  function either(): Value {
    let left = both();
    while (take('||')) {
      const right = both();
      left = isTrue(left) ? left : right;
    }
    return left;
  }
  function both(): Value {
    let left = equality();
    while (take('&&')) {
      const right = equality();
      left = isTrue(left) ? right : left;
    }
    return left;
  }
  function equality(): Value {
    const left = unary();
    if (take('==')) return areEqual(left, unary());
    if (take('!=')) return !areEqual(left, unary());
    return left;
  }
  function unary(): Value {
    return take('!') ? !isTrue(unary()) : member();
  }
  function member(): Value {
    const token = tokens[at];
    let value = primary();
    let isStrict = token?.kind === 'name' && strict.has(token.value);
    for (;;) {
      if (take('.')) {
        if (take('*')) {
          if (value === null || typeof value !== 'object') throw new Error(`Not a list or an object before .* in: ${text}`);
          const all: Value[] = Object.values(value);
          expect('.');
          const name = nameHere();
          value = all.map((one) => memberOf(one, name));
        } else {
          value = memberOf(value, nameHere(), isStrict);
        }
      } else if (take('[')) {
        value = memberOf(value, toText(either()), isStrict);
        expect(']');
      } else {
        return value;
      }
      isStrict = false;
    }
  }
  function nameHere(): string {
    const token = tokens[at];
    if (token?.kind !== 'name') throw new Error(`Expected a name in: ${text}`);
    at += 1;
    return token.value;
  }
  function primary(): Value {
    if (take('(')) {
      const value = either();
      expect(')');
      return value;
    }
    const token = tokens[at];
    if (token === undefined || token.kind === 'mark') throw new Error(`Expected a value in: ${text}`);
    at += 1;
    if (token.kind !== 'name') return token.value;
    if (take('(')) return call(token.value);
    const words: Record<string, Value> = { true: true, false: false, null: null };
    if (Object.hasOwn(words, token.value)) return words[token.value] ?? null;
    const context = scope.contexts[token.value];
    if (context === undefined) throw new Error(`The context ${token.value} is not there: ${text}`);
    return context;
  }
  function call(name: string): Value {
    const values: Value[] = [];
    while (!isMark(')')) {
      values.push(either());
      if (!take(',')) break;
    }
    expect(')');
    return callFunction(name, values, scope);
  }

  const value = either();
  if (at < tokens.length) throw new Error(`More than one expression: ${text}`);
  return value;
}

function memberOf(value: Value, name: string, isStrict = false): Value {
  if (value === null || typeof value !== 'object') return null;
  if (Array.isArray(value)) return value[Number(name)] ?? null;
  const found = Object.hasOwn(value, name) ? value[name] : undefined;
  if (found === undefined && isStrict) throw new Error(`There is no ${name} among ${Object.keys(value).join(', ')}.`);
  return found ?? null;
}

function callFunction(name: string, values: Value[], scope: Scope): Value {
  const [first = null, second = null] = values;
  const lower = (value: Value): string => toText(value).toLowerCase();
  switch (name) {
    case 'always':
      return true;
    case 'success':
    case 'failure':
    case 'cancelled':
      return scope.status[name]();
    case 'contains':
      return Array.isArray(first) ? first.some((one) => areEqual(one, second)) : lower(first).includes(lower(second));
    case 'startsWith':
      return lower(first).startsWith(lower(second));
    case 'format':
      return toText(first).replace(/\{(\d+)\}/g, (_all, index: string) => toText(values[Number(index) + 1] ?? null));
    case 'join':
      return Array.isArray(first) ? first.map(toText).join(values.length > 1 ? toText(second) : ',') : toText(first);
    case 'fromJSON':
      return JSON.parse(toText(first)) as Value;
    case 'toJSON':
      return JSON.stringify(first, null, 2);
    default:
      throw new Error(`The function ${name} is not known here.`);
  }
}

export function isTrue(value: Value): boolean {
  return value !== null && value !== false && value !== 0 && value !== '';
}

/** GitHub compares texts without their case, and values of different kinds as numbers. */
function areEqual(left: Value, right: Value): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left.toLowerCase() === right.toLowerCase();
  if (typeof left === typeof right) return left === right;
  const [a, b] = [toNumber(left), toNumber(right)];
  return a === b;
}

function toNumber(value: Value): number {
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'object') return Number.NaN;
  return value === '' ? 0 : Number(value);
}

/** A value in the middle of a text. Throws for lists and objects, which no sample may print. */
export function toText(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'object') throw new Error(`Not a text: ${JSON.stringify(value)}`);
  return String(value);
}

/** A value of the workflow file: expressions in texts are evaluated; a text that is one expression keeps its kind. */
export function interpolate(value: unknown, scope: Scope): Value {
  if (typeof value !== 'string') return value as Value;
  const whole = /^\$\{\{((?:(?!\}\})[\s\S])*)\}\}$/.exec(value.trim())?.[1];
  if (whole !== undefined) return evaluate(whole, scope);
  return value.replace(/\$\{\{([\s\S]*?)\}\}/g, (_all, text: string) => toText(evaluate(text, scope)));
}

/** An `if:`. Without a function for the state of what came before, it also demands that all of that succeeded. */
export function isMet(condition: string | boolean | undefined, scope: Scope): boolean {
  if (condition === undefined) return scope.status.success();
  const text = String(condition).trim().replace(/^\$\{\{([\s\S]*)\}\}$/, '$1');
  const saysItself = /\b(?:always|success|failure|cancelled)\s*\(/.test(text);
  return (saysItself || scope.status.success()) && isTrue(evaluate(text, scope));
}
