/** Keeps known secret values out of every text that leaves the process: log, summary, comment, issue, file, error. */
export interface Redactor {
  add(value: string): void;
  redact(text: string): string;
}

/** Shorter values (`1`, `true`, `prod`) would turn ordinary words into stars and hide nothing. */
const shortest = 6;

export function createRedactor(): Redactor {
  const values = new Set<string>();
  let ordered: string[] = [];
  return {
    add(value) {
      for (const form of formsOf(value)) if (form.length >= shortest) values.add(form);
    },
    redact(text) {
      // The longest first, so that no value leaves its tail behind.
      if (ordered.length !== values.size) ordered = [...values].sort((a, b) => b.length - a.length);
      let result = text;
      for (const value of ordered) if (result.includes(value)) result = result.replaceAll(value, '***');
      return result;
    },
  };
}

/** A value as it may turn up: itself, its lines, and as JSON, URLs and Base64 write it. */
function formsOf(value: string): string[] {
  const trimmed = value.trim();
  if (trimmed === '') return [];
  const lines = trimmed.split(/\r?\n/).map((line) => line.trim());
  return [
    trimmed,
    ...lines,
    JSON.stringify(trimmed).slice(1, -1),
    encodeURIComponent(trimmed),
    Buffer.from(trimmed).toString('base64').replace(/=+$/, ''),
  ];
}

/** JSON with every string redacted. */
export function redactedJson(value: unknown, redactor: Redactor): string {
  const text = JSON.stringify(value, (_key, item: unknown) => (typeof item === 'string' ? redactor.redact(item) : item), 2);
  return `${text}\n`;
}
