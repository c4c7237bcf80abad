/** Every provider of external models (section 3): each block, each credential as a secret reference, none in plain text, every task. */
import { externalTasks, providers, type Field, type JsonObject } from '../../src/endpoint/fields/index.js';
import { readManifest } from '../../src/manifest/read.js';
import { externalWith, reference, waysIn } from './example-endpoints.js';
import { at, put } from './rows.js';
import { lineOf, manifestOf, openWorkspace, root, type Workspace } from './workspace.js';

let place: Workspace;
beforeEach(async () => {
  place = await openWorkspace();
});
afterEach(async () => {
  expect(place.emulator.unknownRequests).toEqual([]);
  await place.close();
});

const model = ['config', 'served_entities', 0, 'external_model'];
const findings = (text: string): string[] =>
  readManifest([{ path: 'endpoints.yml', text }], {}).diagnostics.map(({ severity, message }) => `${severity}: ${message}`);

const ways = Object.entries(waysIn).flatMap(([provider, byWay]) => Object.entries(byWay).map(([way, settings]) => ({ provider, way, settings })));

/** Paths of the credentials in a provider's block. */
function credentials(fields: Readonly<Record<string, Field>>, above: readonly string[] = []): string[][] {
  return Object.entries(fields).flatMap(([name, field]): string[][] => {
    if (field.type === 'object') return credentials(field.fields, [...above, name]);
    return field.type === 'string' && field.credential === true ? [[...above, name]] : [];
  });
}

const secrets = providers.flatMap(({ name, field }) =>
  credentials(field.fields).map((path) => {
    const settings = Object.values(waysIn[name]!).find((each) => at(each, path) !== undefined)!;
    return { provider: name, credential: path.join('.'), path, settings };
  }),
);

