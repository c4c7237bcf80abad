/** What keeps an endpoint from being deleted, and what a replacement would lose. */
import { parse } from 'yaml';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import type { Grant } from '../../src/endpoint/model.js';
import { destroyBlocks, type DestroyQuestion } from '../../src/plan/destroy.js';
import { creator, customEntity, externalEntity, liveConfig, planFor } from '../helpers/build.js';

const question: DestroyQuestion = { live: { tags: [] }, name: 'chat', preventDestroy: false, allow: false, what: 'delete' };
const place = { file: 'endpoints.yml', line: 3, column: 5 };

describe('a deletion that is not allowed', () => {
  it('says which of the two it is, how to allow it, and where it is about', () => {
    const [gone, ...none] = destroyBlocks(question);
    expect([gone, none]).toEqual([
      {
        reason: 'destroy-blocked',
        message: '`chat` is no longer in the manifest, and deleting is not allowed.',
        hint: 'Set the input `allow-destroy` to `chat` (one name a line) or to `true`, or keep the endpoint as it is.',
      },
      [],
    ]);
    const [replaced] = destroyBlocks({ ...question, what: 'replace', label: 'allow-destroy', place });
    expect(replaced).toMatchObject({ message: '`chat` must be deleted and created again, and deleting is not allowed.', place });
    expect(replaced?.hint).toMatch(/ or to `true`, or let someone with write access who is not the author set the label `allow-destroy` after the last push, or keep/);
  });

  it('is told beside the protection, which no input lifts', () => {
    const tagged = { ...question, live: { tags: [{ key: 'endpoints_protected', value: 'true' }] } };
    expect(destroyBlocks(tagged).map(({ protection }) => protection)).toEqual([true, undefined]);
    const [only, ...none] = destroyBlocks({ ...tagged, allow: ['chat'], place });
    expect([only?.protection, only?.place, none]).toEqual([true, place, []]);
    expect(destroyBlocks({ ...question, allow: true })).toEqual([]);
  });
});

describe('a replacement', () => {
  const wanted = { config: { served_entities: [externalEntity()] } };
  const group = (principal: string): Grant => ({ field: 'group_name', principal, level: 'CAN_QUERY' });
  const own: Grant = { field: 'service_principal_name', principal: creator, level: 'CAN_MANAGE' };
  const plan = (reply: JsonObject, grants: Grant[] = [own]): ReturnType<typeof planFor> =>
    planFor(wanted, { config: liveConfig([customEntity()]), ...reply }, { grants, context: { allowDestroy: true } });
  const lost = (reply: JsonObject, grants: Grant[] = [own]): unknown =>
    (parse(plan(reply, grants).blocked?.paste ?? 'endpoints: {}') as { endpoints: JsonObject }).endpoints['chat'];

  it("loses nothing where there are only blocks that are off, and the creator's own grant", () => {
    expect(plan({ ai_gateway: { usage_tracking_config: { enabled: false } }, email_notifications: { on_update_success: [] } })).not.toHaveProperty('blocked');
  });

  it('loses grants of others, told in an order that is not that of the reply', () => {
    const names = ['c', 'a', 'b'];
    const grants = ['a', 'b', 'c'].map((group_name) => ({ group_name, level: 'CAN_QUERY' }));
    for (const order of [names, [...names].reverse()]) expect(lost({}, [own, ...order.map(group)])).toEqual({ permissions: expect.arrayContaining(grants) as unknown });
    expect(lost({}, names.map(group))).toEqual(lost({}, [...names].reverse().map(group)));
    expect((lost({}, names.map(group)) as { permissions: unknown[] }).permissions).toHaveLength(3);
  });

  it('loses sections, with all that they hold, told in an order of our own at every depth', () => {
    const limits = [{ key: 'user', calls: 5, renewal_period: 'minute' }, { key: 'endpoint', calls: 9, renewal_period: 'minute' }];
    const gateway = (rate_limits: JsonObject[]) => ({ ai_gateway: { usage_tracking_config: { enabled: true }, rate_limits } });
    expect(lost(gateway(limits))).toEqual({ ai_gateway: { usage_tracking_config: { enabled: true }, rate_limits: expect.arrayContaining(limits) as unknown } });
    expect(lost(gateway([...limits].reverse()))).toEqual(lost(gateway(limits)));
  });

  it('of which only the config would be lost has nothing to paste', () => {
    const { blocked } = planFor({ route_optimized: true }, { config: liveConfig([customEntity()]) }, { grants: [own], context: { allowDestroy: true } });
    expect(blocked?.message).toBe('Replacing `chat` would lose what the manifest does not state: `config`.');
    expect(blocked).not.toHaveProperty('paste');
  });
});
