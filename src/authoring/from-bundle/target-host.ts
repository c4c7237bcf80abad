import { isNull, type Node } from '../../manifest/node.js';
import { readHost } from '../../manifest/host.js';
import type { Path } from '../foreign/findings.js';
import { nodeAt } from './references.js';
import type { Scope } from './scope.js';

/** The host that a target asserts; nothing where it is told by a profile, or by what only a deployment knows. */
export function targetHost(scope: Scope, warn: (node: Node, path: Path, message: string) => void): string | undefined {
  const node = nodeAt(scope.root, 'workspace.host');
  if (node === undefined || isNull(node)) return undefined;
  const filled = scope.resolver.fillOut(node);
  if (filled.type !== 'scalar') return undefined;
  const text = filled.text.trim();
  const { origin, error } = readHost(text.includes('://') ? text : `https://${text}`);
  if (error === undefined && !text.includes('${')) return origin;
  warn(node, ['workspace', 'host'], `left out: ${error ?? 'it is known to a deployment only.'}`);
  return undefined;
}
