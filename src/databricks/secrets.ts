/** Values that must not be seen: reported once for masking, and taken out of what services say back to us. */
export interface SecretKeeper {
  add(value: string): void;
  redact(text: string): string;
}

/** Shorter values would blot out ordinary words. */
const shortest = 6;

export function createSecretKeeper(onSecret: (value: string) => void): SecretKeeper {
  const known = new Set<string>();
  return {
    add(value) {
      if (value === '' || known.has(value)) return;
      known.add(value);
      onSecret(value);
    },
    redact(text) {
      let shown = text;
      for (const value of known) if (value.length >= shortest) shown = shown.replaceAll(value, '***');
      return shown;
    },
  };
}
