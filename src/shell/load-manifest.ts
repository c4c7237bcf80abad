import { EndpointsError, type Diagnostic } from '../errors.js';
import type { Manifest } from '../endpoint/model.js';
import type { Settings } from '../inputs.js';
import { readManifest } from '../manifest/read.js';
import { readManifestFiles, type ManifestFile, type ManifestWords } from './manifest-files.js';

export interface LoadOptions {
  /** Several targets and none chosen is an error. */
  requireTarget: boolean;
}

/** The manifest of the checkout and its warnings. Throws as `parseManifest` and `readManifestFiles` do. */
export async function loadManifest(
  settings: Settings,
  options: LoadOptions & { checkout: string; words?: ManifestWords },
): Promise<{ manifest: Manifest; warnings: Diagnostic[] }> {
  return parseManifest(await readManifestFiles(settings.manifest, options.checkout, options.words), settings, options);
}

/** Throws `invalid-manifest` with every problem as a diagnostic. */
export function parseManifest(
  files: readonly ManifestFile[],
  settings: Settings,
  options: LoadOptions,
): { manifest: Manifest; warnings: Diagnostic[] } {
  const { manifest, diagnostics } = readManifest([...files], {
    ...(settings.target === undefined ? {} : { target: settings.target }),
    variables: { ...settings.variables },
    requireTarget: options.requireTarget,
  });
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  const warnings = diagnostics.filter((diagnostic) => diagnostic.severity === 'warning');
  if (manifest !== undefined && errors.length === 0) return { manifest, warnings };
  const [first] = errors;
  const place = first === undefined ? '' : `${formatPlace(first)}: `;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more problem${errors.length > 2 ? 's' : ''})` : '';
  throw new EndpointsError('invalid-manifest', `${place}${first?.message ?? 'The manifest cannot be used.'}${more}`, {
    diagnostics,
    hint: 'Nothing was changed. Mend the manifest; every problem is listed above.',
  });
}

/** `file:line:column`, as editors and terminals link it. */
export function formatPlace(place: { file: string; line?: number; column?: number }): string {
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}
