/** In which steps a model version is sold, and what to say of a size that does not fit them (serving-api 4.2, 4.3). */
import type { OptimizationInfo } from '../ports/databricks.js';

/** How the manifest sizes an entity: tokens per second, chunks of them, or model units. */
export type SizeUnit = 'tokens' | 'chunks' | 'units';

export interface Problem {
  message: string;
  hint: string;
}

interface Sized {
  model: string;
  version: string;
  /** `undefined`: the workspace does not know the version. */
  info: OptimizationInfo | undefined;
  unit: SizeUnit;
}

/** The step of this unit; `undefined` where the platform names none. */
export function stepOf(info: OptimizationInfo | undefined, unit: SizeUnit): number | undefined {
  return unit === 'units' ? info?.modelUnitChunkSize : info?.throughputChunkSize;
}

/** Why a model version cannot be sized in this unit; `undefined` where it can, or where nothing speaks against it. */
export function unitProblem({ model, version, info, unit }: Sized): Problem | undefined {
  const what = `\`${model}\` version ${version}`;
  if (info === undefined) {
    return {
      message: `${what} does not exist in this workspace, or Databricks knows no throughput of it.`,
      hint: 'Check the name and the version of the model.',
    };
  }
  if (!info.optimizable) {
    const said = info.said === undefined ? '' : ` Databricks says: ${info.said}`;
    return {
      message: `${what} cannot be served with provisioned throughput.${said}`,
      hint: 'Choose a model that is optimizable, or serve it as a custom model.',
    };
  }
  if (stepOf(info, unit) !== undefined) return undefined;
  const { modelUnitChunkSize: units, throughputChunkSize: chunk } = info;
  if (unit === 'units') {
    if (chunk === undefined) return undefined;
    return {
      message: `${what} is sold in tokens per second (chunks of ${chunk}), not in model units.`,
      hint: 'State `throughput_chunks` instead.',
    };
  }
  if (units !== undefined) {
    const other = unit === 'chunks' ? 'chunks of tokens per second' : 'tokens per second';
    return {
      message: `${what} is sold in model units (in steps of ${units}), not in ${other}.`,
      hint: `State \`provisioned_model_units\`, a multiple of ${units}, instead.`,
    };
  }
  if (unit === 'tokens') return undefined;
  return {
    message: `The size of a chunk of ${what} is not known: Databricks names none.`,
    hint: 'State `min_provisioned_throughput` and `max_provisioned_throughput` in tokens per second instead.',
  };
}

/**
 * The two legal values next to one that is none. 0 is legal where `zero` says so (a lower bound); elsewhere the least
 * value is one step.
 */
function nearestLegal(value: number, step: number, zero: boolean): readonly [number, number] {
  const below = Math.max(Math.floor(value / step) * step, zero ? 0 : step);
  return [below, below + step];
}

/** What to say of a number that is not a multiple of the step; `undefined` where it is one. */
export function stepProblem(
  sized: { model: string; version: string; field: string; value: number },
  step: number,
): Problem | undefined {
  const { model, version, field, value } = sized;
  const zero = field === 'min_provisioned_throughput';
  if (value % step === 0 && (zero || value > 0)) return undefined;
  const [below, above] = nearestLegal(value, step, zero);
  return {
    message: `\`${field}\` is ${value}, but \`${model}\` version ${version} is sold in steps of ${step}: ${below} and ${above} are the nearest legal values.`,
    hint: `State ${below} or ${above}.`,
  };
}
