import { custom, findings, type Problem, readGood, withEndpoint, withEntity } from './manifests.js';

const problems: Problem[] = [
  {
    name: 'a path that is none',
    text: withEndpoint('    lifecycle: { ignore_changes: [ { path: "config..x", reason: y } ] }\n'),
    expected: [
      '4:44 error: `config..x` is not a path, such as `config.served_entities[main].workload_size`.',
    ],
  },
  {
    name: 'an unknown section',
    text: withEndpoint('    lifecycle: { ignore_changes: [ { path: "confg.x", reason: y } ] }\n'),
    expected: [
      '4:44 error: The path `confg.x` must start with `config`, `ai_gateway`, `tags`, `permissions`, `email_notifications`, `telemetry_config`, `description`, `route_optimized` or `budget_policy_id`. Did you mean `config`?',
    ],
  },
  {
    name: 'no reason',
    text: withEndpoint('    lifecycle: { ignore_changes: [ { path: tags } ] }\n'),
    expected: [
      '4:36 error: An item of `ignore_changes` needs `reason`: why; shown in reports.',
    ],
  },
  {
    name: 'a day that does not exist',
    text: withEndpoint('    lifecycle: { ignore_changes: [ { path: tags, reason: y, until: 2027-02-30 } ] }\n'),
    expected: [
      '4:68 error: `until` must be a date, `YYYY-MM-DD`, but is `2027-02-30`.',
    ],
  },
  {
    name: 'an unknown key',
    text: withEndpoint('    lifecycle: { prevent_destory: true }\n'),
    expected: [
      '4:18 error: `prevent_destory` is not a known key of `lifecycle`. Did you mean `prevent_destroy`?',
    ],
  },
  {
    name: 'a wrong type',
    text: withEndpoint('    lifecycle: { adopt: maybe }\n'),
    expected: [
      '4:25 error: `adopt` must be `true` or `false`, not `maybe`.',
    ],
  },
];

describe('lifecycle: what is wrong, and where', () => {
  it.each(problems)('$name', ({ text, options, expected }) => {
    expect(findings(text, options)).toEqual(expected);
  });
});

describe('a path of `ignore_changes`', () => {
  const ignoring = (path: string): string => withEntity(custom, `    lifecycle: { ignore_changes: [ { path: ${JSON.stringify(path)}, reason: r } ] }\n`);
  const entity = 'config.served_entities[m]';

  it.each([
    'config', entity, `${entity}.workload_size`, `${entity}.environment_vars`, `${entity}.environment_vars[A]`, `${entity}.external_model.name`, 'config.traffic_config', 'config.traffic_config[m]',
    'config.served_entities[canary]', 'config.traffic_config[canary]', 'tags', 'tags[team]', 'permissions[group:analysts]', 'ai_gateway.rate_limits[user:a@b/calls]', 'ai_gateway.guardrails.input.pii',
    'email_notifications.on_update_failure["a@b.c"]', 'telemetry_config.table_names', 'route_optimized', 'description',
  ])('may be %s', (path) => {
    expect(readGood(ignoring(path)).diagnostics).toEqual([]);
  });

  it.each([
    ['config.served_entitis[m].workload_size', '`config` has no `served_entitis`. Did you mean `served_entities`?'],
    [`${entity}.workload_siz`, `\`${entity}\` has no \`workload_siz\`. Did you mean \`workload_size\`?`],
    [`${entity}.throughput_chunks`, `\`${entity}\` has no \`throughput_chunks\`.`],
    [`${entity}.environment_vars[A].x`, `\`${entity}.environment_vars[A]\` has no \`x\`.`],
    ['config.served_entities.m', '`config.served_entities` has no `m`. Did you mean `config.served_entities[m]`?'],
    ['config.traffic_config.m', '`config.traffic_config` has no `m`. Did you mean `config.traffic_config[m]`?'],
    ['tags.team', '`tags` has no `team`. Did you mean `tags[team]`?'],
    [`${entity}.environment_vars.A`, `\`${entity}.environment_vars\` has no \`A\`. Did you mean \`${entity}.environment_vars[A]\`?`],
    ['config[m]', '`config` has no `[m]`.'],
    ['tags[a].b', '`tags[a]` has no `b`.'],
    ['route_optimized.x', '`route_optimized` has no `x`.'],
  ])('may not be %s', (path, why) => {
    expect(findings(ignoring(path))).toEqual([`7:44 error: The path \`${path}\` names nothing that an endpoint can hold: ${why}`]);
  });

  it.each([
    ['permissions[user:ana@acme.example]', 'permissions["user:ana@acme.example"]'],
    ['email_notifications.on_update_failure[a b@c.d]', 'email_notifications.on_update_failure["a b@c.d"]'],
    ['config.served_entities[gpt-4.1].external_model.name', 'config.served_entities["gpt-4.1"].external_model.name'],
  ])('names an item with dots or blanks in quotes: %s', (path, meant) => {
    expect(findings(ignoring(path))).toEqual([`7:44 error: \`${path}\` is not a path, such as \`config.served_entities[main].workload_size\`. Did you mean \`${meant}\`?`]);
    expect(readGood(ignoring(meant)).diagnostics).toEqual([]);
  });

  it('is looked at where it nearly names a served entity', () => {
    const text = ignoring('config.served_entities[champoin].workload_size').replace('name: m,', 'name: champion,');
    expect(findings(text)).toEqual(['7:44 warning: There is no served entity `champoin` in the manifest: this rule is for one that others add in the workspace. Did you mean `champion`?']);
  });
});
