/** The command line's shell: the same commands as the action, told as text. */
import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { asEndpointsError, type Diagnostic, type EndpointsError } from '../errors.js';
import type { Json } from '../json.js';
import type { Manifest } from '../endpoint/model.js';
import type { StoryEnd } from '../commands/story.js';
import { proxySecrets } from '../network/proxies.js';
import type { Annotations, Log, RunContext } from '../ports/run.js';
import { loadManifest } from '../shell/load-manifest.js';
import type { ManifestWords } from '../shell/manifest-files.js';
import { createRedactor, redactedJson, type Redactor } from '../redactor.js';
import { version } from '../shell/version.js';
import { readArguments, type Arguments, type Command } from './arguments.js';
import { helpText } from './help.js';
import { diagnosticLine, err, Interrupted, interruptedStatus, out, terminalLog, untilInterrupted } from './terminal.js';

/** Runs one command and answers the exit status. */
export async function main(argv: readonly string[]): Promise<number> {
  const redactor = createRedactor();
  try {
    const request = readArguments(argv, process.env);
    if ('help' in request) out(helpText(request.help as Command | true));
    else if ('version' in request) out(version);
    else if ('import' in request) return await (await import('./import-command.js')).runImport(request.import);
    else return await runCommand(request, redactor);
    return 0;
  } catch (thrown) {
    return thrown instanceof Interrupted ? interruptedStatus : failed(asEndpointsError(thrown), redactor);
  }
}

async function runCommand(args: Arguments, redactor: Redactor): Promise<number> {
  const { settings, command } = args;
  const { token, clientSecret, azureClientSecret = '', oidcToken = '', idTokenKey = '' } = settings.workspace;
  for (const secret of [token, clientSecret, azureClientSecret, oidcToken, idTokenKey, ...proxySecrets(process.env)]) redactor.add(secret);
  const load = (): ReturnType<typeof loadManifest> =>
    quietly(() => loadManifest(settings, { checkout: process.cwd(), requireTarget: command === 'apply', words: folderWords() }));
  if (command === 'export') return (await import('./export-command.js')).runExport(args, redactor);
  if (command === 'validate' && args.json) return validateAsJson(load, redactor);
  const { manifest, warnings } = await load();
  for (const warning of warnings) err(diagnosticLine(warning));
  if (command === 'validate') {
    const count = manifest.endpoints.length;
    out(`The manifest \`${manifest.id}\` is valid: ${count} endpoint${count === 1 ? '' : 's'} for target \`${manifest.target}\`.`);
    return 0;
  }
  if (args.offline) return finish(await tellWithoutWorkspace(args, manifest, redactor), args, redactor);
  const asks = command === 'apply' && !args.yes && settings.planDigest === undefined;
  if (!asks) return finish(await tellCommand(args, manifest, redactor, command), args, redactor);

  const planned = await tellCommand(args, manifest, redactor, 'plan');
  const digest = planned.plan?.digest ?? '';
  const idle = planned.plan?.endpoints.every((endpoint) => endpoint.operations.length === 0) === true;
  // Whoever reads JSON is promised a result, also of an apply that has nothing to do.
  if (idle && !args.json) return finish(planned, args, redactor);
  if (!idle && !(await confirmed())) {
    err(process.stdin.isTTY ? 'Nothing was changed.' : 'Nothing was changed: there is no terminal to ask on. Pass --yes, or --plan-digest with the digest above.');
    return 1;
  }
  const approved = { ...args, settings: { ...settings, planDigest: digest } };
  return finish(await tellCommand(approved, manifest, redactor, 'apply'), args, redactor);
}

/** How a manifest that is not found is told where there is no checkout. */
function folderWords(): ManifestWords {
  const below = `below the folder you run in (${process.cwd()})`;
  return {
    root: 'the folder you run in',
    missing: `The path counts from the folder you run in (${process.cwd()}). Go to your repository, or name another file with \`--manifest\`. \`databricks-endpoints export --output endpoints.yml\` writes a first one.`,
    outside: `Go to the repository that the manifest belongs to and run the command there; \`--manifest\` names a file ${below}.`,
  };
}

