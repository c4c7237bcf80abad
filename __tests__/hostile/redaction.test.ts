/** Redaction in one place: every class of secret, every form, before anything is cut, and without breaking what machines read. */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { parseFault } from '../../src/databricks/fault.js';
import { liveEndpoint } from '../../src/databricks/read-endpoint.js';
import { providers, type Field } from '../../src/endpoint/fields/index.js';
import { hiddenValuesOf, secrecyOf } from '../../src/endpoint/secrecy.js';
import { formatMarker, parseMarker } from '../../src/markers.js';
import type { WriteReply } from '../../src/ports/databricks.js';
import { escapeHtml, plainText } from '../../src/render/escape.js';
import { createRedactor, redactedJson } from '../../src/redactor.js';
import { redactBody } from '../../src/shell/redacted-repository.js';
import { redactedServing } from '../../src/shell/redacted-serving.js';
import { formsOfCanary } from '../helpers/canaries.js';
import { planMarker } from '../github/support.js';

const secret = 'dapi-S3cr+t/"x<&*_|tok=en~9';

describe('a credential', () => {
  const redactor = createRedactor();
  redactor.add(secret);

  it.each(formsOfCanary(secret).map(({ form, text }) => [form, text]))('is hidden as %s', (_form, text) => {
    const shown = redactor.redact(`before ${text} after`);
    expect(shown).toContain('***');
    for (const part of [secret.slice(0, 12), secret.slice(-12), text]) expect(shown).not.toContain(part);
  });

  it('is hidden where it is split over lines, or by characters that nobody sees', () => {
    for (const gap of ['\n', '\r\n    ', ' ', '\u200b', '\u2028', '\n\t\ufeff']) {
      for (let at = 1; at < secret.length; at += 1) expect(redactor.redact(`x ${secret.slice(0, at)}${gap}${secret.slice(at)} y`)).toBe('x *** y');
      expect(redactor.redact(Array.from(secret).join(gap))).toBe('***');
    }
  });

  it('is hidden in letters of another case, as host names and codes made of texts have them', () => {
    for (const changed of [secret.toUpperCase(), secret.toLowerCase()]) expect(redactor.redact(`x ${changed} y`)).toBe('x *** y');
  });

  it('is hidden as our own reports escape it', () => {
    for (const escaped of [plainText(secret), escapeHtml(secret), plainText(`the token ${secret}, see @octocat`)]) expect(redactor.redact(escaped)).toContain('***');
    expect(redactor.redact(escapeHtml(secret))).toBe('***');
  });

  it('is hidden as the key of a map, too; an ordinary word that is a value of a variable is not', () => {
    const two = createRedactor();
    two.add(secret);
    two.add('changes', 'value');
    expect(JSON.parse(redactedJson({ [secret]: 1, changes: ['changes', { a: secret }] }, two))).toEqual({ '***': 1, changes: ['***', { a: '***' }] });
  });

  it('is hidden whole where secrets overlap', () => {
    const two = createRedactor();
    for (const each of ['abcdefgh', 'fghijklm', 'bcdefg']) two.add(each);
    expect(two.redact('xabcdefghijklmy')).toBe('x***y');
  });

  it('of the length of an ID token is found when it is wrapped', () => {
    const token = randomBytes(1200).toString('base64url');
    const long = createRedactor();
    long.add(token);
    const shown = long.redact(`x ${token.slice(0, 700)}\n${token.slice(700)} y`);
    expect(shown).toMatch(/^x \*\*\*(?:\s*\*\*\*)* y$/);
  });

  it('of any characters is found in any of its forms', () => {
    const anyCredential = fc.string({ unit: fc.constantFrom(...Array.from('abcXYZ019-_.~+/=%&<>"\'\\$^*()[]{}|?!#@:;,é😀')), minLength: 12, maxLength: 40 });
    fc.assert(fc.property(anyCredential, (value) => {
      const own = createRedactor();
      own.add(value);
      for (const { text } of formsOfCanary(value)) expect(own.redact(`{${text}}`)).not.toContain(text);
    }), { numRuns: 200 });
  });

  it('costs no more than a pass over the text, whatever the text is', () => {
    const many = createRedactor();
    for (let index = 0; index < 3000; index += 1) many.add(`value of variable ${index}`, 'value');
    for (const each of ['aaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '\\\\\\\\\\\\\\\\\\\\\\\\\\', '&#38;&#38;&#38;&#38;&#38;', '%25%25%25%25%25%25%25%25']) many.add(each);
    const before = process.cpuUsage();
    for (const unit of ['a', 'a ', '\\', '%', '%25', '&#38;', '\u200b', `a${' '.repeat(79)}`]) many.redact(unit.repeat(Math.ceil(100_000 / unit.length)));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(5_000);
  });
});

describe('classes', () => {
  it('come from the table of fields, and from names where the table knows nothing', () => {
    const classes = new Map<string, string | undefined>();
    const walk = (name: string, field: Field): void => {
      if (field.type === 'object') for (const [key, child] of Object.entries(field.fields)) walk(key, child);
      else classes.set(name, secrecyOf(field, name));
    };
    for (const { block, field } of providers) walk(block, field);
    expect([...classes].filter(([, kind]) => kind === 'credential').length).toBeGreaterThan(10);
    expect(secrecyOf(undefined, 'newprovider_api_key')).toBe('credential');
    expect(secrecyOf(undefined, 'region')).toBeUndefined();
  });

  it('make a live variable that names a credential one', () => {
    const entity = { name: 'e', environment_vars: { HF_TOKEN: 'abcdefgh', REGION: 'eu-west-1', REF: '{{secrets/s/k}}' }, external_model: { provider: 'new', new_config: { new_api_key: 'k-1234567', nested: { client_secret: 'n-1234567' } } } };
    const live = liveEndpoint.parse({ name: 'x', config: { config_version: 1, served_entities: [entity] } });
    expect(Object.fromEntries(hiddenValuesOf(live))).toEqual({ abcdefgh: 'credential', 'eu-west-1': 'value', 'k-1234567': 'credential', 'n-1234567': 'credential' });
  });
});

describe('before a text is cut', () => {
  const redactor = createRedactor();
  redactor.add(secret);
  const redact = (text: string): string => redactor.redact(text);
  const parts = [secret.slice(0, 8), secret.slice(-8)];

  it('what a service says in an error is redacted', () => {
    for (let length = 1150; length < 1210; length += 1) {
      const bodies = [
        JSON.stringify({ error_code: 'X', message: 'm'.repeat(length) + secret }),
        JSON.stringify({ error_code: `${'C'.repeat(length % 100)}${secret}`, message: secret }),
        `<html><title>${'m'.repeat(length)}${secret}</title>`,
        'm'.repeat(length) + secret,
        JSON.stringify({ message: 'm', details: [{ '@type': 'x.BadRequest', field_violations: [{ field: 'f', description: 'd'.repeat(length - 900) + secret }] }, { '@type': 'x.RequestInfo', request_id: 'r'.repeat(length - 1100) + secret }] }),
      ];
      for (const text of bodies) {
        const said = JSON.stringify(parseFault({ status: 400, headers: {}, text }, redact));
        for (const part of parts) expect(said).not.toContain(part);
      }
    }
    // A web page's reason phrase becomes a code in capitals.
    const page = { status: 400, headers: { 'x-databricks-reason-phrase': `no ${secret}` }, text: '<title>m</title>' };
    expect(parseFault(page, redact).code).toBe('NO');
  });

  it('logs and messages of rollouts are redacted', async () => {
    const writes = ['create', 'updateConfig', 'patchTags', 'putAiGateway', 'patchNotifications', 'patchTelemetry', 'putPermissions'] as const;
    const config = { version: 1, document: {}, entities: [{ name: 'a', deployment: 'DEPLOYMENT_FAILED', message: `no ${secret}` }] };
    const serving = redactedServing({
      buildLogs: () => Promise.resolve(`${'x'.repeat(395)}${secret}`),
      serverLogs: () => Promise.resolve(`a\n${secret.slice(0, 9)}\n${secret.slice(9)}`),
      get: () => Promise.resolve({ name: 'e', config, pendingConfig: config }),
      ...Object.fromEntries(writes.map((write) => [write, () => Promise.resolve({ requestId: 'r', endpoint: { name: 'e', config, pendingConfig: config } })])),
      optimizationInfo: () => Promise.resolve({ optimizable: false, said: `not with ${secret}` }),
    } as never, redactor);
    expect(await serving.buildLogs('e', 'a')).toBe(`${'x'.repeat(395)}***`);
    expect(await serving.serverLogs('e', 'a')).toBe('a\n***');
    expect(JSON.stringify(await serving.get('e'))).not.toContain(parts[0]);
    expect(await serving.optimizationInfo('m', '1')).toEqual({ optimizable: false, said: 'not with ***' });
    for (const write of writes) {
      const reply = await (serving[write] as () => Promise<WriteReply>)();
      expect([write, reply.requestId, reply.endpoint?.config?.entities[0]?.message]).toEqual([write, 'r', 'no ***']);
      expect(JSON.stringify(reply)).not.toContain(parts[0]);
    }
  });

  it('a document that broke off is not told', () => {
    const { message } = parseFault({ status: 410, headers: {}, text: '{"config":{"served_entities":[{"environment_vars":{"KEY":"canary-of-nobody"' });
    expect(message).not.toContain('canary');
  });
});

describe('the hidden first line of a comment', () => {
  const body = `${formatMarker('plan', planMarker({ manifest: 'support-llm', state: 'planned' }))}\nThe manifest support-llm is planned, ${secret}.`;

  it('stays readable where a hidden variable has a word of it as its value', () => {
    const redactor = createRedactor();
    for (const word of ['planned', 'support-llm', 'endpoints', 'manifest', 'databricks-endpoints']) redactor.add(word, 'value');
    const shown = redactBody(body, redactor);
    expect(parseMarker('plan', shown)).toEqual(planMarker({ manifest: 'support-llm', state: 'planned' }));
    expect(shown.split('\n').slice(1).join('\n')).toBe(`The *** *** is ***, ${secret}.`);
  });

  it('holds no credential', () => {
    const redactor = createRedactor();
    redactor.add(secret);
    expect(redactBody(`${formatMarker('plan', planMarker({ run: secret }))}\nx`, redactor)).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(redactBody('<!-- no end', redactor)).toBe('<!-- no end');
  });
});
