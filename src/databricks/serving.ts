/** `ServingApi` over HTTP: one method per remote call (serving-api section 1). */
import { z } from 'zod';
import type { JsonObject } from '../endpoint/fields/index.js';
import type { Grant } from '../endpoint/model.js';
import { ApiError } from '../errors.js';
import type { OptimizationInfo, ServingApi, WriteReply } from '../ports/databricks.js';
import { oneLine } from './fault.js';
import { pathOf, unlessMissing, type ApiCall, type Http, type Reply } from './http.js';
import { endpointList, liveEndpoint } from './read-endpoint.js';
import { flag, listOf, maybe, numeric, readReply, text } from './replies.js';

const endpoints = '/api/2.0/serving-endpoints';
/** C25: the platform checks the caller and the recorded creator, at create and at every config update. */
const manage = 'CAN_MANAGE on the endpoint, and the endpoint\'s creator must still be a member of the workspace, with the entitlement workspace-access';
const entities = 'for its entities EXECUTE on the model with USE CATALOG and USE SCHEMA, and READ on secret scopes';
const create = `the right to create serving endpoints (and the entitlement workspace-access), and ${entities}`;

/** Makes the adapter on an open door. */
export function createServingApi(http: Http): ServingApi {
  async function write(call: ApiCall): Promise<WriteReply> {
    return toWriteReply(await http.request(call));
  }

  async function logs(kind: 'build-logs' | 'logs', name: string, entity: string, version?: number): Promise<string> {
    const path = `${endpoints}${pathOf`/${name}/served-models/${entity}/`}${kind}`;
    const reply = await unlessMissing(
      http.request({
        method: 'GET',
        path,
        query: { config_version: version },
        attempted: kind === 'logs' ? 'read the server logs of endpoint' : 'read the build logs of endpoint',
        target: name,
        needs: 'CAN_MANAGE on the endpoint',
      }),
    );
    return reply === undefined ? '' : (readReply(reply, logsSchema).logs ?? '');
  }

  return {
    async list() {
      const call: ApiCall = {
        method: 'GET',
        path: endpoints,
        attempted: 'list the endpoints of',
        target: http.host,
        needs: 'access to the workspace',
      };
      return readReply(await http.request(call), endpointList);
    },
    async get(name) {
      const reply = await unlessMissing(
        http.request({
          method: 'GET',
          path: endpoints + pathOf`/${name}`,
          attempted: 'read endpoint',
          target: name,
          needs: 'at least CAN_VIEW on the endpoint',
        }),
      );
      return reply === undefined ? undefined : readReply(reply, liveEndpoint);
    },
    create(route, body) {
      const path = route === 'R30' ? `${endpoints}/pt` : endpoints;
      const target = typeof body.name === 'string' ? body.name : '';
      return write({ method: 'POST', path, body, attempted: 'create endpoint', target, needs: create });
    },
    async delete(name) {
      const call: ApiCall = {
        method: 'DELETE',
        path: endpoints + pathOf`/${name}`,
        attempted: 'delete endpoint',
        target: name,
        needs: manage,
      };
      const reply = await unlessMissing(http.request(call));
      return reply?.requestId === undefined ? {} : { requestId: reply.requestId };
    },
    updateConfig(route, name, body) {
      const path = route === 'R31' ? pathOf`/pt/${name}/config` : pathOf`/${name}/config`;
      const needs = `${manage}; the creator also needs ${entities}`;
      return write({ method: 'PUT', path: endpoints + path, body, attempted: 'update the config of endpoint', target: name, needs });
    },
    putAiGateway: (name, body) => write(part(name, 'PUT', 'ai-gateway', 'set the AI Gateway of endpoint', body)),
    patchTags(name, { add, remove }) {
      const body = { add_tags: add.map(({ key, value }) => ({ key, value })), delete_tags: remove };
      return write(part(name, 'PATCH', 'tags', 'change the tags of endpoint', body));
    },
    patchNotifications: (name, body) =>
      write(part(name, 'PATCH', 'notifications', 'set the e-mail notifications of endpoint', body)),
    patchTelemetry: (name, body) =>
      write(part(name, 'PATCH', 'telemetry-config', 'set the telemetry of endpoint', body)),
    async permissions(id) {
      return readReply(await http.request(permissionsCall(id, 'GET')), permissionsSchema);
    },
    putPermissions(id, grants) {
      const list = grants.map(({ field, principal, level }) => ({ [field]: principal, permission_level: level }));
      return write({ ...permissionsCall(id, 'PUT'), body: { access_control_list: list } });
    },
    buildLogs: (name, entity, version) => logs('build-logs', name, entity, version),
    serverLogs: (name, entity, version) => logs('logs', name, entity, version),
    async optimizationInfo(model, version) {
      const call: ApiCall = {
        method: 'GET',
        path: endpoints + pathOf`/get-model-optimization-info/${model}/${version}`,
        attempted: 'read the throughput steps of model',
        target: `${model} version ${version}`,
        needs: 'EXECUTE on the model, with USE CATALOG and USE SCHEMA',
      };
      try {
        return readReply(await http.request(call), optimizationSchema);
      } catch (thrown) {
        // Which code an unknown model gets is not published; only a route that is not there is told apart.
        const { status, errorCode, serviceMessage } = thrown instanceof ApiError ? thrown.call : {};
        if (status === 404 && errorCode !== 'ENDPOINT_NOT_FOUND') return undefined;
        // Models that cannot be optimised are also answered with an error body (4.2).
        if (status === 400) return { optimizable: false, ...saidOf(serviceMessage) };
        throw thrown;
      }
    },
  };
}

