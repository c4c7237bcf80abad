/** The judge of what a run says of itself has to notice a lie. */
import type { ResultFile, ResultFileEndpoint, ResultFileOperation } from '../../src/apply/result-file.js';
import { falseClaims } from '../../scripts/faults/claims.js';
import type { EndpointPicture, Picture } from '../../scripts/faults/picture.js';

const picture = (changes: Partial<EndpointPicture> = {}): EndpointPicture => ({
  id: '1', config: 'a', heading: 'a', tags: 'a', ownTags: '', unreadTag: '', permissions: 'a', ai_gateway: 'a', email_notifications: 'a',
  telemetry_config: 'a', route_optimized: 'false', settled: true, ...changes,
});
const before: Picture = { chat: picture() };
const wanted: Picture = { chat: picture({ tags: 'b', config: 'b', heading: 'b' }) };

function told(endpoint: Partial<ResultFileEndpoint>, operations: Partial<ResultFileOperation>[] = []): ResultFile {
  const all = operations.map((operation) => ({ title: '', status: 'done', message: null, ...operation }));
  return { endpoints: [{ name: 'chat', outcome: 'failed', failure_reason: 'api-error', state: 'READY', ...endpoint, operations: all }] } as unknown as ResultFile;
}
const judge = (file: ResultFile | undefined, now: Picture): string[] => falseClaims(file, { before, now, wanted });

it.each<[string, ResultFile | undefined, Picture, RegExp | undefined]>([
  ['applied, and is', told({ outcome: 'applied' }), wanted, undefined],
  ['applied, and is not', told({ outcome: 'applied' }), before, /config: a instead of b/],
  ['applied, while it rolls out', told({ outcome: 'applied' }), { chat: { ...wanted['chat']!, settled: false } }, /under way/],
  ['unchanged, and is not', told({ outcome: 'unchanged' }), wanted, /config: b instead of a/],
  ['failed without a reason', told({ failure_reason: null }), before, /without a reason/],
  ['a write done that is not', told({}, [{ kind: 'patch-tags', status: 'done' }]), before, /said to be done/],
  ['a write not made that is', told({}, [{ kind: 'update-config', status: 'not-made' }]), wanted, /said not to be made/],
  ['a write failed that is done', told({}, [{ kind: 'update-config', status: 'failed' }]), wanted, /said to have failed/],
  ['a write in doubt that is done', told({}, [{ kind: 'update-config', status: 'failed', message: 'Not known whether it took effect.' }]), wanted, undefined],
  ['a delete done that is not', told({}, [{ kind: 'delete', status: 'already-done' }]), before, /said to be already-done/],
  ['nothing at all, and nothing is', undefined, before, undefined],
  ['nothing at all, and something is', undefined, wanted, /no result was told/],
])('%s', (_what, file, now, wrong) => {
  const found = judge(file, now);
  if (wrong === undefined) expect(found).toEqual([]);
  else expect(found.join('\n')).toMatch(wrong);
});
