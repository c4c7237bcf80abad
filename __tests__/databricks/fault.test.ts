import fc from 'fast-check';
import { parseFault, type RawReply } from '../../src/databricks/fault.js';

const reply = (status: number, body: unknown, headers: RawReply['headers'] = {}): RawReply => ({
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('parseFault', () => {
  it('reads the envelope with its details', () => {
    const fault = parseFault(
      reply(429, {
        error_code: 'RESOURCE_EXHAUSTED',
        message: 'Slow\n down.',
        details: [
          { '@type': 'type.googleapis.com/google.rpc.RequestInfo', request_id: 'r-1' },
          { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retry_delay: '3.5s' },
          {
            '@type': 'type.googleapis.com/google.rpc.BadRequest',
            field_violations: [{ field: 'config.name', description: 'too long' }, { field: 'x' }, 7],
          },
          { '@type': 'type.googleapis.com/google.rpc.Help', links: [] },
          null,
          'odd',
        ],
      }),
    );
    expect(fault).toEqual({
      status: 429,
      code: 'RESOURCE_EXHAUSTED',
      message: 'Slow down.',
      requestId: 'r-1',
      retryDelay: 3.5,
      violations: [{ field: 'config.name', description: 'too long' }, { field: 'x', description: '' }],
    });
  });

  it('reads details in camelCase, too', () => {
    const details = [
      { '@type': 'x.RequestInfo', requestId: 'r-2' },
      { '@type': 'x.RetryInfo', retryDelay: '2s' },
      { '@type': 'x.BadRequest', fieldViolations: [{ field: 'servedEntities[0].workloadSize', description: 'no' }] },
      { '@type': 'x.BadRequest', field_violations: 'odd' },
    ];
    expect(parseFault(reply(400, { error_code: 'BAD_REQUEST', message: 'm', details }))).toMatchObject({
      requestId: 'r-2',
      retryDelay: 2,
      violations: [{ field: 'servedEntities[0].workloadSize', description: 'no' }],
    });
  });

  it.each([
    ['numeric code', 403, { error_code: 403, message: 'Invalid access token. [ReqId: abc-1]' }, { numericCode: true, message: 'Invalid access token.', requestId: 'abc-1' }],
    ['no code', 400, { message: 'bad' }, { message: 'bad' }],
    ['API 1.2', 400, { error: 'old words', message: 'new words' }, { message: 'old words' }],
    ['SCIM', 403, { schemas: [], detail: 'no', status: '403', scimType: 'sensitive' }, { code: 'SCIM_403', message: 'sensitive no' }],
    ['SCIM null', 500, { detail: 'null', status: 500 }, { code: 'SCIM_500', message: 'SCIM API Internal Error' }],
    ['coded text', 400, 'BAD_REQUEST: no such thing', { code: 'BAD_REQUEST', message: 'no such thing' }],
    ['html pre', 503, '<html><body><pre>Down for <b>repairs</b></pre></body></html>', { code: 'SERVICE_UNAVAILABLE', weakCode: true, message: 'Down for repairs' }],
    ['html title', 502, '<!doctype html><title>Bad gateway</title><p>x', { code: 'BAD_GATEWAY', weakCode: true, message: 'Bad gateway' }],
    ['html alone', 502, '<html><p>x</html>', { message: 'Bad Gateway (an HTML page)' }],
    ['text', 503, 'No webapps are available to handle your request', { code: 'UNKNOWN', message: 'No webapps are available to handle your request' }],
    ['empty', 401, '', { message: 'Unauthorized' }],
    ['empty object', 404, {}, { message: 'Not Found' }],
  ])('reads %s', (_, status, body, expected) => {
    expect(parseFault(reply(status, body))).toEqual({ status, violations: [], ...expected });
  });

  it('takes reason and request id from headers last', () => {
    const headers = { 'x-databricks-reason-phrase': 'Invalid access token.', 'x-request-id': 'h-1' };
    expect(parseFault(reply(403, '', headers))).toMatchObject({ message: 'Invalid access token.', requestId: 'h-1' });
    const body = { message: 'x [ReqId: m-1]' };
    expect(parseFault(reply(403, body, headers)).requestId).toBe('m-1');
  });

  it('stays short, on one line, and never throws', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 599 }), fc.oneof(fc.string(), fc.json(), fc.jsonValue().map((value) => JSON.stringify({ message: value, details: value, detail: value, error_code: value }))), (status, text) => {
        const fault = parseFault({ status, headers: {}, text });
        expect(fault.message.length).toBeLessThan(1300);
        // eslint-disable-next-line no-control-regex -- that none is left is the point
        expect(fault.message).not.toMatch(/[\u0000-\u001f]/);
      }),
    );
    expect(parseFault(reply(500, `{"message": "${'x'.repeat(100_000)}"}`)).message.length).toBeLessThan(1300);
  });
});