/** A part of an endpoint that has a route of its own (R10, R11, R13, R14). */
function part(name: string, method: 'PUT' | 'PATCH', last: string, attempted: string, body: JsonObject): ApiCall {
  return { method, path: `${endpoints}${pathOf`/${name}/`}${last}`, body, attempted, target: name, needs: manage };
}

function permissionsCall(id: string, method: 'GET' | 'PUT'): ApiCall {
  return {
    method,
    path: pathOf`/api/2.0/permissions/serving-endpoints/${id}`,
    attempted: `${method === 'GET' ? 'read' : 'set'} the permissions of endpoint id`,
    target: id,
    needs: 'CAN_MANAGE on the endpoint',
  };
}

/** The write was accepted: an answer that shows no endpoint is no failure, since what counts is read afterwards. */
function toWriteReply(reply: Reply): WriteReply {
  const written: WriteReply = reply.requestId === undefined ? {} : { requestId: reply.requestId };
  try {
    const { name, state } = readReply(reply, identifying);
    return name === undefined || state === undefined ? written : { ...written, endpoint: readReply(reply, liveEndpoint) };
  } catch (thrown) {
    if (thrown instanceof ApiError) return written;
    throw thrown;
  }
}

/** R13 answers a name too, but only an endpoint has a state. */
const identifying = z.object({ name: maybe(text), state: maybe(z.object({})) });

const logsSchema = z.object({ logs: maybe(text) });

const optimizationSchema = z
  .object({
    optimizable: maybe(flag),
    model_type: maybe(text),
    throughput_chunk_size: maybe(numeric),
    model_unit_chunk_size: maybe(numeric),
    message: maybe(text),
  })
  .transform((info): OptimizationInfo => {
    const { model_type: modelType, throughput_chunk_size: chunk, model_unit_chunk_size: unit } = info;
    return {
      // An absent `optimizable` means no (4.2).
      optimizable: info.optimizable ?? false,
      ...(modelType === undefined ? {} : { modelType }),
      // Nothing is a multiple of 0.
      ...(chunk === undefined || chunk <= 0 ? {} : { throughputChunkSize: chunk }),
      ...(unit === undefined || unit <= 0 ? {} : { modelUnitChunkSize: unit }),
      ...saidOf(info.message),
    };
  });

function saidOf(message: string | undefined): { said?: string } {
  const said = oneLine(message ?? '');
  return said === '' ? {} : { said };
}

const levels = ['CAN_VIEW', 'CAN_QUERY', 'CAN_MANAGE'];
const principalNames = ['user_name', 'group_name', 'service_principal_name'] as const;

const permissionsSchema = z
  .object({
    access_control_list: listOf(
      z.object({
        user_name: maybe(text),
        group_name: maybe(text),
        service_principal_name: maybe(text),
        all_permissions: listOf(z.object({ permission_level: maybe(text), inherited: maybe(flag) })),
      }),
    ),
  })
  .transform(({ access_control_list: list }) =>
    list.flatMap((entry): Grant[] => {
      const field = principalNames.find((name) => entry[name] !== undefined);
      const direct = entry.all_permissions
        .filter(({ inherited }) => inherited !== true)
        .flatMap(({ permission_level: level }) => (level === undefined ? [] : [level]));
      const level = highest(direct);
      return field === undefined || level === undefined ? [] : [{ field, principal: entry[field] ?? '', level }];
    }),
  );

/** The strongest level that is known; else the one that came first, with its unknown word. */
function highest(direct: readonly string[]): string | undefined {
  return levels.findLast((level) => direct.includes(level)) ?? direct[0];
}
