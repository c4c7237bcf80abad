import { child, type Entry, type MapNode } from './node.js';
import { nearest, quote, type Report } from './report.js';
import { manifestShape } from './shapes.js';

/** True after reporting that a file holds something else: a pasted reply, a bundle, or what is no manifest at all. */
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
  if (config === undefined || (!root.entries.has('name') && child(config.value, 'served_entities') === undefined)) return reportUnrelated(root, report);
  report.error(
    (root.entries.get('name') ?? config).keyPlace,
    'This looks like a single endpoint, as the API shows it. Write an `id`, and put the endpoint under `endpoints:`, ' +
      'below a key of its own.',
  );
  return true;
}

/** A file without one key that a manifest has, or nearly has, such as the workflow of the same name. */
function reportUnrelated(root: MapNode, report: Report): boolean {
  const [first, ...others] = root.entries.values();
  const known = Object.keys(manifestShape.fields);
  if (first === undefined || [first, ...others].some(({ key }) => nearest(key, known) !== undefined)) return false;
  const keys = [first, ...others].slice(0, 3).map(({ key }) => quote(key));
  report.error(first.keyPlace, `This is no manifest: it has ${keys.join(', ')}, but no \`id\` and no \`endpoints\`. Is it the right file?`);
  return true;
}

function bundleEntry(root: MapNode): Entry | undefined {
  return root.entries.get('resources') ?? root.entries.get('bundle');
}
