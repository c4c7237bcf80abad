import { asList, asObject } from '../json.js';
import { isMapAt, isStated, keyPlaceAt, placeAt, type EndpointView, type Path } from './endpoint-view.js';
import type { EntityView } from './entity-view.js';
import { formatPlace, type SourcePlace } from './node.js';
import { oneOf, quote, type Report } from './report.js';

/** C16: limits on limits. C19: how many other entities are tried, as far as is known. */
const most = { limits: 20, groupLimits: 5, fallbacks: 2 };

/** C16-C20: rate limits, inference table, guardrails and fallback; what is known by hearsay only warns. */
export function checkGateway(view: EndpointView, entities: readonly EntityView[], report: Report): void {
  const gateway = asObject(view.document['ai_gateway']);
  checkRateLimits(view, report);

  const table = asObject(gateway['inference_table_config']);
  const at = ['ai_gateway', 'inference_table_config'];
  const missing = ['catalog_name', 'schema_name'].filter((name) => table[name] === '' || !isStated(view, [...at, name]));
  if (table['enabled'] === true && missing.length > 0) {
    report.error(keyPlaceAt(view, at), `An enabled \`inference_table_config\` needs ${oneOf(missing, 'and')}.`);
  }

  const fallback = asObject(gateway['fallback_config'])['enabled'] === true;
  const place = keyPlaceAt(view, ['ai_gateway', 'fallback_config']);
  if (fallback && entities.some((each) => each.kind !== 'external')) {
    report.warn(place, '`fallback_config` is known to work for external models only; the platform may refuse it here.');
  } else if (fallback && entities.length === 1) {
    report.warn(place, '`fallback_config` has no effect: there is only one served entity to fall back to.');
  } else if (fallback && entities.length > most.fallbacks + 1) {
    report.warn(
      place,
      `A failed request is known to be tried with at most ${most.fallbacks} other served entities, in the order of the list; here are ${entities.length}.`,
    );
  }
  checkGuardrails(view, entities, report);
}

/** C18, C20. */
function checkGuardrails(view: EndpointView, entities: readonly EntityView[], report: Report): void {
  const guardrails = asObject(asObject(view.document['ai_gateway'])['guardrails']);
  if (Object.keys(guardrails).length === 0) return;
  const at = ['ai_gateway', 'guardrails'];
  if (entities.some((each) => each.kind === 'custom')) {
    report.warn(keyPlaceAt(view, at), '`guardrails` are not known to work for custom models; the platform may refuse them here.');
  }
  const embeds = entities.some((each) => asObject(each.entity['external_model'])['task'] === 'llm/v1/embeddings');
  if (embeds && Object.keys(asObject(guardrails['output'])).length > 0) {
    report.warn(
      keyPlaceAt(view, [...at, 'output']),
      '`output` guardrails are not known to work for embeddings; the platform may refuse them or leave them out.',
    );
  }
}

function checkRateLimits(view: EndpointView, report: Report): void {
  const items = asList(asObject(view.document['ai_gateway'])['rate_limits']);
  const listPath: Path = ['ai_gateway', 'rate_limits'];
  const seen = new Map<string, SourcePlace>();
  items.forEach((item, index) => {
    const limit = asObject(item);
    const at: Path = [...listPath, index];
    const place = placeAt(view, at);
    const stated = (name: string): boolean => isStated(view, [...at, name]);
    if (!isMapAt(view, at)) return;
    if (!stated('calls') && !stated('tokens')) report.error(place, 'A rate limit needs `calls` or `tokens`.');
    const key = typeof limit['key'] === 'string' ? limit['key'] : 'endpoint';
    const principal = typeof limit['principal'] === 'string' ? limit['principal'] : '';
    if ((key === 'user_group' || key === 'service_principal') && principal === '' && (limit['principal'] === '' || !stated('principal'))) {
      const what = key === 'user_group' ? "the group's name" : 'the application id';
      report.error(place, `A rate limit with \`key: ${key}\` needs \`principal\`, ${what}.`);
    }
    if (key === 'endpoint' && principal !== '') {
      report.error(
        keyPlaceAt(view, [...at, 'principal']),
        'A rate limit of the whole endpoint has no `principal`. Remove it, or set `key` to `user`, `user_group` ' +
          'or `service_principal`.',
      );
    }
    for (const unit of ['calls', 'tokens'].filter(stated)) {
      const id = JSON.stringify([key, principal, unit]);
      const earlier = seen.get(id);
      if (earlier === undefined) seen.set(id, place);
      else {
        const who = principal === '' ? `\`${key}\`` : `\`${key}\` ${quote(principal)}`;
        report.error(place, `There is already a limit of \`${unit}\` for ${who}, at ${formatPlace(earlier)}.`);
      }
    }
  });
  // A limit of calls and of tokens is sent as two.
  const count = (some: typeof items): number =>
    some.reduce<number>((sum, item) => sum + ['calls', 'tokens'].filter((unit) => asObject(item)[unit] !== undefined).length, 0);
  const [all, groups] = [count(items), count(items.filter((item) => asObject(item)['key'] === 'user_group'))];
  const twice = all > items.length ? ' (one of `calls` and one of `tokens` count as two)' : '';
  if (all > most.limits) {
    report.error(keyPlaceAt(view, listPath), `An endpoint has at most ${most.limits} rate limits, but here are ${all}${twice}.`);
  }
  if (groups > most.groupLimits) {
    report.error(keyPlaceAt(view, listPath), `An endpoint has at most ${most.groupLimits} rate limits for groups, but here are ${groups}${twice}.`);
  }
}
