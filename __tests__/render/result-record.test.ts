/** Who allowed what was destroyed, and where an apply is recorded: in the report and in the log. */
import { renderResultReport } from '../../src/render/result-report.js';
import { renderResultText } from '../../src/render/text-result.js';
import { appliedResult, resultContext } from './fixtures.js';

const facts = {
  destructionAllowed: [{ pullRequest: 128, label: 'allow `destroy`', by: 'ben', at: '2026-03-01T10:05:00Z', endpoints: ['old-chatbot', '<b>bold</b>'] }],
  deployment: { id: 7, environment: 'prod @all', url: 'https://github.com/acme/ml-platform/deployments/prod' },
};

it('stands in the report, with nothing of it breaking out', () => {
  const text = renderResultReport({ ...appliedResult, ...facts }, resultContext);
  const line = text.split('\n').find((one) => one.includes('was allowed by')) ?? '';
  expect(line).toMatch(/^🗑️ Deleting or replacing `old-chatbot`, `<b>bold<\/b>` was allowed by `ben`, who set the label ``+ ?allow `destroy` ?``+ on #128 at 2026-03-01T10:05:00Z\./);
  expect(text).toMatch(/Recorded in the environment \[.*\]\(https:\/\/github\.com\/acme\/ml-platform\/deployments\/prod\)\./);
  expect(text).not.toContain(' @all');
});

it('stands in the log', () => {
  const lines = renderResultText({ ...appliedResult, ...facts }).split('\n');
  expect(lines).toContain('Deleting or replacing old-chatbot, <b>bold</b> was allowed by ben, who set the label "allow `destroy`" on #128 at 2026-03-01T10:05:00Z.');
  expect(lines).toContain('Recorded in the environment prod @all: https://github.com/acme/ml-platform/deployments/prod');
});

it('is left out where there is nothing of the kind', () => {
  const text = renderResultReport(appliedResult, resultContext) + renderResultText(appliedResult);
  expect(text).not.toMatch(/was allowed by|Recorded in/);
});
