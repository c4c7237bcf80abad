import { asList, asObject } from '../json.js';
import type { EndpointView } from './endpoint-view.js';
import type { Report } from './report.js';

/** C8, C26: documented limits of a workspace. The account team can raise them, so they only warn. */
const most = { endpoints: 1000, concurrency: 4096 };

/** Upper ends of the sizes, in concurrent requests (section 1.1); sizes of a workspace's own are not known. */
const sizes: Readonly<Record<string, number>> = { Small: 4, Medium: 16, Large: 64 };

/** What all endpoints of the manifest take of one workspace together. */
export function checkWorkspace(views: readonly EndpointView[], report: Report): void {
  const first = views[most.endpoints];
  if (first !== undefined) {
    report.warn(
      first.keyPlace,
      `Here are ${views.length} endpoints; a workspace has room for ${most.endpoints} unless Databricks raised that.`,
    );
  }
  let total = 0;
  let over: EndpointView | undefined;
  for (const view of views) {
    total += concurrencyOf(view);
    if (total > most.concurrency) over ??= view;
  }
  if (over === undefined) return;
  report.warn(
    over.keyPlace,
    `The endpoints of this manifest may take ${total} concurrent requests together; a workspace has room for ` +
      `${most.concurrency} unless Databricks raised that. Counted up to here, they are more.`,
  );
}

function concurrencyOf({ document }: EndpointView): number {
  return asList(asObject(document['config'])['served_entities'])
    .map(asObject)
    .map((entity) => {
      const size = entity['workload_size'];
      const named = typeof size === 'string' && Object.hasOwn(sizes, size) ? sizes[size] : undefined;
      const stated = entity['max_provisioned_concurrency'];
      return typeof stated === 'number' ? stated : (named ?? 0);
    })
    .reduce((sum, each) => sum + each, 0);
}
