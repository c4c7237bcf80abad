/** The smallest statement of a live endpoint leaves out what goes without saying (that it is no difference: properties/export). */
import { minimalStatement } from '../../src/authoring/minimal.js';
import { createPlaceholders } from '../../src/authoring/placeholders.js';
import type { Grant, LiveEndpoint } from '../../src/endpoint/model.js';
import { isObject, objectsOf, type Json, type JsonObject } from '../../src/json.js';
import { creator, customEntity, externalEntity, liveConfig, liveEndpoint } from '../helpers/build.js';

const stated = (live: LiveEndpoint, grants?: Grant[]): ReturnType<typeof minimalStatement> => minimalStatement(live, grants, createPlaceholders());
const config = (...entities: JsonObject[]): { config: JsonObject } => ({ config: liveConfig(entities) });
const mapOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
const entityOf = (document: JsonObject): JsonObject => objectsOf(mapOf(document['config'])['served_entities'])[0] ?? {};

describe('the smallest statement of a live endpoint', () => {
  it('leaves out what the platform fills in beside what was asked for', () => {
    const concurrency = { min_provisioned_concurrency: 4, max_provisioned_concurrency: 8 };
    const { document } = stated(liveEndpoint(config(customEntity({ ...concurrency, workload_type: 'CPU', type: 'UC_MODEL', creator: 'a@b', creation_timestamp: 1 }))));
    expect(document).toEqual({ config: { served_entities: [{ name: 'main', entity_name: 'prod.ml.churn', entity_version: '7', scale_to_zero_enabled: false, ...concurrency }] } });
    const throughput = { name: 'a', entity_name: 'b', entity_version: '1', min_provisioned_throughput: 0, max_provisioned_throughput: 9 };
    expect(entityOf(stated(liveEndpoint(config({ ...throughput, workload_size: 'Small', workload_type: 'GPU_LARGE', min_dbus: 1, scale_to_zero_enabled: false }))).document)).toEqual(throughput);
  });

  it('leaves out blocks that are off, empty texts and the only route', () => {
    const live = liveEndpoint({
      ...config(externalEntity({}, { openai_config: { openai_api_key: '{{secrets/a/b}}', openai_organization: '' } })),
      ai_gateway: { usage_tracking_config: { enabled: false }, guardrails: { input: { pii: { behavior: 'NONE' }, safety: false } }, rate_limits: [] },
      email_notifications: { on_update_success: [] },
      description: '',
    });
    expect(Object.keys(stated(live).document)).toEqual(['config']);
    expect(entityOf(stated(live).document)['external_model']).toMatchObject({ openai_config: { openai_api_key: '{{secrets/a/b}}' } });
  });

  it('states direct grants but the one that the creator has by itself, and none at all where one is not known', () => {
    const own: Grant = { field: 'service_principal_name', principal: creator, level: 'CAN_MANAGE' };
    const other: Grant = { field: 'group_name', principal: 'analysts', level: 'CAN_QUERY' };
    expect(stated(liveEndpoint(), [own, other]).document).toEqual({ permissions: [{ group_name: 'analysts', level: 'CAN_QUERY' }] });
    expect(stated(liveEndpoint(), [own]).document).toEqual({});
    const strange = stated(liveEndpoint(), [other, { ...other, principal: 'x', level: 'CAN_DANCE' }]);
    expect([strange.document, strange.warnings]).toEqual([{}, [expect.stringContaining('`permissions` are left out')]]);
  });

  it('never writes a credential, not even one that the platform shows', () => {
    const live = liveEndpoint(config(externalEntity({}, { openai_config: { openai_api_key: 'sk-plain' } })));
    const { document, warnings } = stated(live);
    expect(JSON.stringify([document, warnings])).not.toContain('sk-plain');
    expect(entityOf(document)['external_model']).toMatchObject({ openai_config: { openai_api_key: '${var.chat_main_openai_api_key}' } });
  });

  it('gives each variable a name of its own', () => {
    const placeholders = createPlaceholders();
    const long = 'x'.repeat(80);
    expect([placeholders.add(['a', 'b.c'], '', ''), placeholders.add(['a', 'b_c'], '', ''), placeholders.add(['1'], '', ''), placeholders.add([long], '', ''), placeholders.add([long], '', '')]).toEqual([
      '${var.a_b_c}', '${var.a_b_c_2}', '${var._1}', `\${var.${'x'.repeat(63)}}`, `\${var.${'x'.repeat(58)}_2}`,
    ]);
  });
});
