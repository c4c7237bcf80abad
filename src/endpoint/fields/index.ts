/**
 * The table of fields: everything an endpoint can hold, and what is known of it. The manifest's schema, the
 * normaliser, the diff, the impact and the documentation read it; a new field of the API is one new row.
 */
import { aiGatewayField } from './ai-gateway.js';
import { configField } from './config.js';
import { emailNotificationsField, permissionsField, tagsField, telemetryConfigField } from './governance.js';
import type { Field, Section } from './types.js';

export * from './types.js';
export { externalTasks, providers, type Provider } from './external-model.js';
export { namePattern } from './served-entity.js';
export { ownTagKeys, ownTags, principalFields } from './governance.js';

export const sectionNames = [
  'config',
  'ai_gateway',
  'tags',
  'permissions',
  'email_notifications',
  'telemetry_config',
] as const;
export type SectionName = (typeof sectionNames)[number];

/** Each section is written by a route of its own: stated means stated whole, unstated means never touched. */
export const sections: Readonly<Record<SectionName, Section>> = {
  config: {
    doc: 'What is served and how traffic is split.',
    field: configField,
    impact: 'rollout',
    routes: ['R5', 'R31'],
  },
  ai_gateway: { doc: 'AI Gateway.', field: aiGatewayField, impact: 'metadata', routes: ['R10'] },
  tags: { doc: 'Tags.', field: tagsField, impact: 'metadata', routes: ['R11'] },
  permissions: { doc: 'Direct grants.', field: permissionsField, impact: 'metadata', routes: ['R41'] },
  email_notifications: {
    doc: 'E-mail notifications.',
    field: emailNotificationsField,
    impact: 'metadata',
    routes: ['R13'],
  },
  telemetry_config: {
    doc: 'Telemetry.',
    field: telemetryConfigField,
    impact: 'metadata',
    routes: ['R14'],
    kinds: ['custom'],
  },
};

/** Fields of the endpoint itself that only the create request can set. */
export const creationFields = {
  description: {
    type: 'string',
    doc: 'Description; cannot be changed later by any route.',
    evidence: 'N22, C15',
    maxLength: 1000,
    update: 'no-route',
    absentMeans: '',
    kinds: ['external', 'throughput', 'custom'],
  },
  route_optimized: {
    type: 'boolean',
    doc: 'Route optimisation; custom models only, cannot be changed later.',
    evidence: 'N23, C21',
    update: 'replace',
    absentMeans: false,
    kinds: ['custom'],
  },
  budget_policy_id: {
    type: 'string',
    doc: 'Budget policy; cannot be changed later by any route and is not returned.',
    evidence: 'N21',
    update: 'no-route',
  },
} as const satisfies Record<string, Field>;
export type CreationFieldName = keyof typeof creationFields;
export const creationFieldNames = Object.keys(creationFields) as CreationFieldName[];

/** Fields of the endpoint itself that only replies carry (section 2.1 of the platform page). */
export const readOnlyEndpointFields = [
  'id',
  'creator',
  'creator_display_name',
  'creator_kind',
  'creation_timestamp',
  'last_updated_timestamp',
  'state',
  'pending_config',
  'permission_level',
  'endpoint_url',
  'data_plane_info',
  'effective_budget_policy_id',
  'usage_policy_id',
  'task',
  'endpoint_type',
  'capabilities',
  'tile_endpoint_metadata',
  'resource_credential_strategy',
] as const;
