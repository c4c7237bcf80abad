import { creationFieldNames, creationFields, sections, type EntityKind, type Field } from '../endpoint/fields/index.js';
import { servedEntityField } from '../endpoint/fields/served-entity.js';
import { looksLikeCredential } from './credentials.js';
import { isUnresolvedVersion, isVersion } from './entity-version.js';
import { asObject } from '../json.js';
import { isMapAt, isStated, keyPlaceAt, placeAt, type EndpointView } from './endpoint-view.js';
import { describeEntity, entityName, hasModel, kindWords, type EntityView } from './entity-view.js';
import { formatPlace, type SourcePlace } from './node.js';
import { didYouMean, quote, type Report } from './report.js';
import { secretReference, secretWithoutSpaces } from './scalars.js';

/** C4: the documented limit, and the one that account teams have confirmed. */
const manyEntities = { warn: 10, error: 15 };

/** What served entities are, how many, and which fields go with their kind. */
export function checkEntities(view: EndpointView, entities: readonly EntityView[], report: Report): void {
  checkPresence(view, entities, report);
  for (const each of entities) {
    checkModel(view, each, entities, report);
    // What goes with which of two models nobody can say.
    if (!hasBothModels(view, each)) checkFieldsOfKind(view, each, report);
    checkVersion(view, each, report);
    checkEnvironment(view, each, report);
  }
  checkEntityNames(view, entities, report);
  if (!entities.some((each) => hasBothModels(view, each))) checkMixture(view, entities, report);
  checkEndpointFields(view, entities, report);
}

function checkPresence(view: EndpointView, entities: readonly EntityView[], report: Report): void {
  if (view.document['config'] === undefined) return;
  const path = ['config', 'served_entities'];
  const count = entities.length;
  if (!isStated(view, path)) {
    report.error(placeAt(view, path), '`config` needs `served_entities`: a config cannot be removed once written.');
  } else if (count === 0 && Array.isArray(asObject(view.document['config'])['served_entities'])) {
    report.error(placeAt(view, path), '`served_entities` needs at least one item: a config cannot be removed once written.');
  } else if (count > manyEntities.error) {
    report.error(placeAt(view, path), `An endpoint has at most ${manyEntities.error} served entities, but here are ${count}.`);
  } else if (count > manyEntities.warn) {
    report.warn(
      placeAt(view, path),
      `Here are ${count} served entities; the documented limit is ${manyEntities.warn}, and your workspace may refuse more.`,
    );
  }
}

const hasBothModels = (view: EndpointView, { path }: EntityView): boolean =>
  isStated(view, [...path, 'external_model']) && isStated(view, [...path, 'entity_name']);

function checkModel(view: EndpointView, each: EntityView, entities: readonly EntityView[], report: Report): void {
  const { path } = each;
  if (!isMapAt(view, path)) return;
  if (hasBothModels(view, each)) {
    report.error(
      keyPlaceAt(view, [...path, 'entity_name']),
      'A served entity has either `external_model` or `entity_name`, not both. Remove one.',
    );
  } else if (!hasModel(view, each)) {
    report.error(placeAt(view, path), () => {
      // A target that misspells the name of an entity makes another one.
      const others = entities.filter((other) => other !== each).map(entityName);
      return `A served entity needs \`entity_name\` (a model in Databricks) or \`external_model\` (one served elsewhere).${didYouMean(entityName(each), others)}`;
    });
  }
}

/** C10 and its kin: the platform refuses fields of another kind. */
function checkFieldsOfKind(view: EndpointView, each: EntityView, report: Report): void {
  const { entity, kind, path } = each;
  for (const name of Object.keys(entity)) {
    const field: Field | undefined = servedEntityField.fields[name];
    if (field?.kinds === undefined || field.kinds.includes(kind)) continue;
    const place = keyPlaceAt(view, [...path, name]);
    // Both forms of a model at once, and bursts without units, are reported as that.
    if (name === 'entity_name' || (name === 'burst_scaling_enabled' && kind === 'custom')) continue;
    if (kind === 'throughput' && (name === 'workload_size' || name === 'workload_type')) {
      report.warn(place, `\`${name}\` is set by the platform for provisioned throughput and ignored. Remove it.`);
      delete entity[name];
    } else {
      report.error(
        place,
        `\`${name}\` does not apply to ${kindWords[kind]}, only to ${oneOfKinds(field.kinds)}. Remove it.`,
      );
    }
  }
}

