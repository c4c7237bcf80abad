/** Model versions by number, `latest` and alias, through Unity Catalog and the workspace registry, over HTTP. */
import { consoleEdit } from '../../src/emulator/index.js';
import { openStage, placeIn, type Stage, type Told } from '../helpers/story.js';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(async () => {
  expect(stage.emulator.unknownRequests).toEqual([]);
  await stage.close();
});

interface Entity {
  name: string;
  model: string;
  version: string;
}
const text = (...entities: Entity[]): string => `id: shop
endpoints:
  churn:
    config:
      served_entities:
${entities
  .map(({ name, model, version }) => `        - name: ${name}\n          entity_name: ${model}\n          entity_version: ${version}\n          workload_size: Small\n          scale_to_zero_enabled: false\n`)
  .join('')}${entities.length < 2 ? '' : `      traffic_config:\n        routes:\n${entities.map(({ name }, index) => `          - { served_entity_name: ${name}, traffic_percentage: ${index === 0 ? 100 : 0} }\n`).join('')}`}`;
const churn = (version: string, model = 'prod.ml.churn'): string => text({ name: 'champion', model, version });
const models = '/api/2.1/unity-catalog/models';

const applied = async (manifest: string): Promise<Told> => {
  const told = await stage.run('apply', manifest);
  expect([told.failure, told.result?.endpoints[0]?.outcome]).toEqual([undefined, 'applied']);
  return told;
};
const served = (): unknown => stage.emulator.world.endpoint('churn').config?.entities.map(({ sent }) => sent.entity_version);
const settled = async (manifest: string): Promise<void> => {
  const told = await stage.run('plan', manifest);
  expect(told.plan?.summary).toMatchObject({ unchanged: 1, create: 0, update: 0 });
};

describe('an alias', () => {
  it('is sent as its number, and shows in the next plan and drift run when it moves', async () => {
    await applied(churn('"@champion"'));
    expect(served()).toEqual(['8']);
    await settled(churn('"@champion"'));
    // Stated as the number it is, it is the same.
    await settled(churn('8'));
    stage.emulator.world.addModel('prod.ml.churn', { versions: { 12: {} }, aliases: { champion: 12 } });
    const plan = await stage.run('plan', churn('"@champion"'));
    expect(plan.plan?.endpoints[0]).toMatchObject({
      action: 'update',
      impact: 'rollout',
      changes: [{ path: 'config.served_entities[champion].entity_version', before: '8', after: '12', note: '@champion' }],
      resolved: [{ entity: 'champion', model: 'prod.ml.churn', asked: '@champion', version: '12' }],
    });
    for (const shown of [plan.log.join('\n'), plan.summary]) expect(shown).toMatch(/@champion → (\*\*)?`?"?12/);
    const drift = await stage.run('drift', churn('"@champion"'));
    expect(drift.hasDrift).toBe(true);
    expect(drift.log.join('\n')).toMatch(/@champion → "?12/);
    expect(drift.summary).toMatch(/entity_version: "12" +# @champion/);
    await applied(churn('"@champion"'));
    expect(served()).toEqual(['12']);
    expect((await stage.run('drift', churn('"@champion"'))).hasDrift).toBe(false);
  });

  it('that is not set is an error on its line', async () => {
    const manifest = churn('"@winner"');
    const told = await stage.run('plan', manifest);
    expect(told.failure?.reason).toBe('preflight-failed');
    expect(told.annotations).toEqual([expect.stringMatching(new RegExp(`^${placeIn(manifest, '"@winner"')} error: The model \`prod\\.ml\\.churn\` has no alias \`winner\` in this workspace`))]);
  });

  it('of a version that is not READY is an error on its line, which names both', async () => {
    stage.emulator.world.addModel('prod.ml.churn', { aliases: { champion: 9 } });
    const manifest = churn('"@champion"');
    const told = await stage.run('apply', manifest);
    expect(told.failure?.reason).toBe('preflight-failed');
    expect(told.writes).toEqual([]);
    expect(told.annotations).toEqual([expect.stringMatching(new RegExp(`^${placeIn(manifest, '"@champion"')} error: \`prod\\.ml\\.churn\` version 9 \\(\`@champion\`\\) is PENDING_REGISTRATION, not READY`))]);
  });

  it('that may not be read cannot be planned, and says which right is missing', async () => {
    stage.emulator.world.addModel('prod.ml.churn', { denied: ['deployers'] });
    const manifest = churn('"@champion"');
    const told = await stage.run('plan', manifest);
    expect(told.annotations).toEqual([expect.stringMatching(new RegExp(`^${placeIn(manifest, '"@champion"')} error: May not read the alias .* Grant the principal EXECUTE`))]);
  });

  it('that cannot be resolved is no difference: what is not known is not compared, and nothing else is hidden', async () => {
    const unnamed = (version: string): string => churn(version).replace('        - name: champion\n          entity_name', '        - entity_name');
    await applied(unnamed('"@champion"'));
    stage.emulator.world.addModel('prod.ml.churn', { denied: ['deployers'] });
    for (const manifest of [unnamed('"@champion"'), churn('latest').replace('champion', 'churn-8'), churn('"@winner"').replace('champion', 'churn-8')]) {
      const told = await stage.run('plan', manifest);
      expect(told.plan?.endpoints[0]).toMatchObject({ action: 'unchanged', changes: [], operations: [], blocked: { reason: 'preflight-failed' } });
      expect(told.plan?.summary).toMatchObject({ unchanged: 0, update: 0 });
      const wider = await stage.run('plan', manifest.replace('Small', 'Large'));
      expect(wider.plan?.endpoints[0]?.changes.map(({ path }) => path)).toEqual(['config.served_entities[churn-8].workload_size']);
      expect((await stage.run('apply', manifest.replace('Small', 'Large'))).writes).toEqual([]);
    }
    // Another model is another matter, whatever its version.
    const other = await stage.run('plan', text({ name: 'churn-8', model: 'prod.ml.churn_shadow', version: '"@nobody"' }));
    expect(other.plan?.endpoints[0]?.changes.map(({ path }) => path)).toEqual([
      'config.served_entities[churn-8].entity_name',
      'config.served_entities[churn-8].entity_version',
    ]);
  });
});