/** Status 1 and the problems in the document where the manifest is not valid. */
async function validateAsJson(load: () => ReturnType<typeof loadManifest>, redactor: Redactor): Promise<number> {
  const finding = ({ severity: _, ...rest }: Diagnostic): Json => ({ ...rest });
  try {
    const { manifest, warnings } = await load();
    const { id, target, endpoints } = manifest;
    const document = { valid: true, id, target, endpoints: endpoints.map(({ name }) => name), errors: [], warnings: warnings.map(finding) };
    process.stdout.write(redactedJson(document, redactor));
    return 0;
  } catch (thrown) {
    const error = asEndpointsError(thrown);
    if (error.code !== 'invalid-manifest') throw thrown;
    const { diagnostics } = error;
    const of = (severity: Diagnostic['severity']): Json[] => diagnostics.filter((one) => one.severity === severity).map(finding);
    const errors = diagnostics.length === 0 ? [{ message: error.message }] : of('error');
    process.stdout.write(redactedJson({ valid: false, errors, warnings: of('warning') }, redactor));
    return failed(error, redactor);
  }
}

/** Keeps standard output for the reader: `@actions/glob` writes a runner's `::debug::` lines to it. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = () => true;
  try {
    return await work();
  } finally {
    process.stdout.write = write;
  }
}

async function confirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question('Apply these changes? Only `yes` is taken as yes: ');
  prompt.close();
  return answer.trim() === 'yes';
}

async function runFacts(args: Arguments): Promise<RunContext> {
  const { findRepository, headCommit } = await import('./checkout.js');
  return { repository: await findRepository(args.repository, process.env), actor: userInfo().username, commit: await headCommit(), run: '0', attempt: 1 };
}

function surfaces(args: Arguments, redactor: Redactor): { log: Log; annotations: Annotations; redactor: Redactor } {
  return {
    log: terminalLog(redactor, args.json ? err : out),
    annotations: { add: (diagnostic) => { err(redactor.redact(diagnosticLine(diagnostic))); } },
    redactor,
  };
}

/** Whose endpoints these are decides what may be written, so it is said before anything is. */
async function tellOwner(manifest: Manifest, run: RunContext, log: Log): Promise<void> {
  const { ownershipTag } = await import('../plan/ownership.js');
  log.info(`Owner tag ${ownershipTag({ repository: run.repository, id: manifest.id, target: manifest.target })}`);
}

async function tellWithoutWorkspace(args: Arguments, manifest: Manifest, redactor: Redactor): Promise<StoryEnd> {
  const { findBase, gitFiles } = await import('./git-files.js');
  const { tellOffline } = await import('../shell/tell-offline.js');
  const baseRef = await findBase(args.base);
  const run = await runFacts(args);
  const shown = surfaces(args, redactor);
  await tellOwner(manifest, run, shown.log);
  return tellOffline({ ...shown, settings: args.settings, manifest, files: gitFiles, baseRef, run, repository: undefined });
}

async function tellCommand(args: Arguments, manifest: Manifest, redactor: Redactor, mode: 'plan' | 'apply' | 'drift'): Promise<StoryEnd> {
  const { tell } = await import('../shell/tell.js');
  const run = await runFacts(args);
  const shown = surfaces(args, redactor);
  await tellOwner(manifest, run, shown.log);
  return untilInterrupted(async (signal) => {
    const end = await tell({ mode, settings: args.settings, manifest, run, repository: undefined, ...shown, onSecret: () => undefined, signal });
    if (signal.aborted && end.result === undefined) throw new Interrupted('The run was interrupted.');
    return end;
  });
}

async function finish(end: StoryEnd, args: Arguments, redactor: Redactor): Promise<number> {
  if (args.json) {
    const { toPlanFile } = await import('../plan/plan-file.js');
    const { toResultFile } = await import('../apply/result-file.js');
    const document = end.result !== undefined ? toResultFile(end.result) : end.plan === undefined ? {} : toPlanFile(end.plan);
    process.stdout.write(redactedJson(document, redactor));
  }
  // A script that goes on after success must not take an interrupted apply for one.
  if (end.failure === undefined) return end.result?.endpoints.some((endpoint) => endpoint.outcome === 'cancelled') === true ? interruptedStatus : 0;
  err(redactor.redact(`\n${end.failure.reason}: ${end.failure.message}${end.failure.hint === undefined ? '' : `\n${end.failure.hint}`}`));
  return 1;
}

function failed(error: EndpointsError, redactor: Redactor): number {
  for (const diagnostic of error.diagnostics) err(redactor.redact(diagnosticLine(diagnostic)));
  const hint = error.hint === undefined ? '' : `\n${error.hint}`;
  const message = error.diagnostics.length > 0 ? 'the manifest has problems.' : error.message;
  err(redactor.redact(`${error.code}: ${message}${hint}`));
  return 1;
}
