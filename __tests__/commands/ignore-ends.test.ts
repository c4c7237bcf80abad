/** Rules that have ended are warnings on their lines; those that end within two weeks are notes. */
import { ignoreEnds, ignoreEndWords } from '../../src/commands/ignore-ends.js';
import { readManifest } from '../../src/manifest/read.js';
import { openStage, placeIn, type Stage } from '../helpers/story.js';

const day = (shift: number): string => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
const text = (...untils: (string | undefined)[]): string =>
  ['id: shop', 'endpoints:', '  chat:', '    tags: { team: ours }', '    lifecycle:', '      ignore_changes:',
    ...untils.flatMap((until, index) => [`        - path: tags[t${index}]`, `          reason: test ${index}`, ...(until === undefined ? [] : [`          until: ${until}`])])].join('\n');

function manifestOf(...untils: (string | undefined)[]) {
  const { manifest, diagnostics } = readManifest([{ path: 'endpoints.yml', text: text(...untils) }], {});
  if (manifest === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return manifest;
}

it('tells of rules from two weeks before their last day on', () => {
  const found = ignoreEnds(manifestOf('2026-03-01', '2026-03-02', '2026-03-16', '2026-03-17', undefined), [], '2026-03-02');
  expect(found.map(({ index, ended, daysLeft }) => [index, ended, daysLeft])).toEqual([[0, true, -1], [1, false, 0], [2, false, 14]]);
  expect(found.map(ignoreEndWords)).toEqual([
    '`ignore_changes` of `tags[t0]` ended on 2026-03-01 (test 0): it is compared again.',
    '`ignore_changes` of `tags[t1]` ends today, after 2026-03-02 (test 1); from then on it is compared again.',
    '`ignore_changes` of `tags[t2]` ends in 14 days, after 2026-03-16 (test 2); from then on it is compared again.',
  ]);
});

it('leaves out endpoints that the run does not look at', () => {
  expect(ignoreEnds(manifestOf('2026-03-01'), ['other'], '2026-03-02')).toEqual([]);
});

describe('a run', () => {
  let stage: Stage;
  beforeAll(async () => { stage = await openStage(); });
  afterAll(() => stage.close());

  it.each(['plan', 'drift'] as const)('%s: a warning on the line of the rule that ended, with its reason; a note for the one that will', async (mode) => {
    const manifest = text(day(-3), day(5), day(60));
    const told = await stage.run(mode, manifest);
    const at = placeIn(manifest, 'path: tags[t0]');
    expect(told.annotations).toContain(`${at} warning: \`chat\`: \`ignore_changes\` of \`tags[t0]\` ended on ${day(-3)} (test 0): it is compared again.`);
    expect(told.annotations.join('\n')).not.toMatch(/t1|t2/);
    expect(told.log.join('\n')).toMatch(/`chat`: `ignore_changes` of `tags\[t1\]` ends in [56] days, after \S+ \(test 1\)/);
    expect(told.summary).toContain(`\`ignore_changes\` of \`tags[t0]\` ended on ${day(-3)} (test 0): it is compared again.`);
    if (mode === 'drift') expect(told.summary).toMatch(/\[!NOTE\]\n> - `chat`: `ignore_changes` of `tags\[t1\]` ends in/);
  });
});