function oneOfKinds(kinds: readonly EntityKind[]): string {
  return kinds.map((kind) => kindWords[kind]).join(' or ');
}

function checkVersion(view: EndpointView, each: EntityView, report: Report): void {
  const { entity, kind, path } = each;
  if (kind === 'external') return;
  const raw = entity['entity_version'];
  const model = entity['entity_name'];
  if (typeof raw === 'string' && raw.trim() !== '') {
    const version = raw.trim();
    entity['entity_version'] = version;
    if (isVersion(version)) return;
    const hint = hintForVersion(version);
    report.error(
      placeAt(view, [...path, 'entity_version']),
      `\`entity_version\` must be a version number, \`latest\` or \`"@<alias>"\`, but is ${quote(version)}.${hint}`,
    );
  } else if (typeof model === 'string' && model !== '' && !isMisread(view, path, raw)) {
    reportNoVersion(view, each, model, report);
  }
}

function hintForVersion(version: string): string {
  if (/^latest$/i.test(version)) return ' Did you mean `latest`?';
  if (!/^[A-Za-z_]/.test(version)) return '';
  const number = /^[vV]([1-9]\d*)$/.exec(version)?.[1];
  const plain = number === undefined ? '' : ` Version ${number} is written \`${number}\`.`;
  return `${plain} An alias is written in quotes, ${quote(`"@${version}"`)}.`;
}

/** Whether a version is stated after all: under a name near to its own, or by a reference that could not be filled in. */
function isMisread(view: EndpointView, path: EntityView['path'], raw: unknown): boolean {
  return raw === undefined && isStated(view, [...path, 'entity_version']);
}

function reportNoVersion(view: EndpointView, { entity, kind, path }: EntityView, model: string, report: Report): void {
  const place = placeAt(view, [...path, 'entity_name']);
  const wanted = 'a version number, `latest` or `"@<alias>"`';
  if (kind === 'custom' && /^[^.]+\.[^.]+\.[^.]+$/.test(model)) {
    // Stated as none, it is no model whose version was forgotten.
    if (entity['entity_version'] === '') {
      delete entity['entity_version'];
      return;
    }
    report.warn(
      place,
      `${quote(model)} has no \`entity_version\`, so it is taken as a feature spec: if it is one, state \`entity_version: ""\`. For a model, add \`entity_version\` (${wanted}).`,
    );
  } else {
    report.error(place, `${quote(model)} needs an \`entity_version\`: ${wanted}.`);
  }
}

