import { findings, type Problem, withEndpoint } from './manifests.js';

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
