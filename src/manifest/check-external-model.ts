import { providers, type JsonObject, type Provider } from '../endpoint/fields/index.js';
import { asObject, isObject } from '../json.js';
import { isStated, keyPlaceAt, placeAt, type EndpointView, type Path } from './endpoint-view.js';
import type { EntityView } from './entity-view.js';
import { formatPlace } from './node.js';
import { didYouMean, oneOf, quote, type Report } from './report.js';

interface Scene {
  view: EndpointView;
  report: Report;
  /** Path of the block. */
  path: Path;
  block: JsonObject;
}

/** Section 3 of the platform page: one block that matches the provider, with credentials that are enough. */
export function checkExternalModels(view: EndpointView, entities: readonly EntityView[], report: Report): void {
  for (const { entity, path } of entities) {
    const model = entity['external_model'];
    if (isObject(model)) checkExternalModel(view, model, [...path, 'external_model'], report);
  }
  checkSameTask(view, entities, report);
}

function checkExternalModel(view: EndpointView, model: JsonObject, path: Path, report: Report): void {
  const provider = providers.find((each) => each.name === model['provider']);
  if (provider === undefined) return;
  for (const other of providers) {
    if (other === provider || model[other.block] === undefined) continue;
    report.error(
      keyPlaceAt(view, [...path, other.block]),
      `\`${other.block}\` does not go with the provider \`${provider.name}\`. ` +
        `Write \`${provider.block}\`, or set \`provider: ${other.name}\`.`,
    );
  }
  checkTask(view, model, path, provider, report);
  const block = model[provider.block];
  if (isObject(block)) {
    credentialChecks[provider.name]?.({ view, report, path: [...path, provider.block], block });
  } else if (block === undefined) {
    const others = providers.some((other) => model[other.block] !== undefined);
    if (!others && !isStated(view, [...path, provider.block])) {
      report.error(placeAt(view, path), `The provider \`${provider.name}\` needs its settings in \`${provider.block}\`.`);
    }
  }
}

/** The matrix of providers and tasks is second-hand, so it can only warn. */
function checkTask(view: EndpointView, model: JsonObject, path: Path, provider: Provider, report: Report): void {
  const task = model['task'];
  if (typeof task !== 'string' || provider.tasks.includes(task)) return;
  // An unknown task is warned about by its own row.
  if (!providers.some((each) => each.tasks.includes(task))) return;
  report.warn(
    placeAt(view, [...path, 'task']),
    `The provider \`${provider.name}\` is known for ${oneOf(provider.tasks, 'and')}, not for ${quote(task)}; ` +
      'the platform may refuse it.',
  );
}

function checkSameTask(view: EndpointView, entities: readonly EntityView[], report: Report): void {
  let first: { task: string; path: Path } | undefined;
  for (const { entity, path } of entities) {
    const task = asObject(entity['external_model'])['task'];
    if (typeof task !== 'string') continue;
    const here: Path = [...path, 'external_model', 'task'];
    if (first === undefined) first = { task, path: here };
    else if (first.task !== task) {
      report.error(
        placeAt(view, here),
        `All external models of an endpoint have the same task: this one has ${quote(task)}, ` +
          `the first (${formatPlace(placeAt(view, first.path))}) has ${quote(first.task)}.`,
      );
    }
  }
}

const isSet = (block: JsonObject, name: string): boolean => block[name] !== undefined && block[name] !== '';

function has({ view, path }: Scene, name: string): boolean {
  return isStated(view, [...path, name]);
}

function demand(scene: Scene, names: readonly string[], why: string): void {
  const missing = names.filter((name) => !isSet(scene.block, name) && !has(scene, name) && !has(scene, `${name}_plaintext`));
  if (missing.length === 0) return;
  scene.report.error(placeAt(scene.view, scene.path), `${why} needs ${oneOf(missing, 'and')}.`);
}

const demandKey =
  (name: string, provider: string) =>
  (scene: Scene): void => {
    demand(scene, [name], `The provider \`${provider}\``);
  };

