import { adoptLive } from '../../src/render/adopt-yaml.js';
import { toDiffLines } from '../../src/render/changes.js';
import { sizeChanges } from '../../src/render/sizing.js';
import { bar, drawTraffic, trafficChange } from '../../src/render/traffic.js';
import { duration, planLine } from '../../src/render/words.js';
import type { Json, JsonObject } from '../../src/json.js';
import { customEntity, liveConfig, liveReply, planFor } from '../helpers/build.js';
import * as scenes from './fixtures.js';

const { change, endpoint } = scenes;
const limits = { value: 200, lines: 100 };
const lines = (...changes: Parameters<typeof change>[]): string[] => toDiffLines(changes.map((args) => change(...args)), limits);

describe('toDiffLines', () => {
  it('aligns the values of one parent', () => {
    expect(lines(['tags[a]', { after: 'x' }], ['tags[longer]', { before: 'w', after: 'z' }])).toEqual([
      '  tags:',
      '+   a:      x',
      '-   longer: w',
      '+   longer: z',
    ]);
  });

  it('quotes what YAML would read as something else', () => {
    expect(lines(['tags[a]', { after: '12' }], ['tags[b]', { after: 'yes' }], ['tags["c d"]', { after: 'a: b' }])).toEqual([
      '  tags:',
      '+   a:   "12"',
      '+   b:   "yes"',
      '+   c d: "a: b"',
    ]);
  });

  it('shows a whole served entity as nested lines, lists included, without a bare dash in the first column', () => {
    const out = lines(['config.served_entities[x]', { after: { entity_name: 'm', list: ['a', 'b'] } }]);
    expect(out).toEqual(['  config.served_entities:', '+   x:', '+     entity_name: m', '+     list:', '+       - a', '+       - b']);
  });

  it('shows only what differs inside long texts, lists and maps', () => {
    const text = `${'alpha '.repeat(30)}limit is 10 per user ${'omega '.repeat(30)}`;
    const [, before, after] = lines(['tags[x]', { before: text, after: text.replace('10', '20') }]);
    expect(before).toMatch(/^- {3}x: .*….*limit is 10 per user.*…/);
    expect(after).toContain('limit is 20 per user');
    expect(before!.length).toBeLessThan(120);

    expect(lines(['ai_gateway.guardrails.input.invalid_keywords', { before: ['a', 'b', 'c', 'd', 'e', 'f'], after: ['a', 'b', 'c', 'd', 'e', 'g'] }])).toEqual([
      '  ai_gateway.guardrails.input:',
      '    invalid_keywords:',
      '      …',
      '      - d',
      '      - e',
      '-     - f',
      '+     - g',
    ]);

    expect(lines(['a.b', { before: { x: 1, y: { z: 1 } }, after: { x: 1, y: { z: 2 } } }])).toEqual(['  a.b.y:', '-   z: 1', '+   z: 2']);
  });

  it('shows differences of line ends, which nobody sees', () => {
    const shown = (before: string, after: string): string[] => toDiffLines([change('config.served_entities[main].environment_vars[A]', { before, after })], { value: 99, lines: 99 }).slice(2);
    expect(shown('a\nb', 'a\nb\n')).toEqual(['      a', '-     b  (no line feed at its end)', '+     b']);
    expect(shown('a\r\nb\n', 'a\nb\n')).toEqual(['-     a⟨U+000D⟩', '+     a', '      b']);
    expect(shown('a\nb\nc', 'a\nb\nd')).toEqual(['      a', '      b', '-     c', '+     d']);
  });

  it('compares texts of several lines line by line', () => {
    expect(lines(['tags[x]', { before: 'one\ntwo\nthree', after: 'one\n2\nthree' }])).toEqual([
      '  tags:',
      '    x:',
      '      one',
      '-     two',
      '+     2',
      '      three',
    ]);
  });

  it('says what is hidden, unknown and none, and what the manifest asked for', () => {
    expect(
      lines(
        ['e[a]', { before: '(sensitive)', after: '(sensitive)', sensitive: true }],
        ['e[b]', { before: '(unknown)', after: true }],
        ['e[c]', { before: 'x', after: null }],
        ['e.v', { before: '1', after: '2', note: '@champion' }],
      ),
    ).toEqual([
      '  e:',
      '-   a: (sensitive)',
      '+   a: (sensitive)',
      '-   b: (unknown)',
      '+   b: true',
      '-   c: x',
      '+   c: (none)',
      '-   v: "1"',
      '+   v: "2"  # @champion',
    ]);
  });

  it('cuts values and lines to the limits', () => {
    const many = Array.from({ length: 30 }, (_, index) => change(`tags[t${index}]`, { after: 'y'.repeat(500) }));
    const out = toDiffLines(many, { value: 20, lines: 5 });
    expect(out).toHaveLength(6);
    expect(out[1]).toBe(`+   t0:  ${'y'.repeat(19)}… (500 characters)`);
    expect(out[5]).toBe('  … 26 more lines');
  });
});

