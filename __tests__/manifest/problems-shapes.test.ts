import { findings, type Problem, custom, openai, withEndpoint, withEntity, withExternalModel } from './manifests.js';

const problems: Problem[] = [
  {
    name: 'an unknown key',
    text: withEndpoint('    confg: {}\n'),
    expected: [
      '4:5 error: `confg` is not a known key of the endpoint `c`. Did you mean `config`?',
    ],
  },
  {
    name: 'a field one level too high',
    text: withEndpoint('    served_entities: []\n'),
    expected: [
      '4:5 error: `served_entities` is not a known key of the endpoint `c`. It belongs under `config`.',
    ],
  },
  {
    name: 'text for a map',
    text: withEndpoint('    config: abc\n'),
    expected: [
      '4:13 error: `config` must be a map, not text.',
    ],
  },
  {
    name: 'a map for a list',
    text: withEndpoint('    permissions: { analysts: CAN_QUERY }\n'),
    expected: [
      '4:18 error: `permissions` must be a list, not a map. Each item of a list starts with `- `.',
    ],
  },
  {
    name: 'words where a list has maps',
    text: withEndpoint('    tags: [team]\n    permissions: [analysts]\n    lifecycle: { ignore_changes: [config.served_entities] }\n'),
    expected: [
      '4:12 error: `tags[]` must be a map, not text. Write `{ key: <key>, value: <value> }`.',
      '5:19 error: `permissions[]` must be a map, not text. Write `{ level: CAN_QUERY, group_name: <group> }`.',
      '6:35 error: `ignore_changes[]` must be a map, not text. Write `{ path: <path of the field>, reason: <why> }`.',
    ],
  },
  {
    name: 'a list of addresses for notifications',
    text: withEndpoint('    email_notifications: [a@example.com]\n'),
    expected: [
      '4:26 error: `email_notifications` must be a map, not a list. Write `{ on_update_failure: [<address>] }`.',
    ],
  },
  {
    name: 'a pasted grant',
    text: withEndpoint('    permissions: [ { group_name: g, permission_level: CAN_VIEW } ]\n'),
    expected: [
      '4:37 error: `permission_level` is not a known key of an item of `permissions`. Did you mean `level`?',
    ],
  },
  {
    name: 'read-only fields',
    text: withEntity(custom+', state: {}, creator: x, type: UC_MODEL','    id: x\n    pending_config: {}\n'),
    expected: [
      '6:92 warning: `served_entities.state`, `served_entities.creator`, `served_entities.type`, `id` and `pending_config` are set by the platform and ignored. Remove them.',
    ],
  },
  {
    name: 'a plain-text credential',
    text: withExternalModel(`provider: openai, task: llm/v1/chat, openai_config: { openai_api_key_plaintext: hunter2 }`),
    expected: [
      '7:94 error: `openai_api_key_plaintext` is refused: a credential does not belong in a manifest. Store it in a secret scope and write `openai_api_key: "{{secrets/<scope>/<key>}}"`.',
    ],
  },
  {
    name: 'a credential that is no reference',
    text: withExternalModel('provider: openai, task: llm/v1/chat, openai_config: { openai_api_key: hunter2 }'),
    expected: [
      '7:110 error: `openai_api_key` must be a secret reference, `"{{secrets/<scope>/<key>}}"`: a credential itself does not belong in a manifest.',
    ],
  },
  {
    name: 'a closed value',
    text: withEndpoint('    permissions: [ { level: CAN_QEURY, group_name: g } ]\n'),
    expected: [
      '4:29 error: `level` must be `CAN_VIEW`, `CAN_QUERY` or `CAN_MANAGE`, not `CAN_QEURY`. Did you mean `CAN_QUERY`?',
    ],
  },
  {
    name: 'an open value',
    text: withEntity(custom+', workload_type: GPU_SMAL'),
    expected: [
      '6:107 warning: `GPU_SMAL` is not a value of `workload_type` that is known here (`CPU`, `CPU_MEDIUM`, `CPU_LARGE`, `GPU_SMALL`, `GPU_MEDIUM`, `GPU_LARGE`, `GPU_XLARGE`, `GPU_XLARGE_8` and `MULTIGPU_MEDIUM`). Did you mean `GPU_SMALL`?',
    ],
  },
  {
    name: 'an unknown open value',
    text: withEntity(custom+', workload_type: TPU'),
    expected: [
      '6:107 warning: `TPU` is not a value of `workload_type` that is known here (`CPU`, `CPU_MEDIUM`, `CPU_LARGE`, `GPU_SMALL`, `GPU_MEDIUM`, `GPU_LARGE`, `GPU_XLARGE`, `GPU_XLARGE_8` and `MULTIGPU_MEDIUM`). Did you mean `CPU`?',
    ],
  },
  {
    name: 'not a number',
    text: withEntity('entity_name: a.b.c, entity_version: "1", max_provisioned_throughput: lots'),
    expected: [
      '6:91 error: `max_provisioned_throughput` must be a whole number, not `lots`.',
    ],
  },
  {
    name: 'not a boolean',
    text: withEntity('entity_name: a.b.c, entity_version: "1", scale_to_zero_enabled: yes'),
    expected: [
      '6:86 error: `scale_to_zero_enabled` must be `true` or `false`, not `yes`.',
    ],
  },
  {
    name: 'a tag between the two shapes',
    text: withEndpoint('    tags:\n      - team: ml\n'),
    expected: [
      '5:9 error: In a list a tag is `{ key: <key>, value: <value> }`. Write that, or write `tags` as a map, with `team` as a key.',
    ],
  },
  {
    name: 'tags as text',
    text: withEndpoint('    tags: team=ml\n'),
    expected: ['4:11 error: `tags` must be a map such as `{ team: ml }`, or a list of `{ key: team, value: ml }`, not text.'],
  },
  {
    name: 'a group',
    text: withEndpoint('    permissions: [ { level: CAN_QUERY, group_name: g, group: h } ]\n'),
    expected: ['4:55 error: `group` is not a known key of an item of `permissions`. Did you mean `group_name`?'],
  },
  {
    name: 'a key beside its block',
    text: withExternalModel(`${openai}, openai_api_base: x`),
    expected: [expect.stringContaining('is not a known key of `external_model`. It belongs under `openai_config`.') as string],
  },
  {
    name: 'an empty item',
    text: withEndpoint('    permissions: [ ~ ]\n'),
    expected: [
      '4:20 error: An item of `permissions` must not be empty.',
    ],
  },
  {
    name: 'a missing field',
    text: withEndpoint('    permissions: [ { group_name: g } ]\n'),
    expected: [
      '4:20 error: An item of `permissions` needs `level`: `CAN_VIEW`, `CAN_QUERY` or `CAN_MANAGE`.',
    ],
  },
  {
    name: 'a long description',
    text: withEndpoint(`    description: ${'x'.repeat(1001)}\n`),
    expected: [
      '4:18 error: `description` may have at most 1000 characters, but has 1001.',
    ],
  },
  {
    name: 'remove: false',
    text: withEndpoint('    tags: [ { key: a, remove: false } ]\n'),
    expected: [
      '4:23 error: `remove` can only be `true`; leave it out to keep the item.',
    ],
  },
  {
    name: 'removing more than an identity',
    text: withEndpoint('    tags: [ { key: a, value: b, remove: true } ]\n'),
    expected: [
      '4:13 error: There is no inherited item `a` to remove here.',
      '4:23 error: `value` has no meaning beside `remove: true` in `tags`: only what identifies the item belongs there.',
    ],
  },
  {
    name: 'removing what is not inherited',
    text: 'id: a\ndefaults: { tags: { team: x } }\nendpoints:\n  c:\n    tags: [ { key: taem, remove: true } ]\n',
    expected: [
      '5:13 error: There is no inherited item `taem` to remove here. Did you mean `team`?',
    ],
  },
  {
    name: 'an empty tag that is not inherited',
    text: withEndpoint('    tags: { team: }\n'),
    expected: [
      '4:13 error: There is no inherited item `team` to remove here. For empty text write `""`.',
    ],
  },
];

describe('shapes: what is wrong, and where', () => {
  it.each(problems)('$name', ({ text, options, expected }) => {
    expect(findings(text, options)).toEqual(expected);
  });
});
