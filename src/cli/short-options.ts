/** Short options, of which there are two: the parser's own words on others help nobody. */
import { EndpointsError } from '../errors.js';

/** Throws `invalid-input` for all but those that are known. Values of options that start with `-` are written `--name=-x`. */
export function refuseShortOptions(argv: readonly string[], hint: string, known: readonly string[] = []): void {
  const unknown = argv.find((word) => /^-[A-Za-z]/.test(word) && !known.includes(word));
  if (unknown !== undefined) throw new EndpointsError('invalid-input', `\`${unknown}\` is no option.`, { hint });
}
