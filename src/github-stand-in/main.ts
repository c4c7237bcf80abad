import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startGitHub } from './server.js';

const HELP = `Stand-in of the GitHub API for demo and tests.

  --port <n>             default: any free port
  --url-file <path>      write the URL to this file once it listens
  --repository <o/r>     default: acme/ml-platform
  --file <path=source>   a file of the first commit, read from disk; repeatable
  --token <text>         token of github-actions[bot]

Other processes steer it with POST {url}/_stand-in/{verb} and a JSON list of arguments.
`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    port: { type: 'string' },
    'url-file': { type: 'string' },
    repository: { type: 'string' },
    file: { type: 'string', multiple: true, default: [] },
    token: { type: 'string' },
  },
});

if (values.help) {
  process.stdout.write(HELP);
} else {
  const files = values.file.map((item): [string, Buffer] => {
    const cut = item.indexOf('=');
    return [item.slice(0, cut), readFileSync(item.slice(cut + 1))];
  });
  const github = await startGitHub({
    files: Object.fromEntries(files),
    ...(values.port === undefined ? {} : { port: Number(values.port) }),
    ...(values.repository === undefined ? {} : { repository: values.repository }),
    ...(values.token === undefined ? {} : { token: values.token }),
  });
  process.stdout.write(`${github.url}\n`);
  if (values['url-file'] !== undefined) writeFileSync(values['url-file'], github.url);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => { void github.close(); });
  }
}
