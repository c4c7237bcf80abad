import { invalid } from './api-error.js';
import type { Optimization } from './catalog.js';
import { type JsonObject, numberOf, textOf } from './json.js';
import type { EmulatorOptions } from './options.js';
import { parseSecretReference } from './secrets.js';

const namePattern = /^[A-Za-z0-9_-]{1,63}$/;
const workloadSizes = ['Small', 'Medium', 'Large'];
const workloadTypes = [
  'CPU', 'CPU_MEDIUM', 'CPU_LARGE', 'GPU_SMALL', 'GPU_MEDIUM', 'GPU_LARGE', 'GPU_XLARGE', 'GPU_XLARGE_8', 'MULTIGPU_MEDIUM',
];

/** C1 and C3. */
export function checkName(name: string, what: string): void {
  if (namePattern.test(name)) return;
  throw invalid(`${what} '${name}' is not valid: use 1 to 63 letters, digits, hyphens or underscores.`);
}

/** C1, C2; `pt` would be ambiguous with the model-unit route. */
export function checkEndpointName(name: string): void {
  checkName(name, 'Endpoint name');
  if (name.startsWith('databricks-')) throw invalid(`Endpoint name '${name}' uses the reserved prefix 'databricks-'.`);
  if (name === 'pt') throw invalid("Endpoint name 'pt' is reserved.");
}

export function checkWorkload(sent: JsonObject, options: EmulatorOptions): void {
  const size = textOf(sent.workload_size);
  if (size !== undefined && ![...workloadSizes, ...options.customWorkloadSizes].includes(size)) {
    throw invalid(`'${size}' is not a valid workload_size. Supported values: ${workloadSizes.join(', ')}.`);
  }
  const type = textOf(sent.workload_type);
  if (type !== undefined && !workloadTypes.includes(type)) {
    throw invalid(`'${type}' is not a valid workload_type. Supported values: ${workloadTypes.join(', ')}.`);
  }
}

/** C7 and C8. */
export function checkConcurrency(sent: JsonObject): void {
  const min = numberOf(sent.min_provisioned_concurrency);
  const max = numberOf(sent.max_provisioned_concurrency);
  if (min === undefined && max === undefined) return;
  if (sent.workload_size !== undefined) {
    throw invalid('Only one of workload_size and min/max_provisioned_concurrency may be specified.');
  }
  if (min === undefined || max === undefined) {
    throw invalid('min_provisioned_concurrency and max_provisioned_concurrency must be specified together.');
  }
  if (min % 4 !== 0 || max % 4 !== 0 || min < 0) throw invalid('Provisioned concurrency must be a multiple of 4.');
  if (max < min || max === 0) throw invalid('max_provisioned_concurrency must be positive and not less than min_provisioned_concurrency.');
  if (max > 1024) throw invalid('max_provisioned_concurrency must not be more than 1024.');
}

/** C9 for tokens per second (4.3). */
export function checkThroughput(sent: JsonObject, optimization: Optimization | undefined): void {
  const max = numberOf(sent.max_provisioned_throughput);
  const min = numberOf(sent.min_provisioned_throughput) ?? 0;
  const clashes = ['min_provisioned_concurrency', 'max_provisioned_concurrency', 'provisioned_model_units'];
  const clash = clashes.find((key) => sent[key] !== undefined);
  if (clash) throw invalid(`${clash} cannot be combined with provisioned throughput.`);
  if (max === undefined) throw invalid('max_provisioned_throughput must be specified with min_provisioned_throughput.');
  if (optimization && optimization.kind !== 'chunk') {
    throw invalid(
      optimization.kind === 'units'
        ? 'This model is provisioned by model units; provisioned throughput in tokens per second is not supported.'
        : 'This model is not optimizable for provisioned throughput.',
    );
  }
  const chunk = optimization?.size ?? 1;
  if (min < 0 || max < min) throw invalid('max_provisioned_throughput must not be less than min_provisioned_throughput.');
  if (max < chunk) throw invalid(`max_provisioned_throughput must be at least ${chunk}.`);
  if (min % chunk !== 0 || max % chunk !== 0) throw invalid(`Provisioned throughput must be a multiple of ${chunk}.`);
}

/** C9 for model units. */
export function checkUnits(sent: JsonObject, optimization: Optimization | undefined): void {
  const units = numberOf(sent.provisioned_model_units);
  if (units === undefined) throw invalid("Missing required field 'provisioned_model_units'.");
  if (optimization && optimization.kind !== 'units') throw invalid('This model does not support provisioning by model units.');
  const chunk = optimization?.size ?? 1;
  if (units <= 0 || units % chunk !== 0) throw invalid(`provisioned_model_units must be a positive multiple of ${chunk}.`);
}

/** C12: a value that looks like a secret reference must be one. */
export function checkEnvironment(variables: JsonObject): void {
  for (const [key, value] of Object.entries(variables)) {
    const text = textOf(value) ?? '';
    if (text.includes('{{') && !parseSecretReference(text)) {
      throw invalid(`Invalid secret reference in environment variable ${key}: expected {{secrets/<scope>/<key>}}.`);
    }
  }
}

/** C14, with the real wording (E13). */
export function checkTagKey(key: string): void {
  if (key.length >= 1 && key.length <= 255 && !/[.,=/:]/.test(key)) return;
  throw invalid(
    `Endpoint tag key ${key} is either not between 1-255 characters long or contains one or more of the reserved characters: . , = / or :`,
  );
}