describe('providers of external models', () => {
  it('are the nine of section 3, and each has an example of every way in', () => {
    expect(providers.map(({ name }) => name)).toEqual(Object.keys(waysIn));
    expect(providers).toHaveLength(9);
    expect(secrets).toHaveLength(12);
  });

  it.each(ways)('$provider, $way: is created by R1 as it stands, serves at once, and plans nothing afterwards', async ({ provider, settings }) => {
    const endpoint = externalWith(provider, settings);
    await place.apply(manifestOf(endpoint));
    const made = place.recent().filter((request) => lineOf(request) === `POST ${root}`);
    expect(made.map(({ body, unknownFields }) => [at(body, model), unknownFields])).toEqual([[at(endpoint, model), []]]);
    const live = await place.byHand(`GET ${root}/e`);
    expect(at(live, model)).toEqual(at(endpoint, model));
    expect(live['state']).toMatchObject({ ready: 'READY' });
    expect((await place.planOne(manifestOf(endpoint))).action).toBe('unchanged');
  });

  it.each(secrets)('$provider, $credential: is a secret reference that R5 replaces (C12 N18)', async ({ provider, path, settings }) => {
    const other = reference(at(settings, path) === reference('first') ? 'second' : 'first');
    await place.apply(manifestOf(externalWith(provider, settings)));
    const changed = externalWith(provider, put(settings, path, other) as JsonObject);
    const plan = await place.planOne(manifestOf(changed));
    const shown = `config.served_entities[main].external_model.${providers.find(({ name }) => name === provider)!.block}.${path.join('.')}`;
    expect(plan.changes.map(({ path: changedPath, before, after }) => [changedPath, before, after])).toEqual([[shown, at(settings, path), other]]);
    place.recent();
    await place.apply(manifestOf(changed));
    const written = place.recent().filter((request) => lineOf(request) === `PUT ${root}/e/config`);
    expect(written.map(({ body }) => at(body, model.slice(1)))).toEqual([at(changed, model)]);
    expect((await place.planOne(manifestOf(changed))).action).toBe('unchanged');
  });

  it.each(secrets)('$provider, $credential: a value in plain text is refused (C12 N17)', ({ provider, path, settings }) => {
    const [error, ...others] = findings(manifestOf(externalWith(provider, put(settings, path, 'sk-very-secret') as JsonObject)));
    expect(error).toMatch(/^error: .*\{\{secrets\/<?scope>?\/<?key>?\}\}/);
    expect([error, ...others].join('\n')).not.toContain('sk-very-secret');
  });

  it.each(secrets)('$provider, $credential: the _plaintext twin is refused, with the reference to write instead (N17 N19)', ({ provider, path, settings }) => {
    const name = path.at(-1)!;
    const twin = put(put(settings, path, undefined), [...path.slice(0, -1), `${name}_plaintext`], 'sk-very-secret') as JsonObject;
    const found = findings(manifestOf(externalWith(provider, twin)));
    expect(found).toEqual([expect.stringMatching(/^error: /)]);
    expect(found[0]).toContain(`${name}_plaintext`);
    expect(found[0]).toContain(`${name}: "{{secrets/`);
    expect(found[0]).not.toContain('sk-very-secret');
  });

  it.each(providers.flatMap(({ name }) => externalTasks.map((task) => ({ provider: name, task }))))(
    '$provider: the task $task is sent, with a warning where the provider is not known for it',
    async ({ provider, task }) => {
      const endpoint = put(externalWith(provider, Object.values(waysIn[provider]!)[0]!), [...model, 'task'], task) as JsonObject;
      const known = providers.find(({ name }) => name === provider)!.tasks.includes(task);
      expect(findings(manifestOf(endpoint))).toEqual(known ? [] : [expect.stringMatching(/^warning: .*may refuse it/)]);
      await place.apply(manifestOf(endpoint));
      expect(await place.byHand(`GET ${root}/e`)).toMatchObject({ task });
      expect((await place.planOne(manifestOf(endpoint))).action).toBe('unchanged');
    },
  );

  it.each(providers.map(({ name, block }) => ({ provider: name, block })))('$provider: needs its own block, and no other (C6)', ({ provider, block }) => {
    const settings = Object.values(waysIn[provider]!)[0]!;
    const none = put(externalWith(provider, settings), [...model, block], undefined) as JsonObject;
    expect(findings(manifestOf(none))).toEqual([expect.stringMatching(new RegExp(`^error: .*\`${block}\``))]);
    const other = provider === 'anthropic' ? 'palm' : 'anthropic';
    const { block: foreign } = providers.find(({ name }) => name === other)!;
    const both = put(externalWith(provider, settings), [...model, foreign], Object.values(waysIn[other]!)[0]) as JsonObject;
    expect(findings(manifestOf(both))).toEqual([expect.stringMatching(new RegExp(`^error: \`${foreign}\` does not go with the provider \`${provider}\``))]);
  });

  it.each(providers.flatMap(({ name, field }) => Object.entries(field.fields).filter(([, row]) => row.required === true).map(([required]) => ({ provider: name, required }))))(
    '$provider: $required must be given',
    ({ provider, required }) => {
      const settings = put(Object.values(waysIn[provider]!)[0], [required], undefined) as JsonObject;
      const found = findings(manifestOf(externalWith(provider, settings)));
      expect(found).toEqual([expect.stringMatching(new RegExp(`^error: .*\`${required}\``))]);
    },
  );

  it('openai to anthropic and back: the provider is replaced in place', async () => {
    const openai = manifestOf(externalWith('openai', waysIn['openai']!['key']!));
    const anthropic = manifestOf(externalWith('anthropic', waysIn['anthropic']!['key']!));
    for (const manifest of [openai, anthropic, openai]) {
      await place.apply(manifest);
      expect((await place.planOne(manifest)).action).toBe('unchanged');
    }
    expect(place.recent().filter(({ method }) => method === 'PUT').map(lineOf)).toEqual([`PUT ${root}/e/config`, `PUT ${root}/e/config`]);
  });
});
