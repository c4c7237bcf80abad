export interface Selection {
  alias: string;
  name: string;
  args: Record<string, unknown>;
  fields: Selection[];
}

const TOKEN = /"(?:\\.|[^"\\])*"|\.\.\.|[A-Za-z_]\w*|-?\d+(?:\.\d+)?|[{}()[\]:$!@=|]/g;

export class GraphSyntaxError extends Error {}

/** Reads the part of GraphQL that clients of this stand-in write: one operation, fields, arguments, inline fragments. */
export class GraphReader {
  private readonly tokens: string[];
  private at = 0;
  private readonly variables: Record<string, unknown>;

  constructor(text: string, variables: Record<string, unknown>) {
    this.tokens = text.replace(/#.*$/gm, '').match(TOKEN) ?? [];
    this.variables = variables;
  }

  private peek(): string {
    return this.tokens[this.at] ?? '';
  }

  private take(expected?: string): string {
    const token = this.peek();
    if (token === '' || (expected !== undefined && token !== expected)) {
      throw new GraphSyntaxError(`Parse error: expected ${expected ?? 'more'}, found ${token === '' ? 'the end' : token}.`);
    }
    this.at += 1;
    return token;
  }

  operation(): { type: string; fields: Selection[] } {
    let type = 'query';
    if (this.peek() !== '{') {
      type = this.take();
      while (this.peek() !== '{' && this.peek() !== '(') this.take();
      if (this.peek() === '(') while (this.take() !== ')');
    }
    return { type, fields: this.selections() };
  }

  private selections(): Selection[] {
    const found: Selection[] = [];
    this.take('{');
    while (this.peek() !== '}') {
      if (this.peek() === '...') {
        this.take();
        if (this.peek() === 'on') this.at += 2;
        found.push(...this.selections());
        continue;
      }
      const alias = this.take();
      const name = this.peek() === ':' ? (this.take(), this.take()) : alias;
      const args = this.peek() === '(' ? this.pairs('(', ')') : {};
      found.push({ alias, name, args, fields: this.peek() === '{' ? this.selections() : [] });
    }
    this.take('}');
    return found;
  }

  private pairs(open: string, close: string): Record<string, unknown> {
    const found: [string, unknown][] = [];
    this.take(open);
    while (this.peek() !== close) {
      const name = this.take();
      this.take(':');
      found.push([name, this.value()]);
    }
    this.take(close);
    return Object.fromEntries(found);
  }

  private list(): unknown[] {
    const found: unknown[] = [];
    this.take('[');
    while (this.peek() !== ']') found.push(this.value());
    this.take(']');
    return found;
  }

  private value(): unknown {
    if (this.peek() === '{') return this.pairs('{', '}');
    if (this.peek() === '[') return this.list();
    const token = this.take();
    if (token === '$') return this.variables[this.take()];
    if (token.startsWith('"')) return JSON.parse(token);
    if (/^-?\d/.test(token)) return Number(token);
    return token === 'true' ? true : token === 'false' ? false : token === 'null' ? null : token;
  }
}
