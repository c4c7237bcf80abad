/** What the platform is held to do, in one line each; docs/conformance.md lists the tests that show each of them. */

export interface Fact {
  /** The word by which a test's title names it. */
  id: string;
  says: string;
}

export interface FactGroup {
  title: string;
  about: string;
  facts: readonly Fact[];
}

const group = (title: string, about: string, lines: Record<string, string>): FactGroup => ({
  title,
  about,
  facts: Object.entries(lines).map(([id, says]) => ({ id, says })),
});

const rules = group('Comparing', 'When two forms of an endpoint are the same. A plan shows no difference where these say there is none.', {
  N1: 'While an update runs, the pending config is what is compared; after a failed or cancelled one, the active config.',
  N2: 'Older `served_models` are read as served entities; beside entities they are a mirror and are dropped.',
  N3: 'An entity without a name is called after its model and version, an external one after its model.',
  N4: 'An entity that the manifest does not name is found by its content, and keeps its live name.',
  N5: 'The order in which entities are returned means nothing; the order in which they are sent is the order of fallback.',
  N6: 'A single entity gets all traffic without saying so.',
  N7: 'The two names of a route are one.',
  N8: 'The order of routes means nothing, a percentage is an integer, and a route of 0 % counts.',
  N9: 'An entity without a route gets no traffic, which is worth a warning.',
  N10: 'A version may be written as a number or as text.',
  N11: 'A custom model without a workload type runs on CPU; on other kinds the type is not compared.',
  N12: 'A workload size that the server filled in is no difference where the manifest sizes otherwise, or not at all.',
  N13: 'Concurrency that is returned beside a stated workload size is not compared.',
  N14: 'Scale to zero is off where a reply leaves it out, is always sent for custom models and never for external ones.',
  N15: 'Throughput is exact; nothing is rounded.',
  N16: 'States, creators, times, types, prices and versions of a config are never compared.',
  N17: 'Credentials in plain text are never returned, so a manifest may not have them.',
  N18: 'A secret reference comes back as it was sent, and is compared as text.',
  N19: 'What is returned for a credential that somebody set in plain text is unknown, and is replaced by the reference.',
  N20: 'Burst scaling is never returned: only a change of the manifest is seen.',
  N21: 'A budget policy is compared with the effective one, and a difference is a warning: no route changes it.',
  N22: 'No description and an empty one are the same; another one is a warning, since only a replacement would change it.',
  N23: 'Route optimisation is off where it is not said; changing it means a replacement.',
  N24: 'Tags are a set by key, and a tag without a value has an empty one.',
  N25: 'Rate limits at the top of an endpoint are an older form that is not returned; they are read as those of the AI Gateway.',
  N26: 'Rate limits have no order; each is known by whom it limits and what it counts, always per minute.',
  N27: 'No AI Gateway, no block in it and a block that is off are all the same.',
  N28: "The prefix of an inference table is the platform's where the manifest does not say it.",
  N29: 'Addresses of notifications are two sets.',
  N30: 'Telemetry that only the workspace has is no difference; table names are never returned.',
  N31: 'The older inference table: what is left out is filled in, its state is ignored, its place cannot change.',
  N32: 'The model family of Bedrock may be written in any case.',
  N33: 'One slash at the end of a URL is no difference.',
  N34: 'An empty text and none are the same.',
});

