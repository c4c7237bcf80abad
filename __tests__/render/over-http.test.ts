/** What reports tell of a workspace that was really read, where a scene made by hand could tell more than a run knows. */
import { stringify } from 'yaml';
import { openStage, type Stage } from '../helpers/story.js';

type Data = Record<string, unknown>;
const entity = (name: string, version: string): Data => ({ name, entity_name: 'prod.ml.churn', entity_version: version, workload_size: 'Small', scale_to_zero_enabled: false });
const manifest = (endpoints: Data): string => stringify({ id: 'shop', endpoints });
const both: Data = {
  config: {
    served_entities: [entity('champion', '7'), entity('challenger', '8')],
    traffic_config: { routes: [{ served_entity_name: 'champion', traffic_percentage: 90 }, { served_entity_name: 'challenger', traffic_percentage: 10 }] },
  },
};

let stage: Stage;
beforeEach(async () => {
  stage = await openStage({ sharedTime: true });
});
afterEach(() => stage.close());

it.each([['false', '**Once allowed:** deleted for good.'], ['true', '**delete** `old`: deleted for good.']])('a deletion tells what it takes away, allowed: %s', async (allowed, words) => {
  await stage.run('apply', manifest({ old: both }));
  const { summary, log } = await stage.run('plan', manifest({}), { 'allow-destroy': allowed });
  const what = /It serves `prod\.ml\.churn` version 7 and `prod\.ml\.churn` version 8\. Created by `[^`]+` on \d{4}-\d\d-\d\d\./.exec(summary)?.[0] ?? 'nothing';
  expect(summary).toContain(`${words} ${what}`);
  expect(log.join('\n')).toContain(`    ${what}`);
});

it('says what our own tags mean where they change', async () => {
  const units = (more: Data): string => manifest({ units: { config: { served_entities: [{ name: 'units', entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', provisioned_model_units: 50, ...more }] } } });
  await stage.run('apply', units({ burst_scaling_enabled: true }));
  const { summary, log } = await stage.run('plan', units({}));
  for (const text of [summary, log.join('\n')]) {
    expect(text).toContain('- note of values that cannot be read back (tag endpoints_unread)\n');
    expect(text).not.toContain('ownership:');
  }
});
