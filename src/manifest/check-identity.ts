import { child, isNull, type MapNode } from './node.js';
import { nearest, quote, type Report } from './report.js';
import { idPattern, manifestShape } from './shapes.js';

const ownershipTag = /^[A-Za-z0-9_-]+__[A-Za-z0-9_-]+__[A-Za-z0-9_-]+__[A-Za-z0-9_-]+$/;

/** What tells whose endpoints these are: `id` and `moved_from`; and that `endpoints` is there at all. */
export function checkIdentity(root: MapNode, report: Report): { id: string; movedFrom: string[] } {
  const id = root.entries.get('id');
  // What was misspelt is reported as that, not as missing, too.
  const isMisspelt = (key: string): boolean =>
    [...root.entries.keys()].some((each) => !Object.hasOwn(manifestShape.fields, each) && nearest(each, [key]) !== undefined);
  const text = id?.value.type === 'scalar' && id.value.value !== null ? id.value.text : undefined;
  if (id === undefined) {
    if (!isMisspelt('id')) {
      report.error(
        root.place,
        'The manifest needs an `id`, 1 to 40 letters, digits, `-` or `_`: it tells whose the endpoints are.',
      );
    }
  } else if (isNull(id.value)) {
    report.error(id.keyPlace, '`id` must not be empty.');
  } else if (text !== undefined && !idPattern.test(text)) {
    // What the shape check leaves for later: an id cannot be filled in.
    report.error(id.value.place, `\`id\` must be 1 to 40 letters, digits, \`-\` or \`_\`, but is ${quote(text)}.`);
  }

  const endpoints = root.entries.get('endpoints');
  // That `{}` means none, and so deletes, is left to the documents: it must not be advice for a slip.
  if (endpoints === undefined) {
    if (!isMisspelt('endpoints')) {
      report.error(root.place, 'The manifest has no `endpoints`: a map with each endpoint under a key of its own.');
    }
  } else if (isNull(endpoints.value)) {
    report.error(endpoints.keyPlace, '`endpoints` is empty. Write each endpoint below it, indented, under a key of its own.');
  }

  const movedFrom: string[] = [];
  const moved = child(root, 'moved_from');
  for (const item of moved?.type === 'list' ? moved.items : []) {
    if (item.type !== 'scalar' || item.value === null) continue;
    if (ownershipTag.test(item.text)) movedFrom.push(item.text);
    else {
      report.error(
        item.place,
        `An item of \`moved_from\` is an ownership tag, \`<owner>__<repo>__<id>__<target>\`, but this is ${quote(item.text)}.`,
      );
    }
  }
  return { id: text ?? '', movedFrom };
}