const routes = group('Routes', 'Every route that the documents of the platform name, with the request that shows it, or that the product never makes one. Those without a number are named by their section.', {
  R1: 'POST a new endpoint.',
  R2: 'GET the list: a summary, never compared with.',
  R3: 'GET one endpoint in full.',
  R4: 'DELETE an endpoint.',
  R5: 'PUT a whole new config.',
  R6: 'POST a stop. Not used: an endpoint is stopped by people.',
  R7: 'POST a start. Not used.',
  R10: 'PUT the whole AI Gateway.',
  R11: 'PATCH tags: what to add and what to delete.',
  R12: 'PUT the older rate limits. Not used.',
  R13: 'PATCH notifications, both lists at once.',
  R14: 'PATCH telemetry.',
  R15: 'GET the build logs of a served entity.',
  R16: 'GET the server logs of a served entity.',
  R17: 'GET metrics as text. Not used.',
  R18: 'GET the OpenAPI document of an endpoint. Not used.',
  R19: "GET the steps in which a model's throughput is sold.",
  R20: 'POST through a connection of Unity Catalog. Not used: it manages no endpoint.',
  R30: 'POST a new endpoint in model units.',
  R31: 'PUT a config in model units, in a wrapper.',
  R40: 'GET the grants on an endpoint, by its id.',
  R41: 'PUT all direct grants.',
  R42: 'PATCH some grants. Not used: it cannot remove one.',
  R43: 'GET the levels of permission. Not used.',
  R50: 'GET a registered model. Not used: its versions say what is needed.',
  R51: 'GET the versions of a model, page by page.',
  R52: 'GET one version of a model.',
  R53: 'GET the version that an alias means.',
  R60: 'GET the list of secret scopes. Not used: the keys of a scope say whether it is there.',
  R61: 'GET the keys of a secret scope.',
  '1.5': 'POST a query to an endpoint. Not used by plan, apply and drift.',
  '1.6': 'GET models of the workspace registry, whose names have no dots.',
  '1.8': 'GET who is signed in.',
});

const providers = group('Providers of external models', 'Each with every way to sign in, every credential as a secret reference, and every task.', {
  openai: 'OpenAI; Azure OpenAI with a key or with Entra.',
  anthropic: 'Anthropic.',
  cohere: 'Cohere.',
  'amazon-bedrock': 'Amazon Bedrock with keys, an instance profile or a service credential.',
  'google-cloud-vertex-ai': 'Google Cloud Vertex AI.',
  ai21labs: 'AI21 Labs.',
  palm: 'PaLM, which its maker has retired.',
  'databricks-model-serving': 'An endpoint of another Databricks workspace.',
  custom: 'Any server of the OpenAI protocol, with a key or a bearer token.',
});

const constraints = group('Constraints', 'What the platform refuses. What can be seen before a write is said before it, on the line of the manifest.', {
  C1: "An endpoint's name has 1 to 63 letters, digits, `-` or `_`, and is there once.",
  C2: "Names that begin with `databricks-` are the platform's own.",
  C3: 'The same letters for the name of a served entity, once in its endpoint.',
  C4: 'More than ten served entities are doubtful, more than fifteen are refused.',
  C5: 'Percentages are integers that sum to 100, and every route names an entity.',
  C6: 'An entity is external or hosted, external ones share a task, and an endpoint keeps its kind.',
  C7: 'A workload size or a range of concurrency, not both.',
  C8: 'Concurrency goes in fours, up to a limit.',
  C9: 'Throughput and model units go in the steps of their model.',
  C10: 'External models have no provisioned throughput.',
  C11: 'A custom model says whether it scales to zero.',
  C12: 'A credential is one whole secret reference, which the creator can read.',
  C13: 'Environment variables are text or secret references.',
  C14: "A tag's key has 1 to 255 characters and none of `.` `,` `=` `/` `:`.",
  C15: 'A description has at most 1000 characters.',
  C16: 'At most 20 rate limits, 5 of them for groups; limits of groups and service principals name one.',
  C17: 'An inference table needs a catalog and a schema, and moves only while it is off.',
  C18: 'Guardrails are a preview, and their lists of words and topics are deprecated.',
  C19: 'Fallback is for external models, which are tried in the order of the list.',
  C20: 'Not every kind of endpoint has every part of the AI Gateway.',
  C21: 'Route optimisation is for custom models, at creation.',
  C22: 'The older rate limits are for external and foundation models.',
  C23: 'Telemetry is for custom models, and not written during an update.',
  C24: 'Only custom models can be stopped, and not during an update.',
  C25: 'Caller and creator must still be members of the workspace.',
  C26: 'A thousand endpoints, and 50 writes in five minutes, in one workspace.',
  C27: '`served_models` or `served_entities`, not both.',
  C28: 'Kinds of GPU differ from cloud to cloud, so any word is taken, with a warning.',
  C29: 'A version of a model must be READY to be served.',
});

export const factGroups: readonly FactGroup[] = [rules, routes, providers, constraints];
export const providerGroup = providers;
