/** How endpoints are, in words: what failed or stands still on them, apart from what they are configured to be. */
import { conditionsOf, type Condition } from '../plan/conditions.js';
import type { Plan } from '../plan/plan.js';
import { withoutEnd } from './escape.js';

/** One condition, to follow the endpoint's name and a colon. Names of others stand in backticks. */
export function conditionWords({ kind, serves, asWanted, entities }: Condition): string {
  const still = serves ? 'what was there before still serves' : 'nothing serves';
  const wanted = serves && asWanted ? ' and is what the repository says, so there is nothing to change' : '';
  switch (kind) {
    case 'down':
      return `its deployment failed, and nothing serves.${entityWords(entities)}`;
    case 'system-update-failed':
      return `a rebuild that the platform started by itself failed (\`system_update_failure\`); ${still}.${entityWords(entities)}`;
    case 'update-failed':
      return `its last update failed; ${still}${wanted}.${entityWords(entities)}`;
    case 'update-cancelled':
      return `its last update was cancelled; ${still}${wanted}.`;
    case 'stopped':
      return 'it is stopped. It is compared all the same; a changed config is held back until it is started.';
    case 'recovering':
      return `it is recovering${serves ? '' : ', and nothing serves meanwhile'}.${entityWords(entities)}`;
  }
}

const mostEntities = 4;

/** A sentence more, with the platform's own words. */
function entityWords(entities: Condition['entities']): string {
  if (entities.length === 0) return '';
  const told = entities.slice(0, mostEntities).map(({ entity, deployment, message }) => {
    const said = withoutEnd(message.trim().replaceAll('`', '\''), '. \t\r\n');
    return `\`${entity.replaceAll('`', '\'')}\` is ${deployment}${said === '' ? '' : ` ("${said}")`}`;
  });
  const more = entities.length - told.length;
  return ` Served entity ${told.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

const standing: ReadonlySet<Condition['kind']> = new Set<Condition['kind']>(['down', 'system-update-failed', 'update-failed', 'update-cancelled']);

/** What failed before and still stands: a plan may have nothing to change there, or be about to replace it. */
export function standingFailures({ endpoints }: Pick<Plan, 'endpoints'>): Condition[] {
  return conditionsOf(endpoints).filter(({ kind }) => standing.has(kind));
}
