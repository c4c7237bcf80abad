import { findings, type Problem, custom, withEndpoint, withEntity } from './manifests.js';

const problems: Problem[] = [
  {
    name: 'a reserved tag',
    text: withEndpoint('    tags: { endpoints_hold: x }\n'),
    expected: [
      '4:13 error: The tag `endpoints_hold` cannot be set: tags that start with `endpoints_` are kept by this tool. Remove it.',
    ],
  },
  {
    name: 'a tag key with other characters',
    text: withEndpoint('    tags: [ { key: "a:b" } ]\n'),
    expected: [
      '4:20 error: `key` must be 1 to 255 characters, none of `.` `,` `=` `/` `:`, but is `a:b`.',
    ],
  },
  {
    name: 'a tag twice',
    text: withEndpoint('    tags: [ { key: a }, { key: a, value: x } ]\n'),
    expected: [
      '4:32 error: There is already a tag `a`, at e.yml:4:20.',
    ],
  },
  {
    name: 'many tags and a long value',
    text: withEndpoint(`    tags: { ${Array.from({length:21},(_,i)=>`k${i}: ${i===3?'v'.repeat(256):'v'}`).join(', ')} }\n`),
    expected: [
      '4:5 warning: Here are 21 tags; the platform may take at most 20.',
      '4:38 warning: The value of the tag `k3` has 256 characters; the platform may take at most 255.',
    ],
  },
  {
    name: 'a grant for nobody',
    text: withEndpoint('    permissions: [ { level: CAN_VIEW } ]\n'),
    expected: [
      '4:20 error: A grant needs one of `group_name`, `user_name` or `service_principal_name`.',
    ],
  },
  {
    name: 'a grant for two',
    text: withEndpoint('    permissions: [ { level: CAN_VIEW, group_name: g, user_name: "u@x.org" } ]\n'),
    expected: [
      '4:54 error: A grant names one principal, but here are `group_name` and `user_name`.',
    ],
  },
  {
    name: 'a grant twice, and a user that is no address',
    text: withEndpoint('    permissions: [ { level: CAN_VIEW, user_name: u }, { level: CAN_QUERY, user_name: u } ]\n'),
    expected: [
      '4:50 warning: `user_name` is usually an e-mail address, but this is `u`.',
      '4:86 error: There is already a grant for `u`, at e.yml:4:50.',
      '4:86 warning: `user_name` is usually an e-mail address, but this is `u`.',
    ],
  },
  {
    name: 'an address that is none',
    text: withEndpoint('    email_notifications: { on_update_success: [ ops ], on_update_failure: [ "a@b.c", "a@b.c" ] }\n'),
    expected: [
      '4:49 warning: `ops` does not look like an e-mail address.',
      '4:86 error: There is already the address `a@b.c`, at e.yml:4:77.',
    ],
  },
  {
    name: 'telemetry with profile and tables',
    text: withEntity(custom,'    telemetry_config: { telemetry_profile_id: x, table_names: { logs_table: a.b.c } }\n'),
    expected: [
      '7:5 error: `telemetry_config` takes `telemetry_profile_id` (a profile to reuse) or `table_names` (a new one), not both.',
    ],
  },
  {
    name: 'telemetry with neither',
    text: withEntity(custom,'    telemetry_config: { inference_table_config: { sampling_fraction: 0.5, name: x } }\n'),
    expected: [
      '7:5 warning: The platform ignores a `telemetry_config` without `telemetry_profile_id` and `table_names`.',
      '7:75 warning: `inference_table_config.name` is set by the platform and ignored. Remove it.',
    ],
  },
];

describe('governance: what is wrong, and where', () => {
  it.each(problems)('$name', ({ text, options, expected }) => {
    expect(findings(text, options)).toEqual(expected);
  });
});
