/** What an export found, for the job summary: the manifest itself, folded, as far as it fits. */
import { capped, summaryBudget } from './budget.js';
import { fence, inlineCode, plainText } from './escape.js';

export interface ExportFacts {
  /** `3 endpoints; 1 left out`. */
  headline: string;
  id: string;
  text: string;
  warnings: readonly string[];
}

/** More than anyone reads here; the log has them all. */
const mostWarnings = 200;

/** For the job summary. A manifest that is too long is left to the file. */
export function renderExport({ headline, id, text, warnings }: ExportFacts): string {
  const { shown, more } = capped(warnings, mostWarnings);
  const list = shown.map((warning) => `- ⚠️ ${plainText(warning)}`);
  const notes = [...list, ...(more > 0 ? [`- and ${String(more)} more: see the log`] : [])].join('\n');
  const block = fence(text, 'yaml');
  // Escaping can make it longer, and the warnings stand before it.
  const tooLong = Buffer.byteLength(block) + Buffer.byteLength(notes) > summaryBudget.bytes - 2000;
  const body = tooLong ? 'The manifest is too long to be shown here: the output `manifest-file` names its file.' : `<details>\n<summary>The manifest</summary>\n\n${block}\n\n</details>`;
  return [`### 📤 Serving endpoints: manifest ${inlineCode(id)} written, ${plainText(headline)}`, notes, body].filter((part) => part !== '').join('\n\n') + '\n';
}
