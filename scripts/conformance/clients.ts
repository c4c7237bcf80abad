/** The official Python clients: what each runs, what it leaves behind, and what it is known by. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recording } from './exchanges.js';
import { mlflowEndpoints, sdkEndpoints } from './manifests.js';
import type { Documents } from './our-plan.js';

export interface Client {
  /** Name of its fixture. */
  id: string;
  /** Name of its package. */
  client: string;
  program: string;
  /** Arguments of the program: paths from the project's root. */
  args: readonly string[];
  endpoints: Documents;
}

const folder = 'scripts/conformance/clients';

export const requirements = `${folder}/requirements.txt`;

export const clients: readonly Client[] = [
  { id: 'databricks-sdk', client: 'databricks-sdk (Python)', program: `${folder}/use_databricks_sdk.py`, args: [], endpoints: sdkEndpoints },
  { id: 'mlflow', client: 'mlflow-skinny (Python)', program: `${folder}/use_mlflow.py`, args: ['__tests__/fixtures/document-cases.json'], endpoints: mlflowEndpoints },
];

/** Where a client's recording is kept, from the project's root. */
export const fixtureOf = ({ id }: Client): string => join('__tests__', 'fixtures', 'python-clients', `${id}.json`);

/** The recording of a client. Throws where there is none. */
export function readRecording(client: Client): Recording {
  return JSON.parse(readFileSync(fixtureOf(client), 'utf8')) as Recording;
}
