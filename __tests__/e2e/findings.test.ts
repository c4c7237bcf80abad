/** Findings on their own lines of the manifest, as the bundle tells a runner: several for one endpoint, and the platform's refusals. */
import { readFileSync } from 'node:fs';
import { startProject, writes, type ActionRun, type Project } from '../helpers/project.js';
import { churn, manifest, type Data } from './manifests.js';

let project: Project;
beforeEach(async () => {
  project = await startProject();
});
afterEach(async () => {
  expect(project.emulator.unknownRequests).toEqual([]);
  await project.close();
});

const go = (text: string, mode: 'plan' | 'apply', inputs = {}): Promise<ActionRun> => project.run({ files: { 'endpoints.yml': text }, inputs: { mode, ...inputs } });
/** `line:column` of each error annotation on the manifest. */
const annotated = (log: string): string[] =>
  [...log.matchAll(/^::error [^\n]*?file=endpoints\.yml,line=(\d+)[^\n]*?col=(\d+)[^\n]*?::/gm)].map(([, line, column]) => `${line}:${column}`).sort();
const placeOf = (text: string, part: string): string => {
  const before = text.slice(0, text.indexOf(part)).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
};

describe('what the workspace lacks', () => {
  it('is annotated finding by finding', async () => {
    const text = manifest({ churn: churn({}, { entity_version: '9', environment_vars: { A: '{{secrets/nowhere/k}}', B: '{{secrets/churn/missing}}' } }) });
    const run = await go(text, 'apply');
    expect([run.status, run.outputs['failure-reason']]).toEqual([1, 'preflight-failed']);
    expect(annotated(run.log)).toEqual([placeOf(text, '"9"'), placeOf(text, '"{{secrets/nowhere'), placeOf(text, '"{{secrets/churn')].sort());
    for (const part of ['PENDING_REGISTRATION', 'nowhere', 'missing']) expect(run.summary).toContain(part);
    expect(writes(run.workspace)).toEqual([]);
  });
});

describe('what the platform refuses', () => {
  it('is annotated at the field that it speaks of', async () => {
    const text = manifest({ churn: churn({}, { workload_size: 'Gigantic' }) });
    const run = await go(text, 'apply');
    const place = placeOf(text, '"Gigantic"');
    expect([run.status, run.outputs['failure-reason']]).toEqual([1, 'api-error']);
    expect(annotated(run.log)).toContain(place);
    const named = `This is about \`config.served_entities[champion].workload_size\` (endpoints.yml:${place}).`;
    expect(run.log).toContain(named);
    expect(run.summary.replaceAll('\\', '')).toContain(`(endpoints.yml:${place})`);
    const result = JSON.parse(readFileSync(run.outputs['result-file'] ?? '', 'utf8')) as { endpoints: Data[] };
    expect(result.endpoints[0]).toMatchObject({ failure_reason: 'api-error', message: expect.stringContaining(named) });
  });

  it('reads as a shortage of GPUs where it may be one', async () => {
    const llm = { config: { served_entities: [{ name: 'main', entity_name: 'system.ai.llama_v3_3_70b_instruct', entity_version: '1', throughput_chunks: { min: 1, max: 2 } }] } };
    project.emulator.world.script('llm', { outcome: 'stuck', message: 'Waiting for capacity.' });
    const run = await go(manifest({ llm }), 'apply', { 'timeout-minutes': '0.01' });
    expect([run.status, run.outputs['failure-reason']]).toEqual([1, 'deployment-timeout']);
    const words = 'Still creating after 1 s; may be GPU capacity; nothing was deleted';
    const result = JSON.parse(readFileSync(run.outputs['result-file'] ?? '', 'utf8')) as { endpoints: Data[] };
    for (const text of [run.log, run.summary, String(result.endpoints[0]?.message)]) expect(text.replaceAll('\\', '')).toContain(words);
  });
});
