import { renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { StartOptions } from './options.js';
import { startEmulator } from './server.js';
import { knownPrincipals } from './world.js';

const usage = `Emulator of Databricks Model Serving

  --port <n>        listen on this port of 127.0.0.1 (default: a free one)
  --url-file <path> write the URL to this file once the server listens
  --empty           start without the standard models, secrets and foreign endpoints
  --options <json>  knobs, for example '{"deployment":{"ms":1500},"seed":7}'
  --help            show this text
`;

/** Reads the flags; throws on unknown ones and on JSON that is not an object. */
function readOptions(args: string[]): { options: StartOptions; urlFile: string | undefined; help: boolean } {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      'url-file': { type: 'string' },
      empty: { type: 'boolean', default: false },
      options: { type: 'string', default: '{}' },
      help: { type: 'boolean', default: false },
    },
  });
  const knobs = JSON.parse(values.options) as StartOptions;
  const port = values.port === undefined ? {} : { port: Number(values.port) };
  return { options: { standard: !values.empty, ...knobs, ...port }, urlFile: values['url-file'], help: values.help };
}

/** Starts, prints the URL, and stops on a signal. */
async function main(args: string[]): Promise<void> {
  const { options, urlFile, help } = readOptions(args);
  if (help) {
    process.stdout.write(usage);
    return;
  }
  const emulator = await startEmulator(options);
  if (urlFile !== undefined) {
    // Renamed into place, so that a script waiting for the file never reads half of it.
    writeFileSync(`${urlFile}.part`, `${emulator.url}\n`);
    renameSync(`${urlFile}.part`, urlFile);
  }
  process.stdout.write(`${emulator.url}\n`);
  // For people; scripts read the address from standard output.
  if (options.standard === true) {
    const tokens = Object.values(knownPrincipals).map(({ name, token }) => `  DATABRICKS_TOKEN=${token}   (${name})\n`);
    process.stderr.write(`Sign in with DATABRICKS_HOST=${emulator.url} and one of\n${tokens.join('')}`);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void emulator.close().then(() => process.exit(0));
    });
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`The emulator did not start: ${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}
