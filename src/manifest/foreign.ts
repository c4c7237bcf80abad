import { child, type Entry, type MapNode } from './node.js';
import type { Report } from './report.js';

/** True after reporting that a file holds something else that describes endpoints: a pasted reply, or a bundle. */
export function reportForeign(root: MapNode, report: Report): boolean {
  if (root.entries.has('endpoints')) return false;
  const bundle = bundleEntry(root);
  if (bundle !== undefined) {
    report.error(
      bundle.keyPlace,
      'This looks like a Databricks bundle, not a manifest. `databricks-endpoints import <file> --output endpoints.yml` ' +
        'makes a manifest of its endpoints.',
    );
    return true;
  }
  const config = root.entries.get('config');
  if (config === undefined || (!root.entries.has('name') && child(config.value, 'served_entities') === undefined)) return false;
  report.error(
    (root.entries.get('name') ?? config).keyPlace,
    'This looks like a single endpoint, as the API shows it. Write an `id`, and put the endpoint under `endpoints:`, ' +
      'below a key of its own.',
  );
  return true;
}

function bundleEntry(root: MapNode): Entry | undefined {
  return root.entries.get('resources') ?? root.entries.get('bundle');
}
