/**
 * Cuts the operations that the action and its GitHub stand-in use out of GitHub's published REST description, for the
 * tests that hold both to it. Run `node scripts/github-rest.mjs` after adding an operation below: it takes the
 * description from the package named here; with a path as its argument, from that file.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const source = '@octokit/openapi@23.0.2';
const inside = 'package/generated/api.github.com.json';
const output = join(dirname(dirname(fileURLToPath(import.meta.url))), '__tests__/fixtures/github-rest/operations.json');

const operations = {
  '/user': ['get'],
  '/rate_limit': ['get'],
  '/repos/{owner}/{repo}': ['get'],
  '/repos/{owner}/{repo}/actions/runs': ['get'],
  '/repos/{owner}/{repo}/actions/runs/{run_id}': ['get'],
  '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs': ['get'],
  '/repos/{owner}/{repo}/actions/runs/{run_id}/jobs': ['get'],
  '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches': ['post'],
  '/repos/{owner}/{repo}/activity': ['get'],
  '/repos/{owner}/{repo}/branches/{branch}': ['get'],
  '/repos/{owner}/{repo}/check-runs': ['post'],
  '/repos/{owner}/{repo}/check-runs/{check_run_id}': ['get', 'patch'],
  '/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations': ['get'],
  '/repos/{owner}/{repo}/collaborators/{username}/permission': ['get'],
  '/repos/{owner}/{repo}/commits': ['get'],
  '/repos/{owner}/{repo}/commits/{commit_sha}/pulls': ['get'],
  '/repos/{owner}/{repo}/commits/{ref}': ['get'],
  '/repos/{owner}/{repo}/commits/{ref}/check-runs': ['get'],
  '/repos/{owner}/{repo}/commits/{ref}/status': ['get'],
  '/repos/{owner}/{repo}/commits/{ref}/statuses': ['get'],
  '/repos/{owner}/{repo}/compare/{basehead}': ['get'],
  '/repos/{owner}/{repo}/contents/{path}': ['get'],
  '/repos/{owner}/{repo}/deployments': ['get', 'post'],
  '/repos/{owner}/{repo}/deployments/{deployment_id}': ['get'],
  '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses': ['get', 'post'],
  '/repos/{owner}/{repo}/git/blobs/{file_sha}': ['get'],
  '/repos/{owner}/{repo}/git/ref/{ref}': ['get'],
  '/repos/{owner}/{repo}/git/trees/{tree_sha}': ['get'],
  '/repos/{owner}/{repo}/issues': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/comments': ['get'],
  '/repos/{owner}/{repo}/issues/comments/{comment_id}': ['get', 'patch', 'delete'],
  '/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': ['post'],
  '/repos/{owner}/{repo}/issues/{issue_number}': ['get', 'patch'],
  '/repos/{owner}/{repo}/issues/{issue_number}/comments': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/{issue_number}/events': ['get'],
  '/repos/{owner}/{repo}/issues/{issue_number}/labels': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/{issue_number}/labels/{name}': ['delete'],
  '/repos/{owner}/{repo}/labels': ['get', 'post'],
  '/repos/{owner}/{repo}/labels/{name}': ['get'],
  '/repos/{owner}/{repo}/pulls': ['get'],
  '/repos/{owner}/{repo}/pulls/{pull_number}': ['get'],
  '/repos/{owner}/{repo}/pulls/{pull_number}/commits': ['get'],
  '/repos/{owner}/{repo}/pulls/{pull_number}/files': ['get'],
  '/repos/{owner}/{repo}/pulls/{pull_number}/reviews': ['get'],
  '/repos/{owner}/{repo}/statuses/{sha}': ['post'],
};

/** Words for people, and what says nothing about validity. Kept: nothing that a validator would not read. */
const dropped = new Set(['description', 'example', 'examples', 'default', 'title', 'deprecated', 'externalDocs', 'readOnly', 'discriminator', 'x-github']);

const description = readDescription();
const components = {};
const paths = {};
for (const [path, methods] of Object.entries(operations)) {
  const item = description.paths[path];
  if (item === undefined) throw new Error(`${source} has no path ${path}.`);
  paths[path] = Object.fromEntries(methods.map((method) => [method, toOperation(item[method], `${method} ${path}`)]));
}
const document = { source, version: description.info.version, paths, schemas: sortKeys(components) };
writeFileSync(output, `${JSON.stringify(document)}\n`);
console.log(`${output}: ${Object.keys(paths).length} paths, ${Object.keys(components).length} schemas`);

function readDescription() {
  const [given] = argv.slice(2);
  if (given !== undefined) return JSON.parse(readFileSync(given, 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'github-rest-'));
  try {
    const archive = execFileSync('npm', ['pack', source, '--silent', '--pack-destination', folder], { encoding: 'utf8' }).trim();
    execFileSync('tar', ['xzf', join(folder, archive), '-C', folder, inside]);
    return JSON.parse(readFileSync(join(folder, inside), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `{parameters, body, responses}`: JSON schemas that refer to `#/schemas/…`; a response without JSON is `null`. */
function toOperation(operation, name) {
  if (operation === undefined) throw new Error(`${source} has no ${name}.`);
  const parameters = (operation.parameters ?? []).map(resolve).map(({ name: parameter, in: place, required, schema }) => ({
    name: parameter, in: place, ...(required === true ? { required } : {}), schema: toSchema(schema),
  }));
  const body = operation.requestBody === undefined ? {} : { body: toSchema(operation.requestBody.content['application/json'].schema) };
  const responses = Object.entries(operation.responses).map(([status, response]) => {
    const content = resolve(response).content ?? {};
    const [, json] = Object.entries(content).find(([type]) => /json/.test(type)) ?? [];
    return [status, json?.schema === undefined ? null : toSchema(json.schema)];
  });
  return { parameters, ...body, responses: Object.fromEntries(responses) };
}

function resolve(value) {
  if (value.$ref === undefined) return value;
  return value.$ref.split('/').slice(1).reduce((at, key) => at[key], description);
}

/** From OpenAPI 3.0's dialect to JSON Schema: `nullable` becomes a type. */
function toSchema(schema) {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace('#/components/schemas/', '');
    if (components[name] === undefined) {
      components[name] = true;
      components[name] = toSchema(description.components.schemas[name]);
    }
    return { $ref: `#/schemas/${name}` };
  }
  const kept = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'nullable' || dropped.has(key)) continue;
    if (key === 'properties') kept[key] = Object.fromEntries(Object.entries(value).map(([name, property]) => [name, toSchema(property)]));
    else if (['allOf', 'anyOf', 'oneOf'].includes(key)) kept[key] = value.map(toSchema);
    else if (['items', 'additionalProperties', 'not'].includes(key) && typeof value === 'object') kept[key] = toSchema(value);
    else kept[key] = value;
  }
  if (schema.nullable !== true) return kept;
  if (typeof kept.type !== 'string') return { anyOf: [kept, { type: 'null' }] };
  return { ...kept, type: [kept.type, 'null'], ...(kept.enum === undefined ? {} : { enum: [...new Set([...kept.enum, null])] }) };
}

function sortKeys(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
