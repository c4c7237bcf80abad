/** `Catalog` over HTTP: models of Unity Catalog and of the workspace registry, secret scopes (serving-api 1.6, 1.7). */
import { z } from 'zod';
import type { Catalog, ModelVersion } from '../ports/databricks.js';
import { replyError } from './api-error.js';
import { pathOf, unlessMissing, type ApiCall, type Http } from './http.js';
import { listOf, maybe, readReply, text } from './replies.js';

const unity = '/api/2.1/unity-catalog/models';
const registry = '/api/2.0/mlflow';
const modelNeeds = 'EXECUTE on the model, with USE CATALOG and USE SCHEMA (for a workspace registry model: CAN_READ)';

/** Far beyond the versions a model can have: a thousand to a page. */
const mostPages = 1000;

/** Makes the adapter on an open door. A model name without dots is one of the workspace registry. */
export function createCatalog(http: Http): Catalog {
  const ask = async <T>(call: ApiCall, schema: z.ZodType<T>): Promise<T | undefined> => {
    const reply = await unlessMissing(http.request(call));
    return reply === undefined ? undefined : readReply(reply, schema);
  };
  const get = (path: string, attempted: string, target: string, query: ApiCall['query'] = {}): ApiCall => ({
    method: 'GET',
    path,
    query,
    attempted,
    target,
    needs: modelNeeds,
  });

  /** R51, every page; an empty page with a token is legal. */
  async function allVersions(model: string): Promise<ModelVersion[] | undefined> {
    const found: ModelVersion[] = [];
    const seen = new Set<string>();
    let token: string | undefined;
    for (;;) {
      const call = get(unity + pathOf`/${model}/versions`, 'list the versions of model', model, {
        max_results: 1000,
        page_token: token,
      });
      const reply = await unlessMissing(http.request(call));
      if (reply === undefined) return undefined;
      const page = readReply(reply, versionsSchema);
      found.push(...page.model_versions);
      token = page.next_page_token ?? '';
      if (token === '') return found;
      if (seen.has(token)) throw replyError(reply.call, 'the list of pages leads back to a page already read');
      seen.add(token);
      if (seen.size >= mostPages) throw replyError(reply.call, `the list has more than ${mostPages} pages`);
    }
  }

  return {
    modelVersion(model, version) {
      const target = `${model} version ${version}`;
      return isUnity(model)
        ? ask(get(unity + pathOf`/${model}/versions/${version}`, 'read model', target), versionSchema)
        : ask(get(`${registry}/model-versions/get`, 'read model', target, { name: model, version }), registryVersionSchema);
    },
    modelVersions(model) {
      if (isUnity(model)) return allVersions(model);
      // The registry's own route answers the newest version of each stage, so the newest of all is among them.
      return ask(get(`${registry}/registered-models/get`, 'read model', model, { name: model }), registryModelSchema);
    },
    modelAlias(model, alias) {
      const target = `${model}@${alias}`;
      return isUnity(model)
        ? ask(get(unity + pathOf`/${model}/aliases/${alias}`, 'read model', target), versionSchema)
        : ask(get(`${registry}/registered-models/alias`, 'read model', target, { name: model, alias }), registryVersionSchema);
    },
    secretKeys(scope) {
      return ask(
        {
          method: 'GET',
          path: '/api/2.0/secrets/list',
          query: { scope },
          attempted: 'list the keys of secret scope',
          target: scope,
          needs: 'READ on the secret scope',
        },
        keysSchema,
      );
    },
  };
}

function isUnity(model: string): boolean {
  return model.includes('.');
}

/** Versions are integers in Unity Catalog and strings in serving. */
const versionSchema = z
  .object({ version: text, status: maybe(text) })
  .transform(({ version, status }): ModelVersion => ({ version, status: status ?? '' }));
const versionsSchema = z.object({ model_versions: listOf(versionSchema), next_page_token: maybe(text) });
const registryVersionSchema = z.object({ model_version: versionSchema }).transform((reply) => reply.model_version);
const registryModelSchema = z
  .object({ registered_model: z.object({ latest_versions: listOf(versionSchema) }) })
  .transform((reply) => reply.registered_model.latest_versions);
const keysSchema = z
  .object({ secrets: listOf(z.object({ key: text })) })
  .transform(({ secrets }) => secrets.map(({ key }) => key));
