/** Manifests of the end-to-end tests as plain data: JSON is YAML, and data is easier to vary than text. */

export type Data = Record<string, unknown>;

/** A manifest with these endpoints. */
export function manifest(endpoints: Data, rest: Data = {}): string {
  return `${JSON.stringify({ id: 'shop', endpoints, ...rest }, null, 2)}\n`;
}

/** An external-model endpoint: ready at once. */
export function chat(rest: Data = {}, model = 'gpt-4o-mini'): Data {
  return {
    config: {
      served_entities: [
        {
          name: 'main',
          external_model: {
            name: model,
            provider: 'openai',
            task: 'llm/v1/chat',
            openai_config: { openai_api_key: '{{secrets/my_scope/my_openai_api_key}}' },
          },
        },
      ],
    },
    ...rest,
  };
}

/** A custom-model endpoint: rolls out for a while. */
export function churn(rest: Data = {}, entity: Data = {}): Data {
  return {
    config: {
      served_entities: [
        { name: 'champion', entity_name: 'prod.ml.churn', entity_version: '7', workload_size: 'Small', scale_to_zero_enabled: false, ...entity },
      ],
    },
    ...rest,
  };
}

export const tags = (values: Record<string, string>): Data => ({ tags: Object.entries(values).map(([key, value]) => ({ key, value })) });
