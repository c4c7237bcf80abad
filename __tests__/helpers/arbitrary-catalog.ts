/** The models, secrets and principals that arbitrary endpoints refer to, so that a workspace can hold all of them. */

export interface KnownModel {
  name: string;
  aliases: Readonly<Record<string, number>>;
  /** Version -> size of one step (tokens per second, or model units); 0 where it has none. */
  versions: Readonly<Record<number, number>>;
}

const numbered = (step: (version: number) => number, last = 12): Record<number, number> =>
  Object.fromEntries(Array.from({ length: last }, (_, index) => [index + 1, step(index + 1)]));

/** Models of Unity Catalog and of the workspace registry. Two end in the same word: their generated names can clash (N3). */
export const customModels: readonly KnownModel[] = [
  { name: 'prod.ml.alpha', aliases: { champion: 3, challenger: 4 }, versions: numbered(() => 0) },
  { name: 'dev.other.alpha', aliases: { champion: 7 }, versions: numbered(() => 0) },
  { name: 'prod.ml.beta-2', aliases: { champion: 10, challenger: 9 }, versions: numbered(() => 0) },
  { name: 'ads-model', aliases: { production: 2, champion: 11 }, versions: numbered(() => 0) },
];

/** Sold in tokens per second; the step depends on the version too (4.2). */
export const chunkModels: readonly KnownModel[] = [
  { name: 'system.ai.meta_llama_v3_1_8b_instruct', aliases: { champion: 2, challenger: 3 }, versions: numbered((version) => (version % 2 === 0 ? 970 : 19000), 4) },
  { name: 'prod.llm.tuned', aliases: { champion: 1, challenger: 2 }, versions: numbered((version) => 980 + 20 * version, 4) },
];

export const unitModels: readonly KnownModel[] = [
  { name: 'system.ai.gpt-oss-120b', aliases: { champion: 1, challenger: 2 }, versions: numbered(() => 50, 3) },
  { name: 'system.ai.llama-4-maverick', aliases: { champion: 2, challenger: 1 }, versions: numbered(() => 20, 3) },
];

export const featureSpecs: readonly string[] = ['prod.features.user_spec', 'prod.features.items'];

/** Names of external models as providers give them; their generated names are legal (N3). */
export const externalNames: readonly string[] = ['gpt-4o-mini', 'claude-3.5:v1', 'amazon.titan-x:0', 'embed'];

export const secretScopes: Readonly<Record<string, readonly string[]>> = { llm: ['key', 'key-2', 'Token'], 'scope.2': ['key', 'other'] };

/** Principals of grants and limits, by kind. */
export const principals = {
  group_name: ['analysts', 'support apps', 'g.3'],
  user_name: ['a.b@c.d', 'someone@example.com'],
  service_principal_name: ['0a0a0a0a-1111-4222-8333-444455556666', '1b1b1b1b-1111-4222-8333-444455556666'],
} as const;
