// Writes everything that is made from something else. `--check` writes nothing and fails when a file is stale.
// A new generated file is one more entry in `generators`. Modules are loaded from lib/, so `npm run generate` compiles first.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv, exit } from 'node:process';
import { pathToFileURL } from 'node:url';
import { root } from './build.mjs';
import { testTitles } from './test-titles.mjs';

const generators = [
  { file: 'README.md', produce: produceReadme },
  { file: 'docs/manifest.md', produce: produceManifestPage },
  { file: 'docs/conformance.md', produce: produceConformancePage },
  schema('schemas/endpoints.schema.json', 'lib/src/manifest/json-schema.js', 'manifestJsonSchema'),
  schema('schemas/plan.schema.json', 'lib/src/plan/plan-file-schema.js', 'planFileJsonSchema'),
  schema('schemas/result.schema.json', 'lib/src/apply/result-file-schema.js', 'resultFileJsonSchema'),
];

async function produceReadme(current) {
  const { codeBlock, inputsTable, outputsTable, parseAction, replaceBlock } = await load('lib/scripts/readme-tables.js');
  const action = parseAction(read('action.yml'));
  const blocks = {
    workflow: codeBlock('yaml', read('examples/workflows/plan-apply-drift.yml')),
    inputs: inputsTable(action),
    outputs: outputsTable(action),
  };
  return Object.entries(blocks).reduce((text, [name, content]) => replaceBlock(text, name, content), current);
}

async function produceManifestPage(current) {
  const { replaceBlock } = await load('lib/scripts/readme-tables.js');
  const { fieldReference } = await load('lib/scripts/field-reference.js');
  return replaceBlock(current, 'fields', fieldReference());
}

async function produceConformancePage() {
  const { conformancePage } = await load('lib/__tests__/conformance/page.js');
  const { text, empty } = conformancePage(await testTitles(join(root, 'lib', '__tests__')));
  if (empty.length > 0) throw new Error(`no test shows ${empty.join(', ')}. Name it in the title of one.`);
  return text;
}

/** A JSON Schema that a function of the product returns. */
function schema(file, module, exportName) {
  return { file, produce: async () => `${JSON.stringify((await load(module))[exportName](), null, 2)}\n` };
}

function load(module) {
  return import(pathToFileURL(join(root, module)).href);
}

function read(file) {
  // Git on Windows may have checked the file out with CRLF.
  return readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n');
}

const check = argv.includes('--check');
let failed = false;
for (const { file, produce } of generators) {
  try {
    const current = existsSync(join(root, file)) ? read(file) : '';
    const wanted = await produce(current);
    if (wanted === current) continue;
    if (check) {
      failed = true;
      console.error(`${file} is stale. To mend it: npm run generate, then commit.`);
    } else {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), wanted);
      console.log(`${file} written.`);
    }
  } catch (error) {
    failed = true;
    console.error(`${file} could not be generated: ${error instanceof Error ? error.message : error}`);
  }
}
if (!failed && check) console.log(`All ${generators.length} generated files are fresh.`);
exit(failed ? 1 : 0);
