import type { Command } from './arguments.js';

const summary = `databricks-endpoints: Databricks Model Serving endpoints as code

  databricks-endpoints validate     check the manifest; needs no workspace
  databricks-endpoints plan         show what an apply would change
  databricks-endpoints apply        change the workspace, and wait until it is ready
  databricks-endpoints drift        tell whether the workspace still is what the manifest says
  databricks-endpoints export       write the manifest of what is in the workspace
  databricks-endpoints import       write the manifest of what a bundle or Terraform manages

A first minute, in the folder of your own repository:
  1. Write endpoints.yml (start from examples/endpoints.yml) and run
       databricks-endpoints validate
  2. Sign in, by a token or by a service principal:
       export DATABRICKS_HOST=https://<workspace>  DATABRICKS_TOKEN=<token>
       export DATABRICKS_HOST=https://<workspace>  DATABRICKS_CLIENT_ID=<id>  DATABRICKS_CLIENT_SECRET=<secret>
  3. databricks-endpoints plan

\`databricks-endpoints <command> --help\` tells more.`;

const shared = `Options
  --manifest <path or glob>      the manifest, below the folder you run in (endpoints.yml)
  --target <name>                target of the manifest
  --variables <name=value>       a variable of the manifest; may be repeated
  --only <key or glob>           restrict the run to these endpoints; may be repeated`;

const workspace = `
  --databricks-host <url>        workspace; or DATABRICKS_HOST
  --auth-type <name>             how to sign in, where more than one way is set up (docs/authentication.md)
  --repository <owner/name>      whose endpoints these are, the same as in the workflow; told from the git remote "origin"
                                 of the folder you run in when left out
  --allow-destroy [name]         allow deleting and replacing: everything, or one endpoint; may be repeated
  --parallelism <n>              endpoints worked on at once (8)`;

const credentials = `
Credentials are best given by the environment: DATABRICKS_TOKEN, or DATABRICKS_CLIENT_ID and DATABRICKS_CLIENT_SECRET,
or the ARM_* variables of Azure.`;

const texts: Record<Command, string> = {
  validate: `databricks-endpoints validate: check the manifest, without a workspace

Every problem is listed at once, with file, line and column. Exit status 0 when there is no error.

${shared}
  --json                         print what was found as JSON: valid, id, target, endpoints, errors, warnings`,
  plan: `databricks-endpoints plan: show what an apply would change

Reads the workspace and changes nothing. Exit status 0 when the plan could be made and nothing in it is blocked.

${shared}${workspace}
  --json                         print the plan as JSON (schemas/plan.schema.json); all else goes to standard error
  --offline                      do not read the workspace: compare with the manifest of another commit
  --base <commit>                that commit (where this branch left the main line); means --offline${credentials}`,
  apply: `databricks-endpoints apply: change the workspace to what the manifest says

Shows the plan and asks before it changes anything. Waits until every served entity is ready; an interrupted apply can
simply be run again, and goes on where it was. Exit status 0 when everything is as the manifest says.

${shared}${workspace}
  --yes, -y                      do not ask
  --plan-digest <digest>         apply only the plan with this digest, without asking
  --wait <true|false>            wait until the endpoints are ready (true)
  --timeout-minutes <n>          minutes for one endpoint to become ready (by kind of endpoint)
  --poll-interval-seconds <n>    seconds between looks (10)
  --write-quota <n>              creates and config updates in five minutes (50)
  --json                         print the result as JSON (schemas/result.schema.json)${credentials}`,
  drift: `databricks-endpoints drift: tell whether the workspace still is what the manifest says

The same computation as plan, seen from the other side. Exit status 0 when it could be told; with --fail-on-drift, 1
when there is drift.

${shared}${workspace}
  --drift-unmanaged              endpoints that no manifest claims are drift, too
  --fail-on-drift                exit status 1 when there is drift
  --json                         print the plan as JSON${credentials}`,
  export: `databricks-endpoints export: write the manifest of what is in the workspace

Reads the workspace and changes nothing in it. What the platform fills in by itself is left out; a plan of the manifest
shows that its endpoints are adopted, and no other change. What could not be read, or may be a secret, is told by comments
and warnings; a variable stands for each value to fill in. Endpoints of other manifests are left out unless they are named.
Exit status 0 when every endpoint could be read.

Options
  --only <name or glob>          these endpoints alone; may be repeated
  --output <file>                where to write it (standard output); a file that is there already is left as it is
  --force                        overwrite that file
  --id <id>                      id of the manifest (the name of the repository)
  --databricks-host <url>        workspace; or DATABRICKS_HOST
  --auth-type <name>             how to sign in, where more than one way is set up (docs/authentication.md)
  --repository <owner/name>      whose the endpoints will be; told from the git remote "origin" when left out
  --parallelism <n>              endpoints read at once (8)${credentials}`,
  import: `databricks-endpoints import <file>: write the manifest of what a bundle or Terraform manages

The file is the databricks.yml of a bundle (with what it includes below its folder), the output of
"databricks bundle validate -o json", or the output of "terraform show -json"; which, is told by what is in it. Neither
a workspace nor the other tool is needed. Targets and variables of a bundle become targets and variables of the manifest.
What was dropped, changed, or must be filled in is told by warnings with their places. docs/migrate.md tells the safe order
of a migration. Exit status 0 when the manifest was written.

Options
  --target <name>                this target of the bundle alone; for Terraform, the name of a target to declare
  --variables <name=value>       value of a variable of the bundle, or of one that stands for what only a deployment knows;
                                 may be repeated
  --output <file>                where to write it (standard output); a file that is there already is left as it is
  --force                        overwrite that file
  --id <id>                      id of the manifest (the name of the bundle; "endpoints")`,
};

/** Help for one command, or for all. */
export function helpText(about: Command | true): string {
  return about === true ? summary : texts[about];
}
