import type { Json } from '../endpoint/fields/index.js';
import { asObject } from '../json.js';
import { isStated, keyPlaceAt, placeAt, type EndpointView } from './endpoint-view.js';
import { describeEntity, type EntityView } from './entity-view.js';
import type { Report } from './report.js';

interface Bounds {
  min: string;
  max: string;
}

const concurrency: Bounds = { min: 'min_provisioned_concurrency', max: 'max_provisioned_concurrency' };
const throughput: Bounds = { min: 'min_provisioned_throughput', max: 'max_provisioned_throughput' };

/** C8: documented for route-optimised endpoints; less may be allowed elsewhere. */
const mostConcurrency = 1024;

/** How served entities are sized: C7, C8, C11 and section 4 of the platform page. */
export function checkSizing(view: EndpointView, entities: readonly EntityView[], report: Report): void {
  for (const each of entities) {
    if (each.kind === 'custom') checkCustom(view, each, report);
    if (each.kind === 'throughput') checkThroughput(view, each, report);
    if (each.kind === 'custom' && each.entity['burst_scaling_enabled'] !== undefined) {
      report.error(
        keyPlaceAt(view, [...each.path, 'burst_scaling_enabled']),
        '`burst_scaling_enabled` goes with `provisioned_model_units`, which is missing.',
      );
    }
  }
}

function checkCustom(view: EndpointView, each: EntityView, report: Report): void {
  const { entity, path } = each;
  if (
    typeof entity['entity_name'] === 'string' &&
    !has(view, each, 'scale_to_zero_enabled')
  ) {
    report.error(
      placeAt(view, path),
      `State \`scale_to_zero_enabled\` for ${describeEntity(each)}: the platform demands it, and it decides cost and latency ` +
        '(`true`: no cost while idle, a slow first answer).',
    );
  }
  const stated = [concurrency.min, concurrency.max].filter((name) => has(view, each, name));
  const [only] = stated;
  if (only === undefined) return;
  if (has(view, each, 'workload_size')) {
    report.error(
      keyPlaceAt(view, [...path, 'workload_size']),
      `Size ${describeEntity(each)} by \`workload_size\` or by \`${concurrency.min}\` and \`${concurrency.max}\`, not both. ` +
        'Replies show a `workload_size` that the platform filled in: remove that.',
    );
  }
  if (stated.length === 1) {
    const other = only === concurrency.min ? concurrency.max : concurrency.min;
    report.error(keyPlaceAt(view, [...path, only]), `\`${only}\` needs \`${other}\` beside it.`);
  }
  checkOrder(view, each, { bounds: concurrency, path }, report);
  const max = entity[concurrency.max];
  if (typeof max === 'number' && max > mostConcurrency) {
    report.warn(
      placeAt(view, [...path, concurrency.max]),
      `\`${concurrency.max}\` is ${max}; the documented limit for one model is ${mostConcurrency}, and that with \`route_optimized\`.`,
    );
  }
}

function checkThroughput(view: EndpointView, each: EntityView, report: Report): void {
  const { entity, path } = each;
  const inTokens = [throughput.min, throughput.max].filter((name) => has(view, each, name));
  const [first] = inTokens;
  if (first !== undefined && has(view, each, 'throughput_chunks')) {
    report.error(
      keyPlaceAt(view, [...path, 'throughput_chunks']),
      `Size ${describeEntity(each)} by \`throughput_chunks\` or by \`${throughput.min}\` and \`${throughput.max}\`, not both.`,
    );
  } else if (first !== undefined && !inTokens.includes(throughput.max)) {
    report.error(keyPlaceAt(view, [...path, first]), `\`${first}\` needs \`${throughput.max}\` beside it.`);
  }
  if (entity[throughput.max] === 0) {
    report.error(placeAt(view, [...path, throughput.max]), `\`${throughput.max}\` must be above 0.`);
  }
  checkOrder(view, each, { bounds: throughput, path }, report);
  const chunks: EntityView = { ...each, entity: asObject(entity['throughput_chunks']) };
  checkOrder(view, chunks, { bounds: { min: 'min', max: 'max' }, path: [...path, 'throughput_chunks'] }, report);
}

function checkOrder(
  view: EndpointView,
  { entity }: EntityView,
  { bounds, path }: { bounds: Bounds; path: EntityView['path'] },
  report: Report,
): void {
  const min: Json | undefined = entity[bounds.min];
  const max: Json | undefined = entity[bounds.max];
  if (typeof min !== 'number' || typeof max !== 'number' || max >= min) return;
  report.error(
    placeAt(view, [...path, bounds.max]),
    `\`${bounds.max}\` must not be below \`${bounds.min}\`, but ${max} is below ${min}.`,
  );
}

function has(view: EndpointView, { path }: EntityView, name: string): boolean {
  return isStated(view, [...path, name]);
}
