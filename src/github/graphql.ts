/** Asking GitHub in GraphQL, with refusals in the same words as REST's. */
import { z, type ZodType } from 'zod';
import { ApiError } from '../errors.js';
import type { GitHubApi } from './api.js';
import { permissionHint, type CallPurpose } from './failures.js';

export interface GraphQuery extends CallPurpose {
  query: string;
  variables: Record<string, unknown>;
}

const errorReply = z.object({ type: z.string().nullish(), message: z.string() });
const envelope = z.object({ data: z.unknown(), errors: z.array(errorReply).nullish() });

/**
 * One request; a query is made again as a GET would be. An answer with errors is taken where its data fits all the same:
 * GraphQL answers the parts it can. Throws `ApiError`, also for refusals, which come with status 200.
 */
export async function queryGraphql<T>(api: GitHubApi, { query, variables, ...purpose }: GraphQuery, schema: ZodType<T>): Promise<T> {
  const call = { method: 'POST', path: api.graphqlUrl, parameters: { query, variables }, repeatable: true, ...purpose } as const;
  const { data, errors } = await api.read(call, envelope);
  const checked = schema.safeParse(data);
  if (checked.success) return checked.data;
  const refusal = errors?.find(({ type }) => type === 'FORBIDDEN');
  const words = (refusal ?? errors?.[0])?.message ?? 'its answer is not what it documents';
  const { attempted, target } = purpose;
  throw new ApiError(
    refusal === undefined ? 'api-error' : 'permission-denied',
    `Could not ${attempted} ${target}: GitHub answered: ${words.replace(/\.$/, '')}.`,
    { attempted, target, method: 'POST', path: '/graphql', status: 200, serviceMessage: words },
    { hint: refusal === undefined ? undefined : permissionHint(purpose, api.token) },
  );
}
