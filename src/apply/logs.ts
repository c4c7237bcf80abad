import type { ServingApi } from '../ports/databricks.js';
import type { EndpointResult } from './result.js';
import type { EntityFailure } from './judge.js';

/** Lines of a log that a report can show; the end is where the cause stands. */
const logTailLines = 40;

function tailOf(text: string, lines = logTailLines): string {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}

/**
 * Adds to each failed served entity the tail of its build output (R15) or, where there is none, of its server's lines
 * (R16). Never throws: a log that cannot be read must not hide the failure itself.
 */
export async function collectLogs(options: {
  api: Pick<ServingApi, 'buildLogs' | 'serverLogs'>;
  name: string;
  failures: readonly EntityFailure[];
  configVersion?: number | undefined;
}): Promise<EndpointResult['failures']> {
  const { api, name, failures, configVersion } = options;
  const read = async (route: 'buildLogs' | 'serverLogs', entity: string): Promise<string> => {
    try {
      return tailOf(await api[route](name, entity, configVersion));
    } catch {
      return '';
    }
  };
  return Promise.all(
    failures.map(async (failure) => {
      // What was stopped because of a sibling has nothing to say.
      if (failure.deployment === 'DEPLOYMENT_ABORTED') return failure;
      const build = await read('buildLogs', failure.entity);
      const server = await read('serverLogs', failure.entity);
      const parts = [build, server === '' || build === '' ? server : `Server log:\n${server}`];
      const log = parts.filter((part) => part !== '').join('\n\n');
      return log === '' ? failure : { ...failure, log };
    }),
  );
}