function checkOpenAi(scene: Scene): void {
  const { block } = scene;
  const type = isSet(block, 'openai_api_type') ? block['openai_api_type'] : 'openai';
  const azure = ['openai_api_base', 'openai_api_version', 'openai_deployment_name'];
  const entra = ['microsoft_entra_tenant_id', 'microsoft_entra_client_id', 'microsoft_entra_client_secret'];
  if (type === 'azure') demand(scene, [...azure, 'openai_api_key'], '`openai_api_type: azure`');
  else if (type === 'azuread') demand(scene, [...azure, ...entra], '`openai_api_type: azuread`');
  else if (type === 'openai') demand(scene, ['openai_api_key'], 'The provider `openai`');
  if (type !== 'azuread') refuse(scene, entra, 'goes with `openai_api_type: azuread`');
  if (type === 'openai') refuse(scene, azure.slice(1), 'goes with `openai_api_type: azure` or `azuread`');
  if (type === 'azuread') refuse(scene, ['openai_api_key'], 'goes with `openai_api_type: azure`');
}

function refuse({ view, report, path, block }: Scene, names: readonly string[], why: string): void {
  for (const name of names) {
    if (isSet(block, name)) report.error(keyPlaceAt(view, [...path, name]), `\`${name}\` ${why}. Remove it, or change the type.`);
  }
}

function checkBedrock(scene: Scene): void {
  const { view, report, path } = scene;
  const ways = [['aws_access_key_id', 'aws_secret_access_key'], ['instance_profile_arn'], ['uc_service_credential_name']];
  const used = ways.filter((way) => way.some((name) => has(scene, name)));
  const [first, second] = used;
  if (first === undefined) {
    report.error(
      placeAt(view, path),
      'The provider `amazon-bedrock` needs `aws_access_key_id` and `aws_secret_access_key`, or `instance_profile_arn`, ' +
        'or `uc_service_credential_name`.',
    );
  } else if (second !== undefined) {
    const named = used.map((way) => way.find((name) => has(scene, name)) ?? '');
    report.error(
      keyPlaceAt(view, [...path, named[1] ?? '']),
      `Only one way to sign in to Amazon Bedrock can be given, but here are ${oneOf(named, 'and')}.`,
    );
  } else {
    demand(scene, first, 'Signing in to Amazon Bedrock by keys');
  }
  const family = scene.block['bedrock_provider'];
  const families = ['anthropic', 'cohere', 'ai21labs', 'amazon'];
  if (typeof family === 'string' && family !== '' && !families.includes(family.toLowerCase())) {
    report.warn(
      placeAt(view, [...path, 'bedrock_provider']),
      `${quote(family)} is not a model family that is known here (${oneOf(families, 'and')}).${didYouMean(family, families)}`,
    );
  }
}

function checkCustomProvider(scene: Scene): void {
  const { view, report, path, block } = scene;
  const ways = ['api_key_auth', 'bearer_token_auth'];
  const used = ways.filter((way) => has(scene, way));
  if (used.length === 0) {
    report.error(placeAt(view, path), 'The provider `custom` needs `api_key_auth` or `bearer_token_auth`.');
  } else if (used.length === 2) {
    report.error(
      keyPlaceAt(view, [...path, 'bearer_token_auth']),
      'The provider `custom` takes `api_key_auth` or `bearer_token_auth`, not both.',
    );
  }
  for (const [way, secret] of [['api_key_auth', 'value'], ['bearer_token_auth', 'token']] as const) {
    const auth = block[way];
    if (isObject(auth)) demand({ ...scene, path: [...path, way], block: auth }, [secret], `\`${way}\``);
  }
}

const credentialChecks: Readonly<Record<string, (scene: Scene) => void>> = {
  openai: checkOpenAi,
  anthropic: demandKey('anthropic_api_key', 'anthropic'),
  cohere: demandKey('cohere_api_key', 'cohere'),
  'amazon-bedrock': checkBedrock,
  'google-cloud-vertex-ai': demandKey('private_key', 'google-cloud-vertex-ai'),
  ai21labs: demandKey('ai21labs_api_key', 'ai21labs'),
  palm: demandKey('palm_api_key', 'palm'),
  'databricks-model-serving': demandKey('databricks_api_token', 'databricks-model-serving'),
  custom: checkCustomProvider,
};
