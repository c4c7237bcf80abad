/** What the platform refuses is told with the field it speaks of: in the log, the report, the result file and on the line. */
import { knownPrincipals } from '../../src/emulator/index.js';
import { openStage, placeIn, type Stage, type Told } from '../helpers/story.js';

let stage: Stage;
afterEach(async () => {
  expect(stage.emulator.unknownRequests).toEqual([]);
  await stage.close();
});

const root = '/api/2.0/serving-endpoints';
const text = `id: shop
endpoints:
  churn:
    description: Scores.
    config:
      served_entities:
        - name: champion
          entity_name: prod.ml.churn
          entity_version: "7"
          workload_size: Small
          scale_to_zero_enabled: false
        - name: shadow
          entity_name: prod.ml.churn_shadow
          entity_version: "2"
          workload_size: Gigantic
          scale_to_zero_enabled: false
      traffic_config:
        routes:
          - { served_entity_name: champion, traffic_percentage: 90 }
          - { served_entity_name: shadow, traffic_percentage: 10 }
    ai_gateway:
      rate_limits:
        - { key: user, calls: 10, tokens: 1000 }
        - { key: user_group, principal: analysts, calls: 7 }
    tags:
      team: ml
      holdout project: x
`;
const good = text.replace('Gigantic', 'Small');

/** The refusal is told everywhere, with the path and the line. */
function expectTold(told: Told, path: string, place: string, message: RegExp): void {
  const named = `This is about \`${path}\` (endpoints.yml:${place}).`;
  expect(told.annotations).toEqual([expect.stringMatching(new RegExp(`^${place} error: \`churn\`: `))]);
  expect(told.annotations[0]).toMatch(message);
  expect(told.log.join('\n')).toContain(named);
  expect(told.log.join('\n')).toMatch(message);
  expect(told.resultFile?.endpoints[0]?.message).toContain(named);
  expect(told.resultFile?.endpoints[0]?.message).toMatch(message);
  // The report escapes what Markdown would take for its own.
  expect(told.summary.replaceAll('\\', '')).toContain(`(endpoints.yml:${place})`);
  expect(told.failure).toMatchObject({ hint: `Correct \`${path}\` (endpoints.yml:${place}) in the manifest.` });
}

const fault = (method: string, path: string, message: string, violations: { field: string; description: string }[] = []): void => {
  const details = violations.length === 0 ? [] : [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', field_violations: violations }];
  stage.emulator.world.addFault({ method, path: `${root}${path}`, kind: 'status', status: 400, code: 'INVALID_PARAMETER_VALUE', message, details });
};

describe('a refused write', () => {
  it('names the field that the message names: a size that this workspace does not have', async () => {
    stage = await openStage();
    const told = await stage.run('apply', text);
    expectTold(told, 'config.served_entities[shadow].workload_size', placeIn(text, 'Gigantic'), /'Gigantic' is not a valid workload_size/);
    expect(told.failure?.reason).toBe('api-error');
  });

  it('names the field of a violation in proto names, of a create', async () => {
    stage = await openStage();
    fault('POST', '', 'Invalid request.', [{ field: 'config.servedEntities[1].entityVersion', description: 'is not deployable' }]);
    expectTold(await stage.run('apply', good), 'config.served_entities[shadow].entity_version', placeIn(good, '"2"'), /entityVersion: is not deployable/);
  });

  it('names the field of a violation of a config update', async () => {
    stage = await openStage();
    await stage.run('apply', good);
    const next = good.replace('"7"', '"8"');
    fault('PUT', '/churn/config', 'Invalid request.', [{ field: 'served_entities[0].entity_version', description: 'no' }]);
    expectTold(await stage.run('apply', next), 'config.served_entities[champion].entity_version', placeIn(next, '"8"'), /served_entities\[0\]\.entity_version: no/);
  });

  it('finds `scaleToZeroEnabled is undefined` at the entity that the message can mean', async () => {
    stage = await openStage();
    await stage.run('apply', good);
    const next = good.replace('"7"', '"8"').replace('          scale_to_zero_enabled: false\n        - name: shadow', '          scale_to_zero_enabled: true\n        - name: shadow');
    fault('PUT', '/churn/config', "Served entity 'champion': scaleToZeroEnabled is undefined. Please set it to either true or false.");
    expectTold(await stage.run('apply', next), 'config.served_entities[champion].scale_to_zero_enabled', placeIn(next, 'true'), /scaleToZeroEnabled is undefined/);
  });

  it('finds the tag key that is refused, and the limit that a request lists elsewhere', async () => {
    stage = await openStage();
    await stage.run('apply', good);
    const tagged = good.replace('holdout project: x', 'holdout project: y');
    fault('PATCH', '/churn/tags', 'Endpoint tag key holdout project is either not between 1-255 characters long or contains one or more of the reserved characters: . , = / or :');
    expectTold(await stage.run('apply', tagged), 'tags["holdout project"]', placeIn(tagged, 'holdout'), /Endpoint tag key holdout project is either/);
    const limited = good.replace('calls: 7', 'calls: 9');
    // Calls and tokens of the first limit are sent as two, so that the second limit of the manifest is the third sent.
    fault('PUT', '/churn/ai-gateway', 'Invalid request.', [{ field: 'rate_limits[2].calls', description: 'too many' }]);
    expectTold(await stage.run('apply', limited), 'ai_gateway.rate_limits[user_group:analysts/calls]', placeIn(limited, '9 }'), /rate_limits\[2\]\.calls: too many/);
  });

  it('says no field where none is told', async () => {
    stage = await openStage();
    fault('POST', '', 'The workspace is in an unsupported region.');
    const told = await stage.run('apply', good);
    expect(told.annotations).toEqual([]);
    expect(told.written).not.toContain('This is about');
    expect(told.resultFile?.endpoints[0]).toMatchObject({ failure_reason: 'api-error', message: expect.stringContaining('unsupported region') });
  });

  it('keeps hidden values out of what it tells', async () => {
    stage = await openStage();
    await stage.run('apply', good);
    const secret = 'hunter2-from-the-console';
    const entity = stage.emulator.world.endpoint('churn').config!.entities.find(({ name }) => name === 'champion')!;
    entity.sent = { ...entity.sent, environment_vars: { TOKEN: secret } };
    fault('PUT', '/churn/config', `environment_vars.TOKEN of 'champion' is wrong: ${secret}`, [{ field: `config.served_entities[0].environment_vars.${secret}`, description: `${secret} ${knownPrincipals.deployer.token}` }]);
    const told = await stage.run('apply', good.replace('"7"', '"8"'));
    expect(told.failure?.reason).toBe('api-error');
    expect(told.written).toContain('***');
    for (const hidden of [secret, knownPrincipals.deployer.token]) expect(told.written).not.toContain(hidden);
  });

  it('C28: a region or cloud without the machine is told with the field, where the message names it', async () => {
    stage = await openStage();
    const gpu = good.replace('workload_size: Small', 'workload_size: Small\n          workload_type: GPU_LARGE');
    fault('POST', '', "workload_type 'GPU_LARGE' is not available in region eu-north-1.");
    expectTold(await stage.run('apply', gpu), 'config.served_entities[champion].workload_type', placeIn(gpu, 'GPU_LARGE'), /not available in region eu-north-1/);
  });
});
