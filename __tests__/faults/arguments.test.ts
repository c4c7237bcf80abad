import { readArguments } from '../../scripts/faults/arguments.js';

it('runs everything unless told otherwise', () => {
  expect(readArguments([])).toMatchObject({ only: undefined, shard: { index: 1, of: 1 }, sample: undefined, kind: 'all', jobs: 4, entry: 'dist/index.js' });
  expect(readArguments(['--shard', '2/3', '--seed', '9', '--sample', '5', '--kind', 'http', '--only', 'PUT'])).toMatchObject({
    shard: { index: 2, of: 3 }, seed: 9, sample: 5, kind: 'http', only: 'PUT',
  });
});

it.each([[['--shard', '4/3']], [['--shard', 'x']], [['--sample', '0']], [['--jobs', 'two']], [['--kind', 'both']], [['--what']]])('refuses %j', (args) => {
  expect(() => readArguments(args)).toThrow(/--/);
});
