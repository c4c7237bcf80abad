import { canonicalEndpoint } from '../endpoint/canonical.js';
import { effectiveConfig } from '../endpoint/document.js';
import { kindOfEndpoint } from '../endpoint/entity-name.js';
import type { LiveEndpoint } from '../endpoint/model.js';
import { isObject, type JsonObject } from '../json.js';

/** The config that the plan compared with, in the form it compared: the pending one while an update runs (N1), with the table's types. */
export function liveConfig(live: LiveEndpoint | undefined): JsonObject | undefined {
  const config = live === undefined ? undefined : effectiveConfig(live)?.document;
  if (live === undefined || config === undefined) return undefined;
  const view = canonicalEndpoint(live.name, kindOfEndpoint(config), { config }, 'live').sections.config;
  return isObject(view) ? view : undefined;
}
