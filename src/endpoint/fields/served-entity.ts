import { externalModelField } from './external-model.js';
import { textOf } from '../../json.js';
import type { JsonObject, ObjectField } from './types.js';

/** Names of endpoints and served entities (C1, C3). */
export const namePattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;
const entityNamePattern = /^[A-Za-z0-9_-]{1,63}$/;

const sizing = {
  concurrency: ['min_provisioned_concurrency', 'max_provisioned_concurrency'],
  throughput: ['min_provisioned_throughput', 'max_provisioned_throughput', 'throughput_chunks'],
  units: ['provisioned_model_units'],
} as const;

/** Concurrent requests that the sizes serve; with scale to zero, the lower bound is 0 (section 1.1). */
const concurrencyOfSize: Readonly<Record<string, { least: number; most: number }>> = {
  Small: { least: 4, most: 4 },
  Medium: { least: 8, most: 16 },
  Large: { least: 16, most: 64 },
};

/**
 * N12, N13: the platform shows a size beside concurrency that somebody set. Where both say the same, the concurrency may
 * as well be an echo of the size; where they do not, the size was filled in.
 */
function sizeIsFilledIn(live: JsonObject): boolean {
  const { workload_size: size, min_provisioned_concurrency: min, max_provisioned_concurrency: max } = live;
  const name = textOf(size);
  const bounds = Object.hasOwn(concurrencyOfSize, name) ? concurrencyOfSize[name] : undefined;
  if (max == null || bounds === undefined) return false;
  const idle = textOf(live['scale_to_zero_enabled']) === 'true';
  const sameLeast = min == null || Number(min) === bounds.least || (idle && Number(min) === 0);
  return Number(max) !== bounds.most || !sameLeast;
}

/** One served entity. Direct fields are stated one by one; what is not stated is carried along. */
export const servedEntityField: ObjectField = {
  type: 'object',
  stated: 'by-field',
  doc: 'A model, or a version of one, behind the endpoint.',
  readOnly: ['type', 'foundation_model', 'min_dbus', 'max_dbus', 'state', 'creator', 'creation_timestamp'],
  fields: {
    name: {
      type: 'string',
      doc: 'Name within the endpoint; traffic routes refer to it. Generated from the model when left out.',
      evidence: 'N3, N4, C3',
      pattern: entityNamePattern,
      patternWords: '1 to 63 letters, digits, `-` or `_`',
    },
    entity_name: {
      type: 'string',
      doc: 'Unity Catalog model (`catalog.schema.model`), workspace registry model, or feature spec.',
      kinds: ['custom', 'throughput', 'model-units'],
      minLength: 1,
      carried: true,
    },
    entity_version: {
      type: 'string',
      doc: 'Version number, `latest` (newest READY version) or `@alias`. Left out for a feature spec.',
      evidence: 'N10; section 1.6',
      kinds: ['custom', 'throughput', 'model-units'],
      carried: true,
    },
    external_model: externalModelField,
    workload_size: {
      type: 'string',
      doc: '`Small`, `Medium`, `Large`, or a size of your workspace.',
      values: ['Small', 'Medium', 'Large'],
      evidence: 'N12, C7',
      kinds: ['custom'],
      carried: true,
      serverDefaulted: true,
      filledBeside: sizeIsFilledIn,
      excludedBy: [...sizing.concurrency, ...sizing.throughput, ...sizing.units],
    },
    workload_type: {
      type: 'string',
      doc: 'CPU or GPU class.',
      evidence: 'N11',
      kinds: ['custom'],
      carried: true,
      excludedBy: [...sizing.throughput, ...sizing.units],
      absentMeans: (kind) => (kind === 'custom' ? 'CPU' : undefined),
      values: [
        'CPU',
        'CPU_MEDIUM',
        'CPU_LARGE',
        'GPU_SMALL',
        'GPU_MEDIUM',
        'GPU_LARGE',
        'GPU_XLARGE',
        'GPU_XLARGE_8',
        'MULTIGPU_MEDIUM',
      ],
    },
    scale_to_zero_enabled: {
      type: 'boolean',
      doc: 'Whether the entity may scale to zero. Must be stated for custom models.',
      evidence: 'N14, C11',
      kinds: ['custom', 'throughput'],
      carried: true,
      absentMeans: false,
    },
    min_provisioned_concurrency: {
      type: 'integer',
      doc: 'Lower bound of concurrent requests, in fours.',
      evidence: 'N13, C7, C8',
      kinds: ['custom'],
      minimum: 0,
      multipleOf: 4,
      carried: true,
      excludedBy: ['workload_size', ...sizing.throughput, ...sizing.units],
    },
    max_provisioned_concurrency: {
      type: 'integer',
      doc: 'Upper bound of concurrent requests, in fours.',
      evidence: 'N13, C7, C8',
      kinds: ['custom'],
      minimum: 4,
      multipleOf: 4,
      carried: true,
      excludedBy: ['workload_size', ...sizing.throughput, ...sizing.units],
    },
    min_provisioned_throughput: {
      type: 'integer',
      doc: 'Lower bound in tokens per second, a multiple of the chunk of the model; 0 when left out.',
      evidence: 'N15, C9',
      kinds: ['throughput'],
      minimum: 0,
      carried: true,
      excludedBy: sizing.units,
    },
    max_provisioned_throughput: {
      type: 'integer',
      doc: 'Upper bound in tokens per second, a multiple of the chunk of the model.',
      evidence: 'N15, C9',
      kinds: ['throughput'],
      minimum: 0,
      carried: true,
      excludedBy: sizing.units,
    },
    throughput_chunks: {
      type: 'object',
      stated: 'whole',
      manifestOnly: true,
      doc: 'Size in chunks of the model (tokens per second); resolved through its optimization info when planning.',
      evidence: 'R19, section 4',
      kinds: ['throughput'],
      fields: {
        min: { type: 'integer', doc: 'Lower bound in chunks; 0 when left out.', minimum: 0 },
        max: { type: 'integer', doc: 'Upper bound in chunks.', minimum: 1, required: true },
      },
    },
    provisioned_model_units: {
      type: 'integer',
      doc: 'Model units, a multiple of the unit increment of the model.',
      evidence: 'C9, section 4',
      kinds: ['model-units'],
      minimum: 1,
      carried: true,
    },
    burst_scaling_enabled: {
      type: 'boolean',
      doc: 'Whether bursts above the provisioned units are served. The platform never returns it.',
      evidence: 'N20',
      kinds: ['model-units'],
      writeOnly: true,
    },
    environment_vars: {
      type: 'string-map',
      doc: 'Environment of the model server; values may be `{{secrets/scope/key}}`.',
      evidence: 'C13',
      kinds: ['custom'],
      carried: true,
      hiddenWhenLive: true,
    },
    instance_profile_arn: {
      type: 'string',
      doc: 'AWS instance profile of the model server.',
      kinds: ['custom'],
      carried: true,
    },
  },
};