describe('traffic', () => {
  it('never hides a little traffic and never calls 99 % all', () => {
    expect(bar(1)).toBe('█░░░░░░░░░   1 %');
    expect(bar(99)).toBe('█████████░  99 %');
    expect(bar(0)).toBe('░░░░░░░░░░   0 %');
    expect(bar(100)).toBe('██████████ 100 %');
  });

  it('draws the unchanged routes, too, from what is live', () => {
    const route = (name: string, percent: number) => ({ served_entity_name: name, traffic_percentage: percent });
    const plan = endpoint('x', {
      live: scenes.live('x', { traffic_config: { routes: [route('a', 50), route('b', 30), route('c', 20)] } }),
      changes: [change('config.traffic_config[a]', { before: 50, after: 40 }), change('config.traffic_config[c]', { before: 20, after: 30 })],
    });
    const traffic = trafficChange(plan)!;
    expect([...traffic.after]).toEqual([['a', 40], ['b', 30], ['c', 30]]);
    expect(drawTraffic(traffic)).toHaveLength(3);
  });

  it('draws nothing where the split stays', () => {
    expect(trafficChange(endpoint('x', { changes: [change('tags[a]', { after: 'b' })] }))).toBeUndefined();
  });
});

describe('sizes', () => {
  it('come from both sides where the plan has no words for them', () => {
    expect(sizeChanges(scenes.updateCustom)).toEqual([
      { entity: 'champion', before: 'Small × CPU', after: 'Medium × CPU' },
      { entity: 'challenger', after: '4–12 concurrent × CPU' },
    ]);
  });

  it('drop the form that a stated one excludes', () => {
    const plan = endpoint('x', {
      live: scenes.live('x', { served_entities: [{ name: 'm', workload_size: 'Large', workload_type: 'GPU_SMALL' }] }),
      want: { name: 'x', kind: 'custom', creation: {}, sections: { config: { served_entities: { m: { max_provisioned_concurrency: 8 } } } } },
    });
    expect(sizeChanges(plan)).toEqual([{ entity: 'm', before: 'Large × GPU_SMALL', after: '0–8 concurrent × GPU_SMALL' }]);
  });
});

describe('sizes and traffic of what is live', () => {
  const two = (...scales: (boolean | string)[]): JsonObject[] => scales.map((scale_to_zero_enabled, index) => customEntity({ name: `m${index}`, scale_to_zero_enabled }));
  const routes = (first: number, second: number, as: (value: number) => Json = (value) => value): JsonObject => ({
    traffic_config: { routes: [{ served_entity_name: 'm0', traffic_percentage: as(first) }, { served_entity_name: 'm1', traffic_percentage: as(second) }] },
  });
  const wanted = (first: number, second: number): JsonObject => ({ config: { served_entities: two(true, false), ...routes(first, second) } });

  it('are the same whether a reply has numbers and switches or text', () => {
    const reply = liveReply({ config: { ...liveConfig(two('true', 'false')), ...routes(90, 10, String) } });
    const plan = planFor(wanted(50, 50), reply);
    expect(sizeChanges(plan)).toEqual([]);
    expect([...trafficChange(plan)!.before]).toEqual([['m0', 90], ['m1', 10]]);
  });

  it('are those of the config that an update brings, as the plan compares with it (N1)', () => {
    const pending_config = { ...liveConfig(two(true, false)), ...routes(90, 10), config_version: 2 };
    const reply = liveReply({ config: liveConfig([customEntity({ name: 'old', workload_size: 'Large' })]), pending_config, state: { ready: 'READY', config_update: 'IN_PROGRESS' } });
    const plan = planFor(wanted(50, 50), reply);
    expect(sizeChanges(plan)).toEqual([]);
    expect([...trafficChange(plan)!.before]).toEqual([['m0', 90], ['m1', 10]]);
  });
});

describe('adoptLive', () => {
  it('writes whole lists where lists are stated whole, and names what YAML cannot say', () => {
    const plan = endpoint('chat', {
      desired: {
        key: 'chat',
        name: 'chat',
        lifecycle: { preventDestroy: false, adopt: false, ignoreChanges: [] },
        document: {
          permissions: [{ level: 'CAN_QUERY', group_name: 'analysts' }, { level: 'CAN_MANAGE', user_name: 'a@b.example' }],
          ai_gateway: { rate_limits: [{ calls: 100, key: 'user', renewal_period: 'minute' }] },
        },
      },
      changes: [
        change('permissions[group:analysts]', { before: 'CAN_VIEW', after: 'CAN_QUERY' }),
        change('permissions["user:a@b.example"]', { after: 'CAN_MANAGE' }),
        change('ai_gateway.rate_limits[user/calls]', { before: 5, after: 100 }),
        change('config.served_entities[main].workload_size', { before: 'Large', after: 'Small' }),
        change('config.served_entities[main].environment_vars[TOKEN]', { before: '(sensitive)', after: 'x', sensitive: true }),
        change('config.served_entities[extra]', { after: { entity_name: 'm' } }),
      ],
    });
    const { yaml, remove, hidden } = adoptLive(plan);
    expect(yaml).toBe(`endpoints:
  chat:
    permissions:
      - level: CAN_VIEW
        group_name: analysts
    ai_gateway:
      rate_limits:
        - calls: 5
          key: user
          renewal_period: minute
    config:
      served_entities:
        - name: main
          workload_size: Large`);
    expect(remove).toEqual(['config.served_entities[extra]']);
    expect(hidden).toEqual(['config.served_entities[main].environment_vars[TOKEN]']);
  });
});

it('says the plan in one line', () => {
  expect(planLine(scenes.smallPlan)).toBe('1 to create, 2 to update (rollout) · prod');
  expect(planLine(scenes.blockedPlan)).toBe('3 to update (rollout), 1 to replace, 1 to delete, 3 blocked, 1 on hold · prod');
  expect(planLine(scenes.emptyPlan)).toBe('No changes · prod');
});

it('says durations', () => {
  expect([850, 12_000, 245_000, 3_720_000].map(duration)).toEqual(['850 ms', '12 s', '4 min 05 s', '1 h 02 min']);
});
