import { normalizePrefix } from '../../src/authoring/from-bundle/names.js';

it.each([
  ['[dev jane] ', 'dev_jane_'],
  ['[dev ${workspace.current_user.short_name}] ', 'dev_${workspace.current_user.short_name}_'],
  ['  __Team -- A__ ', 'team_a'],
  ['${var.A-b}', '${var.A-b}'],
  ['-', ''],
  ['', ''],
])('the prefix %j becomes %j', (prefix, normal) => {
  expect(normalizePrefix(prefix)).toBe(normal);
});

it.each([['underscores', `\${${'_'.repeat(200_000)}x}`], ['references that do not end', '${'.repeat(100_000)]])('%s without end take no time', (_what, prefix) => {
  const before = process.cpuUsage();
  normalizePrefix(prefix);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
});
