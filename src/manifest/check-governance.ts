import { principalFields } from '../endpoint/fields/index.js';
import { asList, asObject } from '../json.js';
import { isMapAt, isStated, keyPlaceAt, placeAt, type EndpointView, type Path } from './endpoint-view.js';
import type { EntityView } from './entity-view.js';
import { formatPlace, type SourcePlace } from './node.js';
import { didYouMean, oneOf, quote, type Report } from './report.js';

/** C14: assumed limits of the platform, so they can only warn. */
const assumed = { tags: 20, tagValue: 255 };
/** R14. */
const telemetryFeatures = ['LOGS', 'METRICS', 'TRACES', 'INFERENCE_TABLE'].map((name) => `TELEMETRY_FEATURE_${name}`);
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Tags, grants, addresses and telemetry. */
export function checkGovernance(view: EndpointView, entities: readonly EntityView[], report: Report): void {
  checkTags(view, report);
  checkPermissions(view, report);
  checkAddresses(view, report);
  checkTelemetry(view, entities, report);
}

function checkTags(view: EndpointView, report: Report): void {
  const items = asList(view.document['tags']);
  const once = findTwice(report, 'a tag');
  items.forEach((item, index) => {
    const { key, value } = asObject(item);
    const at: Path = ['tags', index];
    if (typeof key !== 'string' || key === '') return;
    const place = placeAt(view, [...at, 'key']);
    if (key.startsWith('endpoints_')) {
      report.error(place, `The tag ${quote(key)} cannot be set: tags that start with \`endpoints_\` are kept by this tool. Remove it.`);
    }
    once(key, key, place);
    if (typeof value === 'string' && value.length > assumed.tagValue) {
      report.warn(
        placeAt(view, [...at, 'value']),
        `The value of the tag ${quote(key)} has ${value.length} characters; the platform may take at most ${assumed.tagValue}.`,
      );
    }
  });
  if (items.length > assumed.tags) {
    report.warn(keyPlaceAt(view, ['tags']), `Here are ${items.length} tags; the platform may take at most ${assumed.tags}.`);
  }
}

function checkPermissions(view: EndpointView, report: Report): void {
  const fields = Object.keys(principalFields);
  const once = findTwice(report, 'a grant for');
  asList(view.document['permissions']).forEach((item, index) => {
    const grant = asObject(item);
    const at: Path = ['permissions', index];
    const place = placeAt(view, at);
    const stated = fields.filter((field) => isStated(view, [...at, field]));
    const [field, second] = stated;
    if (!isMapAt(view, at)) return;
    if (field === undefined) {
      report.error(place, `A grant needs one of ${oneOf(fields)}.`);
      return;
    }
    if (second !== undefined) {
      report.error(keyPlaceAt(view, [...at, second]), `A grant names one principal, but here are ${oneOf(stated, 'and')}.`);
      return;
    }
    const principal = grant[field];
    if (typeof principal !== 'string') return;
    if (principal === '') {
      report.error(placeAt(view, [...at, field]), `\`${field}\` must not be empty.`);
      return;
    }
    once(`${field} ${principal}`, principal, placeAt(view, [...at, field]));
    if (field === 'user_name' && !email.test(principal)) {
      report.warn(placeAt(view, [...at, field]), `\`user_name\` is usually an e-mail address, but this is ${quote(principal)}.`);
    }
  });
}

function checkAddresses(view: EndpointView, report: Report): void {
  const notifications = asObject(view.document['email_notifications']);
  for (const list of ['on_update_success', 'on_update_failure']) {
    const once = findTwice(report, 'the address');
    asList(notifications[list]).forEach((address, index) => {
      if (typeof address !== 'string' || address === '') return;
      const place = placeAt(view, ['email_notifications', list, index]);
      once(address, address, place);
      if (!email.test(address)) report.warn(place, `${quote(address)} does not look like an e-mail address.`);
    });
  }
}

/** R14: one of profile and tables; a config with neither is ignored by the platform. */
function checkTelemetry(view: EndpointView, entities: readonly EntityView[], report: Report): void {
  const telemetry = asObject(view.document['telemetry_config']);
  const place = keyPlaceAt(view, ['telemetry_config']);
  for (const [name, table] of Object.entries(asObject(telemetry['table_names']))) {
    if (typeof table !== 'string' || table === '' || /^[^.]+\.[^.]+\.[^.]+$/.test(table)) continue;
    report.error(
      placeAt(view, ['telemetry_config', 'table_names', name]),
      `\`${name}\` must be a table's full name, \`<catalog>.<schema>.<table>\`, but is ${quote(table)}.`,
    );
  }
  asList(telemetry['enabled_telemetry_features']).forEach((feature, index) => {
    if (typeof feature !== 'string' || feature === '' || telemetryFeatures.includes(feature)) return;
    report.warn(
      placeAt(view, ['telemetry_config', 'enabled_telemetry_features', index]),
      `${quote(feature)} is not a telemetry feature that is known here (${oneOf(telemetryFeatures, 'and')}).${didYouMean(feature, telemetryFeatures)}`,
    );
  });
  const profile = typeof telemetry['telemetry_profile_id'] === 'string' && telemetry['telemetry_profile_id'] !== '';
  const tables = Object.keys(asObject(telemetry['table_names'])).length > 0;
  if (profile && tables) {
    report.error(
      place,
      '`telemetry_config` takes `telemetry_profile_id` (a profile to reuse) or `table_names` (a new one), not both.',
    );
  } else if (Object.keys(telemetry).length > 0 && !profile && !tables && entities.every((each) => each.kind === 'custom')) {
    report.warn(place, 'The platform ignores a `telemetry_config` without `telemetry_profile_id` and `table_names`.');
  }
}

/** Reports what comes a second time, with the place of the first. */
function findTwice(report: Report, what: string): (id: string, shown: string, place: SourcePlace) => void {
  const seen = new Map<string, SourcePlace>();
  return (id, shown, place) => {
    const earlier = seen.get(id);
    if (earlier === undefined) seen.set(id, place);
    else report.error(place, `There is already ${what} ${quote(shown)}, at ${formatPlace(earlier)}.`);
  };
}
