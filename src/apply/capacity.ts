/**
 * A cloud that is out of GPUs is told by no code: the deployment stays in creating, and may fail at last with a
 * sentence about it (serving-api 4.3). These words are advice, never a reason to act.
 */
export const nothingDeleted = 'nothing was deleted';
export const capacityWords = `may be GPU capacity; ${nothingDeleted}`;
export const capacityHint = 'If it stays so, ask your Databricks account team for capacity.';

const machines = '(?:gpus?|nodes?|instances?|compute|accelerators?|machines?|hardware|resources)';
const shortage = new RegExp(
  [
    '\\bcapacity\\b',
    'out of stock|stock-?out',
    `(?:insufficient|not enough|no|none of the|out of|lack of) .{0,40}\\b${machines}\\b`,
    `\\b${machines}\\b .{0,40}(?:unavailable|not available|exhausted)`,
    `tim(?:ed|e)[ -]?out .{0,60}\\b${machines}\\b`,
  ].join('|'),
  'i',
);

/** Whether the platform's message of a failed deployment is about a shortage of machines. */
export function speaksOfCapacity(message: string): boolean {
  return shortage.test(message);
}
