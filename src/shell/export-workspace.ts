/** The export of a workspace with it connected; the same for the action and the command line. */
import type { ExportEnd } from '../commands/export.js';
import type { StoryEnd } from '../commands/story.js';
import { EndpointsError } from '../errors.js';
import { idPattern } from '../manifest/shapes.js';
import { withWorkspace, type Connecting } from './workspace.js';

export interface Exporting extends Connecting {
  /** `owner/name`, where it is known. */
  repository: string | undefined;
  /** The manifest's id; after the repository where left out. */
  id: string | undefined;
}

/** Reads the workspace and answers the manifest of it; the log gets what it said on the way. Throws `EndpointsError`. */
export async function exportWorkspace(exporting: Exporting): Promise<ExportEnd & { id: string }> {
  const { settings, repository } = exporting;
  const id = exporting.id ?? idAfter(repository);
  if (!idPattern.test(id)) {
    throw new EndpointsError('invalid-input', `\`${id}\` cannot be the id of a manifest.`, { hint: 'An id is 1 to 40 letters, digits, `-` or `_`.' });
  }
  const { ownershipTag } = await import('../plan/ownership.js');
  const { exportManifest } = await import('../commands/export.js');
  return withWorkspace(exporting, async (workspace) => {
    const owner = repository === undefined ? undefined : ownershipTag({ repository, id, target: 'default' });
    const end = await exportManifest({ workspace, only: settings.only, parallelism: settings.parallelism, id, owner });
    for (const warning of end.warnings) exporting.log.warning(warning);
    if (exporting.redactor.redact(end.text) !== end.text) {
      exporting.log.warning('A value that is kept secret elsewhere, such as one of an environment variable, is a part of the manifest, too. Look through it before you share it.');
    }
    return { ...end, id };
  });
}

/** The export as a story of the action: the manifest is left in a file and in the job summary. Throws `EndpointsError`. */
export async function tellExport(exporting: Exporting): Promise<StoryEnd> {
  const { id, text, warnings, failure, ...rest } = await exportWorkspace(exporting);
  const { renderExport } = await import('../render/export-summary.js');
  const headline = exportHeadline(rest);
  exporting.log.info(`Manifest \`${id}\` written: ${headline}.`);
  return { exported: { id, text }, summary: renderExport({ headline, id, text, warnings }), ...(failure === undefined ? {} : { failure }) };
}

function idAfter(repository: string | undefined): string {
  const name = repository?.split('/').at(-1) ?? '';
  const plain = name.replace(/[^A-Za-z0-9_-]/g, '-').slice(0, 40);
  return plain === '' ? 'endpoints' : plain;
}

/** `Wrote 3 endpoints`, with how many were left out. */
export function exportHeadline({ endpoints, leftOut }: Pick<ExportEnd, 'endpoints' | 'leftOut'>): string {
  const count = `${String(endpoints.length)} endpoint${endpoints.length === 1 ? '' : 's'}`;
  return leftOut.length === 0 ? count : `${count}; ${String(leftOut.length)} left out`;
}
