import { isNull, mapOf, type Entry, type Node } from './node.js';
import { quote, type Report } from './report.js';
import { endpointField } from './shapes.js';

/**
 * `config` and its like at the level of endpoints, after an endpoint without value: reported once, and put into
 * that endpoint, so that the rest is checked as it was meant.
 */
export function adoptOutdented(endpoints: Node, report: Report): Node {
  if (endpoints.type !== 'map') return endpoints;
  const entries: Entry[] = [];
  let owner: Entry | undefined;
  for (const entry of endpoints.entries.values()) {
    if (owner === undefined || !isPart(entry)) {
      owner = isNull(entry.value) ? entry : undefined;
      entries.push(entry);
      continue;
    }
    const inner: Entry[] = owner.value.type === 'map' ? [...owner.value.entries.values()] : [];
    if (inner.length === 0) {
      report.error(
        entry.keyPlace,
        `${quote(entry.key)} stands at the level of the endpoint ${quote(owner.key)}. Is it indented too little?`,
      );
    }
    owner = { ...owner, value: mapOf([...inner, entry], owner.keyPlace) };
    entries[entries.length - 1] = owner;
  }
  return mapOf(entries, endpoints.place);
}

/** Whether it is a part of an endpoint, not an endpoint that is named like one. */
function isPart({ key, value }: Entry): boolean {
  if (!Object.hasOwn(endpointField.fields, key) || isNull(value)) return false;
  return value.type !== 'map' || ![...value.entries.keys()].some((each) => Object.hasOwn(endpointField.fields, each));
}
