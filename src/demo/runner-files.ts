/** The files by which an action answers its runner. */

/** Reads GITHUB_OUTPUT: `name=value` lines, and `name<<delimiter` blocks. Throws on a block that never ends. */
export function parseOutputFile(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const block = /^([^=<]+)<<(.+)$/.exec(line);
    const [, name, delimiter] = block ?? [];
    if (name !== undefined && delimiter !== undefined) {
      const end = lines.indexOf(delimiter);
      if (end === -1) throw new Error(`The output ${name} never ends.`);
      outputs[name] = lines.splice(0, end + 1).slice(0, -1).join('\n');
      continue;
    }
    const equals = line.indexOf('=');
    if (equals > 0) outputs[line.slice(0, equals)] = line.slice(equals + 1);
  }
  return outputs;
}