describe('latest', () => {
  it('is the greatest number that is READY, over all pages', async () => {
    const versions = Object.fromEntries(Array.from({ length: 1100 }, (_, index) => [String(index + 1), {}]));
    stage.emulator.world.addModel('prod.ml.many', { versions: { ...versions, 1100: { status: 'PENDING_REGISTRATION' } } });
    await applied(churn('latest', 'prod.ml.many'));
    expect(served()).toEqual(['1099']);
    const pages = stage.emulator.requests.filter(({ path }) => path === `${models}/prod.ml.many/versions`);
    expect(pages.length).toBeGreaterThanOrEqual(2);
    await settled(churn('latest', 'prod.ml.many'));
  });

  it('shows a new version as soon as it is READY', async () => {
    await applied(churn('latest'));
    expect(served()).toEqual(['8']);
    stage.emulator.world.addModel('prod.ml.churn', { versions: { 11: { status: 'PENDING_REGISTRATION' } } });
    await settled(churn('latest'));
    stage.emulator.world.addModel('prod.ml.churn', { versions: { 11: { status: 'READY' } } });
    const told = await stage.run('drift', churn('latest'));
    expect(told.plan?.endpoints[0]?.changes).toMatchObject([{ before: '8', after: '11', note: 'latest' }]);
    expect(told.log.join('\n')).toMatch(/latest → "?11/);
  });

  it('that is no longer READY when it is looked at again is an error on its line', async () => {
    const path = `${models}/prod.ml.churn/versions/8`;
    stage.emulator.world.addFault({ method: 'GET', path, kind: 'status', status: 404, code: 'RESOURCE_DOES_NOT_EXIST' });
    const manifest = churn('latest');
    const told = await stage.run('plan', manifest);
    expect(told.annotations).toEqual([expect.stringMatching(new RegExp(`^${placeIn(manifest, 'latest')} error: \`prod\\.ml\\.churn\` has no version 8 \\(\`latest\`\\) in this workspace`))]);
  });

  it.each([
    ['a model that does not exist', 'prod.ml.nothing', 'does not exist in this workspace'],
    ['a model without a READY version', 'prod.ml.unready', 'has no version that is READY'],
  ])('of %s is an error on its line', async (_name, model, message) => {
    stage.emulator.world.addModel('prod.ml.unready', { versions: { 1: { status: 'FAILED_REGISTRATION' } } });
    const manifest = churn('latest', model);
    const told = await stage.run('plan', manifest);
    expect(told.annotations).toEqual([expect.stringMatching(new RegExp(`^${placeIn(manifest, 'latest')} error: The model \`${model}\` ${message}`))]);
  });
});

describe('a registry model, whose name has no dots', () => {
  it.each([
    ['3', '3'],
    ['latest', '3'],
    ['"@production"', '3'],
  ])('at %s', async (version, number) => {
    await applied(churn(version, 'ads-model'));
    expect(served()).toEqual([number]);
    await settled(churn(version, 'ads-model'));
    expect(stage.emulator.requests.some(({ path }) => path.startsWith(models))).toBe(false);
  });

  it('follows its alias', async () => {
    await applied(churn('"@production"', 'ads-model'));
    stage.emulator.world.addModel('ads-model', { aliases: { production: 2 } });
    expect((await stage.run('plan', churn('"@production"', 'ads-model'))).plan?.endpoints[0]?.changes).toMatchObject([{ before: '3', after: '2', note: '@production' }]);
  });

  it('is an error on its line where version or alias is missing', async () => {
    for (const [version, message] of [['9', /has no version 9 in this workspace/], ['"@none"', /has no alias `none`/]] as const) {
      const manifest = churn(version, 'ads-model');
      const told = await stage.run('plan', manifest);
      expect(told.annotations).toEqual([expect.stringMatching(message)]);
      expect(told.annotations[0]).toMatch(new RegExp(`^${placeIn(manifest, version, 'entity_version')} error`));
    }
  });
});

describe('a version that is stated', () => {
  it.each([
    ['9', 'is PENDING_REGISTRATION, not READY'],
    ['10', 'is FAILED_REGISTRATION, not READY'],
    ['77', 'has no version 77 in this workspace'],
  ])('%s: %s, at its line', async (version, message) => {
    const manifest = churn(version);
    const told = await stage.run('apply', manifest);
    expect(told.failure?.reason).toBe('preflight-failed');
    expect(told.annotations).toEqual([expect.stringContaining(message)]);
    expect(told.annotations[0]).toMatch(new RegExp(`^${placeIn(manifest, version, 'entity_version')} error`));
    expect(told.writes).toEqual([]);
  });

  it('several findings of one endpoint are told at once, each on its own line', async () => {
    const manifest = text(
      { name: 'a', model: 'prod.ml.churn', version: '9' },
      { name: 'b', model: 'prod.ml.churn', version: '"@winner"' },
      { name: 'c', model: 'prod.ml.nothing', version: 'latest' },
    ).replace('          entity_version: 9\n', '          entity_version: 9\n          environment_vars: { T: "{{secrets/nowhere/k}}", U: "{{secrets/churn/missing}}" }\n');
    const told = await stage.run('plan', manifest);
    const expected: [string, RegExp][] = [
      [placeIn(manifest, '9', 'entity_version'), /version 9 is PENDING_REGISTRATION/],
      [placeIn(manifest, '"{{secrets/nowhere'), /The secret scope `nowhere` does not exist/],
      [placeIn(manifest, '"{{secrets/churn'), /The secret scope `churn` has no key `missing`/],
      [placeIn(manifest, '"@winner"'), /no alias `winner`/],
      [placeIn(manifest, 'latest'), /`prod\.ml\.nothing` does not exist/],
    ];
    expect(told.annotations).toHaveLength(expected.length);
    for (const [place, message] of expected) {
      expect(told.annotations.find((line) => line.startsWith(`${place} error: `))).toMatch(message);
      expect(told.log.join('\n')).toMatch(message);
    }
  });

  it('is found in the layer that states it', async () => {
    const manifest = `${churn('"8"')}targets:\n  prod:\n    default: true\n    endpoints: { churn: { config: { served_entities: [ { name: champion, entity_version: "9" } ] } } }\n`;
    const told = await stage.run('plan', manifest);
    expect(told.annotations).toEqual([expect.stringMatching(new RegExp(`^${placeIn(manifest, '"9"')} error: .*version 9 is PENDING`))]);
    const byVariable = `${churn('"${var.v}"')}variables: { v: "77" }\n`;
    expect((await stage.run('plan', byVariable)).annotations).toEqual([expect.stringMatching(new RegExp(`^${placeIn(byVariable, '"${var.v}"')} error: .*has no version 77`))]);
  });

  it('that may not be looked up is one notice, and no error', async () => {
    stage.emulator.world.addModel('prod.ml.churn', { denied: ['deployers'] });
    stage.emulator.world.addModel('prod.ml.churn_shadow', { denied: ['deployers'] });
    const told = await stage.run('plan', text({ name: 'a', model: 'prod.ml.churn', version: '8' }, { name: 'b', model: 'prod.ml.churn_shadow', version: '2' }));
    expect(told.failure).toBeUndefined();
    const notices = told.log.filter((line) => line.includes('Could not check for lack of a right'));
    expect(notices).toEqual([expect.stringMatching(/version 8 of `prod\.ml\.churn`.*version 2 of `prod\.ml\.churn_shadow`/)]);
  });

  it('is left alone where nothing of its entity changes, be it READY or not', async () => {
    await applied(churn('8'));
    stage.emulator.world.addModel('prod.ml.churn', { versions: { 8: { status: 'FAILED_REGISTRATION' } } });
    const told = await stage.run('apply', `${churn('8')}    tags: { team: ml }\n`);
    expect([told.failure, told.result?.endpoints[0]?.outcome]).toEqual([undefined, 'applied']);
  });
});

describe('a feature spec', () => {
  const spec = churn('1', 'prod.features.user_spec').replace('          entity_version: 1\n', '');

  it('has no version, and asks for none', async () => {
    await applied(spec);
    await settled(spec);
    expect(stage.emulator.requests.some(({ path }) => path.startsWith(models))).toBe(false);
  });

  it('is the same where it states that it has none', async () => {
    await applied(spec);
    await settled(churn('""', 'prod.features.user_spec'));
  });

  it('shows a change by hand', async () => {
    await applied(spec);
    consoleEdit(stage.emulator.world, 'churn', { entity: { name: 'champion', set: { workload_size: 'Medium' } } });
    expect((await stage.run('drift', spec)).plan?.endpoints[0]?.changes).toMatchObject([{ before: 'Medium', after: 'Small' }]);
  });
});
