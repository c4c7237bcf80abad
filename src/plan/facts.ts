/**
 * What a plan must ask of the workspace beside the endpoint itself. The plan is pure: it names what it needs, the
 * story fetches it once per object, and the plan is computed again with the answers.
 */
import type { Grant } from '../endpoint/model.js';
import type { ModelVersion, OptimizationInfo } from '../ports/databricks.js';

export type Need =
  | { kind: 'permissions'; id: string }
  | { kind: 'model-version'; model: string; version: string }
  | { kind: 'model-versions'; model: string }
  | { kind: 'model-alias'; model: string; alias: string }
  | { kind: 'optimization'; model: string; version: string }
  | { kind: 'secret-keys'; scope: string };

interface Answers {
  permissions: Grant[];
  'model-version': ModelVersion | undefined;
  'model-versions': ModelVersion[] | undefined;
  'model-alias': ModelVersion | undefined;
  optimization: OptimizationInfo | undefined;
  'secret-keys': string[] | undefined;
}

/** An answer, or the word that the caller may not ask. */
export type Fact<T> = { value: T } | { denied: string };

export function needKey(need: Need): string {
  return JSON.stringify(Object.values(need));
}

/** Facts fetched so far, and a list of what was missed. */
export class Facts {
  readonly missing = new Map<string, Need>();
  constructor(private readonly known: ReadonlyMap<string, Fact<unknown>> = new Map()) {}

  /** The fact, or `undefined` after noting that it is needed. */
  ask<N extends Need>(need: N): Fact<Answers[N['kind']]> | undefined {
    const key = needKey(need);
    const fact = this.known.get(key);
    if (fact === undefined) this.missing.set(key, need);
    return fact as Fact<Answers[N['kind']]> | undefined;
  }
}
