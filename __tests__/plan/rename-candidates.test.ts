/** Which new endpoints may be old ones under another name, and who is told. */
import { hasSameContent, renameCandidates, tellRenames } from '../../src/plan/rename.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { desiredEndpoint } from '../helpers/build.js';
import { change, endpoint, live } from '../render/fixtures.js';

describe('renames', () => {
  const wanted = (name: string, ...entities: JsonObject[]) => endpoint(name, {
    action: 'create', desired: desiredEndpoint({ key: name, name }),
    want: { name, kind: 'custom', creation: {}, sections: { config: { served_entities: Object.fromEntries(entities.map((each, index) => [`e${index}`, each])) } } },
  });
  const gone = (name: string, ...served: [string, string][]) => ({ ...live(name, undefined), served: served.map(([model, version]) => ({ model, version })) });
  const of = (plans: Parameters<typeof renameCandidates>[0], ...lost: ReturnType<typeof gone>[]): unknown => renameCandidates(plans, lost).map((found) => [found.desired.name, found.gone.map(({ name }) => name)]);
  const m = (version: string): JsonObject => ({ entity_name: 'm', ...(version === '' ? {} : { entity_version: version }) });

  it('are looked for where the same models are served, in the order of names', () => {
    expect(of([wanted('z', m('1')), wanted('a', m('1'))], gone('q', ['m', '1']), gone('p', ['m', '1']), gone('r', ['m', '2']))).toEqual([['a', ['p', 'q']], ['z', ['p', 'q']]]);
    expect(of([wanted('a', m('1'), m('')), wanted('b', m('1'))], gone('p', ['m', '1'], ['m', '2']))).toEqual([['a', ['p']]]);
    expect(of([wanted('a', m(''), m('1'))], gone('p', ['m', '1'], ['m', '2']))).toEqual([['a', ['p']]]);
    expect(of([wanted('a', m('1'), m('1'))], gone('p', ['m', '1'], ['m', '2']))).toEqual([]);
    expect(of([wanted('a')], gone('p'), { ...live('q', undefined) } as never)).toEqual([]);
    expect(of([{ ...wanted('a', m('1')), action: 'update' }, endpoint('b', { action: 'create' })], gone('p', ['m', '1']))).toEqual([]);
  });

  it('only our own tags may differ', () => {
    const same = endpoint('a', { changes: [change('ownership', { after: 'x' })] });
    expect([hasSameContent(same), hasSameContent({ ...same, action: 'replace' }), hasSameContent({ ...same, ownership: 'foreign' }), hasSameContent({ ...same, changes: [...same.changes, change('tags[a]', { after: 'x' })] })]).toEqual([true, false, false, false]);
  });

  it('are told on both sides, and only there', () => {
    const told = tellRenames(['create', 'delete', 'update'].map((action) => endpoint(action === 'delete' ? 'old' : 'new', { action: action as 'create' })), [{ from: 'old', to: 'new' }]);
    expect(told.map(({ warnings, renamedFrom }) => [warnings.length, renamedFrom])).toEqual([[1, 'old'], [1, undefined], [0, undefined]]);
  });
});
