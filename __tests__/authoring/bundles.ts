/** Bundles as plain text, and a folder that holds them in memory. */
import type { BundleFolder } from '../../src/authoring/from-bundle/index.js';
import { importManifest, type ImportEnd, type ImportRequest } from '../../src/commands/import.js';

export type Files = Record<string, string>;

export function folderOf(files: Files): BundleFolder {
  const paths = Object.keys(files);
  return {
    names: (folder) => {
      const start = folder === '' ? '' : `${folder}/`;
      return Promise.resolve([...new Set(paths.filter((path) => path.startsWith(start)).map((path) => path.slice(start.length).split('/')[0]!))]);
    },
    read: (path) => Promise.resolve(Object.hasOwn(files, path) ? files[path] : undefined),
  };
}

export function importBundleFiles(files: Files | string, options: Partial<ImportRequest> = {}): Promise<ImportEnd> {
  const all = typeof files === 'string' ? { 'databricks.yml': files } : files;
  return importManifest({ file: { path: 'databricks.yml', text: all['databricks.yml']! }, folder: folderOf(all), variables: {}, ...options });
}

/** Two endpoints, two targets, a further file: most of what bundles with endpoints have. */
export const supportBundle: Files = {
  'databricks.yml': `bundle:
  name: support-llm
include:
  - resources/*.yml
variables:
  model: { default: gpt-4o-mini, description: Chat model }
  version: { default: 7 }
  scope: {}
  catalog: { default: "\${bundle.target}_ml" }
  warehouse: { lookup: { warehouse: Shared } }
  grants:
    type: complex
    default:
      - { level: CAN_QUERY, group_name: analysts }
permissions:
  - { level: CAN_RUN, group_name: callers }
run_as: { service_principal_name: 11111111-2222-3333-4444-555555555555 }
targets:
  dev:
    default: true
    mode: development
    workspace: { host: https://dev.cloud.databricks.com/ }
    variables: { scope: dev-llm }
  prod:
    mode: production
    workspace: { host: https://prod.cloud.databricks.com }
    variables: { model: gpt-4o, scope: prod-llm }
    resources:
      model_serving_endpoints:
        churn:
          tags: [{ key: tier, value: gold }]
`,
  'resources/serving.yml': `resources:
  jobs: { train: { name: train } }
  registered_models:
    churn: { name: churn, catalog_name: "\${var.catalog}", schema_name: models }
  model_serving_endpoints:
    chat:
      name: support-chat
      config:
        served_entities:
          - name: main
            external_model:
              name: \${var.model}
              provider: openai
              task: llm/v1/chat
              openai_config: { openai_api_key: "{{secrets/\${var.scope}/openai}}" }
        traffic_config: { routes: [{ served_model_name: main, traffic_percentage: 100 }] }
      rate_limits: [{ calls: 10, key: user, renewal_period: minute }]
      permissions: \${var.grants}
    churn:
      name: churn-\${bundle.target}
      config:
        served_models:
          - name: champion
            model_name: \${resources.registered_models.churn.id}
            model_version: \${var.version}
            workload_size: Small
            scale_to_zero_enabled: true
            environment_vars: { OWNER: "\${workspace.current_user.userName}", MODE: fast }
      tags: [{ key: team, value: ml }]
      lifecycle: { prevent_destroy: true }
`,
};