/** A value that only looks like a secret reference reaches the model server as it stands. */
function checkEnvironment(view: EndpointView, { entity, path }: EntityView, report: Report): void {
  for (const [key, value] of Object.entries(asObject(entity['environment_vars']))) {
    if (typeof value !== 'string' || secretReference.test(value.trim())) continue;
    const place = placeAt(view, [...path, 'environment_vars', key]);
    if (/\{\{\s*secrets\b/.test(value)) {
      const spaced = secretWithoutSpaces(value);
      const help =
        spaced === undefined
          ? 'a secret reference is the whole value, `"{{secrets/<scope>/<key>}}"`.'
          : `a secret reference is written without spaces, ${quote(`"${spaced}"`)}.`;
      report.warn(place, `${quote(key)} is not resolved: ${help}`);
    } else if (looksLikeCredential(key, value)) {
      report.warn(
        place,
        `${quote(key)} looks like a credential in plain text. If it is one, store it in a secret scope and write ` +
          '`"{{secrets/<scope>/<key>}}"`; everyone who can read the repository or the endpoint can read it here.',
      );
    }
  }
}

function checkEntityNames(view: EndpointView, entities: readonly EntityView[], report: Report): void {
  const seen = new Map<string, SourcePlace>();
  for (const each of entities) {
    const name = entityName(each);
    if (name === '') continue;
    const stated = typeof each.entity['name'] === 'string';
    const place = placeAt(view, stated ? [...each.path, 'name'] : each.path);
    const earlier = seen.get(name);
    if (earlier === undefined) {
      seen.set(name, place);
      continue;
    }
    const help = stated ? 'Names are unique within an endpoint.' : 'Give each a `name` of its own.';
    report.error(place, `Two served entities are named ${quote(name)}; the first is at ${formatPlace(earlier)}. ${help}`);
  }
}

function checkMixture(view: EndpointView, entities: readonly EntityView[], report: Report): void {
  const first = (kind: EntityKind): EntityView | undefined => entities.find((each) => each.kind === kind);
  const [lead] = entities;
  if (lead === undefined) return;
  const external = first('external');
  const hosted = entities.find((each) => each.kind !== 'external');
  const units = first('model-units');
  const notUnits = entities.find((each) => each.kind !== 'model-units' && each.kind !== 'external');
  if (external !== undefined && hosted !== undefined) {
    const odd = lead.kind === 'external' ? hosted : external;
    report.error(placeAt(view, odd.path), 'An endpoint serves external models or models in Databricks, not both. Split it in two.');
  }
  if (units !== undefined && notUnits !== undefined) {
    const odd = lead.kind === 'model-units' ? notUnits : units;
    report.error(
      placeAt(view, odd.path),
      'Models sold in model units cannot share an endpoint with other models. Split it in two.',
    );
  }
  const throughput = first('throughput');
  const custom = first('custom');
  if (throughput !== undefined && custom !== undefined) {
    const odd = lead.kind === 'throughput' ? custom : throughput;
    report.warn(
      placeAt(view, odd.path),
      'Provisioned throughput and custom models share this endpoint; that is not documented, and the platform may refuse it.',
    );
  }
}

/** Sections and creation fields that only some kinds of endpoint take (R30, C21, C23). */
function checkEndpointFields(view: EndpointView, entities: readonly EntityView[], report: Report): void {
  const { document } = view;
  for (const name of creationFieldNames) {
    const field: Field = creationFields[name];
    const odd = entities.find((each) => field.kinds?.includes(each.kind) === false);
    if (odd === undefined || document[name] === undefined) continue;
    if (document[name] === field.absentMeans) {
      // Replies say `""` and `false` for endpoints that cannot have them, too.
      delete document[name];
    } else {
      report.error(keyPlaceAt(view, [name]), doesNotApply(name, odd, field.kinds ?? []));
    }
  }
  const telemetry = document['telemetry_config'];
  const odd = entities.find((each) => each.kind !== 'custom');
  if (odd !== undefined && telemetry !== undefined && Object.keys(asObject(telemetry)).length > 0) {
    report.error(keyPlaceAt(view, ['telemetry_config']), doesNotApply('telemetry_config', odd, sections.telemetry_config.kinds ?? []));
  }
  const units = entities.some((each) => each.kind === 'model-units');
  const capture = ['config', 'auto_capture_config'];
  if (asObject(document['config'])['auto_capture_config'] !== undefined && units) {
    report.error(
      keyPlaceAt(view, capture),
      'Endpoints of models sold in model units have no `auto_capture_config`. Use `ai_gateway.inference_table_config`.',
    );
  }
  for (const each of entities) {
    if (each.entity['name'] === undefined && isUnresolvedVersion(each.entity['entity_version']) && entities.length > 1) {
      report.error(
        placeAt(view, each.path),
        `Give ${describeEntity(each)} a \`name\`: the generated one would change with the version, and routes could not refer to it.`,
      );
    }
  }
}

function doesNotApply(name: string, odd: EntityView, kinds: readonly EntityKind[]): string {
  return `\`${name}\` does not apply to an endpoint of ${kindWords[odd.kind]}, only of ${oneOfKinds(kinds)}. Remove it.`;
}
