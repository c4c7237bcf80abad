/** What a report tells to type or to fill in starts exactly what it shows, consent to what it destroys included. */
import { dispatchCommand, inputWords, localCommand, workflowLink } from '../../src/render/dispatch.js';
import { renderResultReport } from '../../src/render/result-report.js';
import { renderResultText } from '../../src/render/text-result.js';
import { deleted, outcome, replaced, result, resultContext, runUrl } from './fixtures.js';

const facts = { runUrl, workflow: 'endpoints.yml' };
const digest = '9e107d9d372bb6826bd81d35';

it.each([
  ['nothing but the digest', [], [], `-f plan-digest=${digest}`],
  ['names', ['a', 'b-c'], [], `-f plan-digest=${digest} -f only=a,b-c`],
  ['globs', ['dev-*'], [], `-f plan-digest=${digest} -f only='dev-*'`],
  ['consent by name', ['a', 'b'], ['b'], `-f plan-digest=${digest} -f only=a,b -f allow-destroy=b`],
  ['consent to all where the names would not fit', [], Array.from({ length: 200 }, (_, index) => `endpoint-${index}`), `-f plan-digest=${digest} -f allow-destroy=true`],
  ['no list that would be read as another one', ['a,b'], [], `-f plan-digest=${digest}`],
])('gives %s', (_, only, destroys, inputs) => {
  expect(dispatchCommand(facts, { digest, only, destroys })).toBe(`gh workflow run endpoints.yml ${inputs}`);
  const local = inputs.replace(/-f ([\w-]+)=/g, '--$1 ');
  expect(localCommand('prod', { manifestPath: 'a/b.yml' }, { digest, only, destroys })).toBe(`databricks-endpoints apply --manifest a/b.yml --target prod ${local}`);
});

it('says the same for the form behind the button', () => {
  expect(inputWords({ digest, only: ['a'], destroys: ['a'] })).toBe(`\`plan-digest\` \`${digest}\`, \`only\` \`a\` and \`allow-destroy\` \`a\``);
  expect(workflowLink(facts)).toBe('[Run the apply workflow](https://github.com/acme/ml-platform/actions/workflows/endpoints.yml)');
  for (const unknown of [{}, { runUrl }, { workflow: 'x.yml' }, { ...facts, workflow: 'a b)' }]) expect(workflowLink(unknown)).toBe('Run the apply workflow by hand');
});

it('lets a deletion that was held back be approved by the command alone', () => {
  const held = [deleted, replaced].map((plan) => outcome(plan.name, { plan, outcome: 'refused', reason: 'plan-changed', message: 'No.', hint: 'Look.', approval: { heldBackDigest: digest } }));
  const given = result(held, { failureReason: 'plan-changed' });
  expect(renderResultReport(given, resultContext)).toContain(`\ngh workflow run endpoints.yml -f plan-digest=${digest} -f only=old-chatbot,reranker -f allow-destroy=old-chatbot,reranker\n`);
  expect(renderResultText(given)).toContain(`Digest to approve it with: ${digest}`);
});
