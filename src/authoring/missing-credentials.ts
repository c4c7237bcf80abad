/** Credentials that an external model must have and that a reply does not show: they were given as plain text (N17). */
import { providers, type ObjectField } from '../endpoint/fields/index.js';
import { asObject, type JsonObject } from '../json.js';
import { isSecretReference } from '../plan/redact.js';

/** Paths below `external_model`; none where the provider is not known. */
export function missingCredentials(model: JsonObject): string[][] {
  const provider = providers.find(({ name }) => name === model['provider']);
  if (provider === undefined) return [];
  const block = asObject(model[provider.block]);
  return neededCredentials(provider.name, provider.field, block)
    .filter((path) => !isSecretReference(path.reduce<JsonObject[string] | undefined>((value, part) => asObject(value)[part], block)))
    .map((path) => [provider.block, ...path]);
}

function neededCredentials(provider: string, field: ObjectField, block: JsonObject): string[][] {
  const isSet = (name: string): boolean => block[name] != null && block[name] !== '';
  switch (provider) {
    case 'openai':
      return [[block['openai_api_type'] === 'azuread' ? 'microsoft_entra_client_secret' : 'openai_api_key']];
    case 'amazon-bedrock':
      return isSet('instance_profile_arn') || isSet('uc_service_credential_name') ? [] : [['aws_access_key_id'], ['aws_secret_access_key']];
    case 'custom':
      // One of the two ways; the reply keeps the block around the secret.
      return block['api_key_auth'] != null ? [['api_key_auth', 'value']] : block['bearer_token_auth'] != null ? [['bearer_token_auth', 'token']] : [];
    default:
      return Object.entries(field.fields).filter(([, child]) => child.credential === true).map(([name]) => [name]);
  }
}
