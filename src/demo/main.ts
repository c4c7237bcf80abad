import { mkdirSync, existsSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { renderPage } from './page.js';
import { createPaint, wantsColor } from './paint.js';
import { findPlaces, outputFolder } from './places.js';
import { timings } from './stage.js';
import { tellStory } from './story.js';
import { failuresOf } from './teller.js';
import { createTerminal } from './terminal.js';

const help = `Plays the main job of Databricks Endpoints as Code from end to end, on this machine alone.

  npm run demo [-- options]

A pull request adds the manifest, the plan appears as a comment, the merge applies it and waits until everything is
ready; somebody edits an endpoint in the console, an issue tells of it, and it is put right. The action runs as its
committed bundle, against an emulator of Databricks and a stand-in of GitHub. No network, no install.

  --quick        shorter rollouts
  --out <file>   where to write the page that looks like GitHub (demo-output/index.html)
  --help         this text

Ends with 0 when every step is what it should be, with 1 when one is not, and with 2 for a wrong option.
`;

interface Options {
  quick: boolean;
  out: string | undefined;
  help: boolean;
}

/** Throws with a sentence for people when there is an option that it does not know. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { quick: { type: 'boolean', default: false }, out: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  return { quick: values.quick, out: values.out, help: values.help };
}

/** Runs the demo and answers the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const print = (line: string): void => { process.stdout.write(`${line}\n`); };
  let options: Options;
  try {
    options = readOptions(args);
  } catch (thrown) {
    process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n\n${help}`);
    return 2;
  }
  if (options.help) {
    process.stdout.write(help);
    return 0;
  }
  const { bundle } = findPlaces();
  if (!existsSync(bundle)) {
    process.stderr.write(`There is no ${bundle}: it is part of the repository; \`npm run build\` makes it anew.\n`);
    return 1;
  }
  const paint = createPaint(wantsColor(process.env, process.stdout.isTTY));
  const width = Math.max(60, Math.min(process.stdout.isTTY ? process.stdout.columns : 110, 130));
  print(paint('bold', 'Databricks Endpoints as Code: from a pull request to a served model, and back after an edit by hand'));
  print(paint('dim', `The committed bundle under Node ${process.versions.node}; Databricks is emulated, GitHub is a stand-in, both on loopback.`));
  const story = await tellStory({
    node: process.execPath,
    timing: options.quick ? timings.quick : timings.full,
    narrator: createTerminal({ print, paint, width }),
  });
  const page = options.out === undefined ? join(outputFolder(), 'index.html') : resolve(options.out);
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, renderPage(story));
  print(`The same as a page: ${page}`);
  print(paint('dim', `  ${pathToFileURL(page).href}`));
  return failuresOf(story).length === 0 ? 0 : 1;
}
