/** What the workspace holds, read from the emulator's own memory: never by way of the product. */
import type { Emulator } from '../../src/emulator/index.js';

/** Section -> its content in one text, so that any two can be compared and shown. */
export type EndpointPicture = Readonly<Record<'id' | 'config' | 'tags' | 'ownTags' | 'unreadTag' | 'permissions' | 'ai_gateway' | 'email_notifications' | 'telemetry_config' | 'route_optimized', string>> & {
  /** Ready with nothing under way. */
  settled: boolean;
  /** The config that rolls out or, where none does, the active one. */
  heading: string;
};

export type Picture = Readonly<Record<string, EndpointPicture>>;
export type SectionName = Exclude<keyof EndpointPicture, 'id' | 'settled' | 'heading' | 'unreadTag'>;

export const comparedSections: readonly SectionName[] = ['config', 'tags', 'ownTags', 'permissions', 'ai_gateway', 'email_notifications', 'telemetry_config', 'route_optimized'];

type World = Emulator['world'];
type Stored = World['endpoints'] extends Map<string, infer T> ? T : never;
type Config = NonNullable<Stored['config']>;

export function takePicture(world: World): Picture {
  return Object.fromEntries([...world.endpoints].map(([name, endpoint]) => [name, pictureOf(world, endpoint)]));
}

function pictureOf(world: World, endpoint: Stored): EndpointPicture {
  const { config, pending, tags, configUpdate } = endpoint;
  const grants = (world.acls.get(endpoint.id) ?? []).map(({ key, name, level }) => `${key} ${name} ${level}`);
  const isOwn = (key: string): boolean => key.startsWith('endpoints_');
  const tagList = (own: boolean): string => [...tags].filter(([key]) => isOwn(key) === own && key !== unread).map(([key, value]) => `${key}=${value}`).sort().join(' ');
  return {
    id: endpoint.id,
    config: configText(config),
    heading: configText(configUpdate === 'IN_PROGRESS' ? pending ?? config : config),
    tags: tagList(false),
    ownTags: tagList(true),
    unreadTag: tags.get(unread) ?? '',
    permissions: grants.sort().join('; '),
    ai_gateway: sortedJson(endpoint.aiGateway),
    email_notifications: sortedJson(endpoint.notifications),
    telemetry_config: telemetryText(endpoint.telemetry),
    route_optimized: String(endpoint.routeOptimized),
    settled: configUpdate === 'NOT_UPDATING' && (config?.entities.every(({ deployment }) => deployment === 'DEPLOYMENT_READY') ?? true),
  };
}

/** Our note of values that nobody can read: what stands in it is the product's own affair. */
const unread = 'endpoints_unread';

/** The profile is the server's, new at each write of tables. */
function telemetryText(telemetry: Stored['telemetry']): string {
  const { telemetry_profile_id: _made, ...rest } = telemetry ?? {};
  return sortedJson(rest);
}

/** What the server takes for a field that was left out (N11). */
const isDefault = (key: string, value: unknown): boolean => key === 'workload_type' && value === 'CPU';

function configText(config: Config | undefined): string {
  if (config === undefined) return '';
  const entities = config.entities
    .map(({ name, sent }) => [name, sortedJson(Object.fromEntries(Object.entries(sent).filter(([key, value]) => !isDefault(key, value))))])
    .sort();
  const routes = config.routes.map(({ entity, percent }) => `${entity} ${percent}`).sort();
  return JSON.stringify({ entities, routes });
}

/** JSON with sorted keys; "" for nothing. */
export function sortedJson(value: unknown): string {
  if (value === undefined) return '';
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  );
}

/** Sections in which two pictures of an endpoint differ, each with both sides. */
export function differences(found: EndpointPicture | undefined, wanted: EndpointPicture | undefined): string[] {
  if (found === undefined || wanted === undefined) return found === wanted ? [] : [found === undefined ? 'is missing' : 'is there'];
  return comparedSections.filter((section) => found[section] !== wanted[section]).map((section) => `${section}: ${found[section]} instead of ${wanted[section]}`);
}
