import type { LiveConfig, LiveEndpoint } from '../endpoint/model.js';
import type { ServingApi, WriteReply } from '../ports/databricks.js';
import type { Redactor } from '../redactor.js';

/**
 * The workspace with everything redacted that it says in words: logs, messages of rollouts and why a model cannot be optimized. Reports cut them, and
 * half a secret is none that can be found later. Documents stay as they are, since they are compared.
 */
export function redactedServing(serving: ServingApi, redactor: Redactor): ServingApi {
  const clean = (text: string): string => redactor.redact(text);
  const cleanConfig = (config: LiveConfig): LiveConfig => ({ ...config, entities: config.entities.map((entity) => ({ ...entity, message: clean(entity.message) })) });
  const cleanLive = (live: LiveEndpoint): LiveEndpoint => ({
    ...live,
    ...(live.config === undefined ? {} : { config: cleanConfig(live.config) }),
    ...(live.pendingConfig === undefined ? {} : { pendingConfig: cleanConfig(live.pendingConfig) }),
  });
  const cleanReply = (reply: WriteReply): WriteReply => (reply.endpoint === undefined ? reply : { ...reply, endpoint: cleanLive(reply.endpoint) });
  return {
    ...serving,
    async get(name) {
      const live = await serving.get(name);
      return live === undefined ? undefined : cleanLive(live);
    },
    create: async (...call) => cleanReply(await serving.create(...call)),
    updateConfig: async (...call) => cleanReply(await serving.updateConfig(...call)),
    patchTags: async (...call) => cleanReply(await serving.patchTags(...call)),
    putAiGateway: async (...call) => cleanReply(await serving.putAiGateway(...call)),
    patchNotifications: async (...call) => cleanReply(await serving.patchNotifications(...call)),
    patchTelemetry: async (...call) => cleanReply(await serving.patchTelemetry(...call)),
    putPermissions: async (...call) => cleanReply(await serving.putPermissions(...call)),
    buildLogs: async (...call) => clean(await serving.buildLogs(...call)),
    serverLogs: async (...call) => clean(await serving.serverLogs(...call)),
    async optimizationInfo(...call) {
      const info = await serving.optimizationInfo(...call);
      return info?.said === undefined ? info : { ...info, said: clean(info.said) };
    },
  };
}
