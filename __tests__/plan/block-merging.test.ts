/** Blocks of one endpoint, put together. */
import { blocksOf, distinctBlocks, refusalOf, withBlocks } from '../../src/plan/blocks.js';
import type { Block } from '../../src/plan/plan.js';
import { endpoint } from '../render/fixtures.js';

const block = (message: string, facts: Partial<Block> = {}): Block => ({ reason: 'preflight-failed', message, hint: `mend ${message}`, ...facts });
const at = (file: string, line: number, column: number): Pick<Block, 'place'> => ({ place: { file, line, column } });

describe('blocks', () => {
  const told = (...blocks: (Block | undefined)[]): string[] => blocksOf(withBlocks(endpoint('a'), blocks)).map(({ message }) => message);

  it('none leave the plan as it is; one stands alone', () => {
    const plain = endpoint('a');
    expect(withBlocks(plain, [undefined])).toBe(plain);
    expect(withBlocks(plain, [block('x')])).toStrictEqual({ ...plain, blocked: block('x') });
    expect(blocksOf(plain)).toEqual([]);
  });

  it('what no input lifts comes first, then the published order of reasons', () => {
    expect(told(block('destroy', { reason: 'destroy-blocked' }), block('preflight'), undefined, block('owner', { reason: 'ownership-conflict' }), block('protected', { reason: 'destroy-blocked', protection: true }))[0]).toBe('protected');
  });

  it('the same at the same place counts once', () => {
    expect(told(block('x'), block('x'), block('y'))).toEqual(['x', 'y']);
    expect(told(block('x', at('f', 1, 1)), block('x', at('f', 1, 1)), block('x', at('f', 1, 2)), block('x', at('f', 2, 1)), block('x', at('g', 1, 1)), block('x'))).toHaveLength(5);
    expect(told(block('x'), block('x', at('f', 1, 1)))).toHaveLength(2);
  });

  it('are said once wherever they stand, and refuse together', () => {
    const blocked = withBlocks(endpoint('a'), [block('x', at('f', 1, 1)), block('x', at('f', 2, 1)), block('y', { hint: 'mend x' }), block('x', { reason: 'destroy-blocked' })]);
    expect(distinctBlocks(blocked).map(({ reason, message, place }) => [reason, message, place?.line])).toEqual([['preflight-failed', 'x', 1], ['preflight-failed', 'y', undefined], ['destroy-blocked', 'x', undefined]]);
    expect(refusalOf(blocked)).toEqual({ reason: refusalOf({ blocked: block('x') })!.reason, message: 'x y x', hint: 'mend x' });
    expect(refusalOf(endpoint('a'))).toBeUndefined();
  });
});
