import { asList, asObject } from '../json.js';
import { isMapAt, isStated, keyPlaceAt, placeAt, type EndpointView, type Path } from './endpoint-view.js';
import type { EntityView } from './entity-view.js';
import { formatPlace, type SourcePlace } from './node.js';
import { oneOf, quote, type Report } from './report.js';

/** C16: limits on limits. */
const most = { limits: 20, groupLimits: 5 };

/** C16, C17, C19: rate limits, inference table and fallback. */
export function checkGateway(view: EndpointView, entities: readonly EntityView[], report: Report): void {
  const gateway = asObject(view.document['ai_gateway']);
  checkRateLimits(view, report);

  const table = asObject(gateway['inference_table_config']);
  const missing = ['catalog_name', 'schema_name'].filter((name) => table[name] === undefined || table[name] === '');
  if (table['enabled'] === true && missing.length > 0) {
    const at = ['ai_gateway', 'inference_table_config'];
    report.error(keyPlaceAt(view, at), `An enabled \`inference_table_config\` needs ${oneOf(missing, 'and')}.`);
  }

  const fallback = asObject(gateway['fallback_config'])['enabled'] === true;
  const place = keyPlaceAt(view, ['ai_gateway', 'fallback_config']);
  if (fallback && entities.some((each) => each.kind !== 'external')) {
    report.warn(place, '`fallback_config` is known to work for external models only; the platform may refuse it here.');
  } else if (fallback && entities.length === 1) {
    report.warn(place, '`fallback_config` has no effect: there is only one served entity to fall back to.');
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
    if ((key === 'user_group' || key === 'service_principal') && principal === '') {
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
  const groups = items.filter((item) => asObject(item)['key'] === 'user_group').length;
  if (items.length > most.limits) {
    report.error(keyPlaceAt(view, listPath), `An endpoint has at most ${most.limits} rate limits, but here are ${items.length}.`);
  }
  if (groups > most.groupLimits) {
    report.error(keyPlaceAt(view, listPath), `An endpoint has at most ${most.groupLimits} rate limits for groups, but here are ${groups}.`);
  }
}
