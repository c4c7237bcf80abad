import { isForTarget, readChatCommand } from '../../src/commands/chat-command.js';

const digest = '0123456789abcdef01234567';

describe('readChatCommand', () => {
  it.each<[string, unknown]>([
    ['/endpoints plan', { kind: 'plan' }],
    ['/endpoints plan\r\n\n', { kind: 'plan' }],
    ['/Endpoints  Plan ', { kind: 'plan' }],
    ['/endpoints plan prod', { kind: 'plan', target: 'prod' }],
    [`/endpoints apply ${digest}`, { kind: 'apply', digest }],
    [`/endpoints apply ${digest.toUpperCase()} eu-prod.1`, { kind: 'apply', digest, target: 'eu-prod.1' }],
  ])('reads %j', (body, command) => {
    expect(readChatCommand(body)).toEqual(command);
  });

  it.each<[string, unknown]>([
    ['/endpoints', { kind: 'misspelt' }],
    ['/endpoints help', { kind: 'misspelt' }],
    ['/endpoints plna', { kind: 'misspelt', nearest: 'plan' }],
    ['/endpoints aply', { kind: 'misspelt', nearest: 'apply' }],
    ['/endpoints apply', { kind: 'misspelt', nearest: 'apply' }],
    ['/endpoints apply prod', { kind: 'misspelt', nearest: 'apply' }],
    [`/endpoints apply ${digest.slice(1)}`, { kind: 'misspelt', nearest: 'apply' }],
    [`/endpoints apply \`${digest}\``, { kind: 'misspelt', nearest: 'apply' }],
  ])('knows that %j is meant for us', (body, request) => {
    expect(readChatCommand(body)).toEqual(request);
  });

  it.each([
    '', 'Looks good to me', 'endpoints plan', '/endpoint plan', '/endpointsplan', '/endpoints-plan', '`/endpoints plan`', '> /endpoints plan',
    '    /endpoints plan', ' /endpoints plan', '\n/endpoints plan', '```\n/endpoints plan\n```', '/endpoints plan\n/endpoints plan',
    '/endpoints plan\n\nThank you!', 'Please: /endpoints plan', '/endpoints plan prod please', '/endpoints plan it again, will you',
    '/endpoints plan @octocat', `/endpoints apply ${digest} prod now`, `/endpoints apply ${digest} <b>`, '<!-- x -->/endpoints plan', '/endpoints plan\u2028prod x y z',
  ])('passes over %j', (body) => {
    expect(readChatCommand(body)).toBeUndefined();
  });
});

it('leaves a command for another target to the job of that target', () => {
  const plan = { kind: 'plan' } as const;
  expect([isForTarget({ ...plan, target: 'prod' }, 'dev'), isForTarget({ ...plan, target: 'prod' }, 'prod')]).toEqual([false, true]);
  // Without the input it is the manifest that tells.
  expect([isForTarget(plan, 'dev'), isForTarget({ ...plan, target: 'prod' }, undefined), isForTarget({ kind: 'misspelt' }, 'dev')]).toEqual([true, true, true]);
});
