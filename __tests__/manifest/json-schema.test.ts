import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { manifestJsonSchema } from '../../src/manifest/json-schema.js';
import { custom, openai, readGood, routes, withEndpoint, withEntity, withExternalModel } from './manifests.js';

const validate = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(manifestJsonSchema());

const check = (text: string): boolean => validate(parse(text));

describe('the published JSON Schema', () => {
  it('accepts the examples of the repository', () => {
    expect(check(readFileSync(join(process.cwd(), 'examples/endpoints.yml'), 'utf8'))).toBe(true);
  });

  it.each([
    ['an external model', withExternalModel(openai)],
    ['variables where numbers, booleans and words are expected',
      `variables: { a: 1, b: { default: x }, c: }\n${withEntity('entity_name: a.b.c, entity_version: 3, scale_to_zero_enabled: "${var.a}", workload_type: "${var.b}"')}`
        .replace('"${var.a}"', '"true"')],
    ['text for numbers', withEntity(custom, routes(['served_entity_name: m, traffic_percentage: "100"']))],
    ['tags as a map, and dropped values', `id: a\ndefaults: { tags: { a: x, b: 3 }, description: x }\nendpoints: { c: { tags: { b: ~ }, description: ~ } }\n`],
    ['removed items', 'id: a\ndefaults: { tags: [ { key: a } ] }\nendpoints: { c: { tags: [ { key: a, remove: true } ] } }\n'],
    ['an endpoint left out', 'id: a\ntargets: { t: { endpoints: { c: ~ } } }\nendpoints: { c: {} }\n'],
    ['older forms', withEndpoint('    rate_limits: [ { calls: 1 } ]\n    config: { served_models: [ { name: m, model_name: a.b.c, model_version: 3, scale_to_zero_enabled: true } ] }\n')],
    ['pasted read-only fields', withEntity(`${custom}, state: { deployment: x }`, '    id: x\n    permission_level: CAN_MANAGE\n')],
  ])('accepts, as the reader does: %s', (_name, text) => {
    readGood(text);
    expect(check(text)).toBe(true);
    expect(validate.errors).toBeNull();
  });

  it.each([
    ['an unknown key', withEndpoint('    confg: {}\n')],
    ['a wrong type', withEndpoint('    config: abc\n')],
    ['an unknown level', withEndpoint('    permissions: [ { level: CAN_X, group_name: g } ]\n')],
    ['a credential that is no reference', withExternalModel('provider: openai, openai_config: { openai_api_key: hunter2 }')],
    ['a plain-text credential', withExternalModel('provider: openai, openai_config: { openai_api_key_plaintext: hunter2 }')],
    ['concurrency not in fours', withEntity(`${custom}, min_provisioned_concurrency: 6`)],
    ['a share above 100', withEntity(custom, routes(['served_entity_name: m, traffic_percentage: 101']))],
    ['an id with a space', 'id: a b\nendpoints: {}\n'],
  ])('refuses %s', (_name, text) => {
    expect(check(text)).toBe(false);
  });

  it('describes fields and offers known values', () => {
    const text = JSON.stringify(manifestJsonSchema());
    expect(text).toContain('Whether the entity may scale to zero. Must be stated for custom models.');
    expect(text).toContain('"GPU_XLARGE_8"');
    expect(text).not.toContain('9007199254740991');
  });

  it('is the same every time', () => {
    expect(JSON.stringify(manifestJsonSchema())).toBe(JSON.stringify(manifestJsonSchema()));
  });
});
