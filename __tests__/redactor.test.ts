import { createRedactor, redactedJson } from '../src/redactor.js';

describe('the redactor', () => {
  const secret = 'p4ss/w+rd"quoted"=';
  const redactor = createRedactor();
  redactor.add(secret);

  it.each([
    ['itself', secret],
    ['as JSON writes it', JSON.stringify({ key: secret })],
    ['as a URL writes it', `https://host/?q=${encodeURIComponent(secret)}`],
    ['in Base64', `Basic ${Buffer.from(secret).toString('base64')}`],
  ])('hides a secret %s', (_name, text) => {
    const redacted = redactor.redact(`before ${text} after`);
    expect(redacted).toMatch(/^before .*\*\*\*.* after$/);
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) expect(redacted).not.toContain(form);
  });

  it('hides each line of a secret of several lines', () => {
    const key = createRedactor();
    key.add('-----BEGIN KEY-----\nabcdefgh12345678\n-----END KEY-----');
    expect(key.redact('line: abcdefgh12345678.')).toBe('line: ***.');
  });

  it('hides the longer of two secrets whole, whichever came first', () => {
    const two = createRedactor();
    two.add('abcdef');
    two.add('abcdefghi');
    expect(two.redact('abcdefghi abcdef')).toBe('*** ***');
  });

  it('leaves ordinary words alone', () => {
    const short = createRedactor();
    for (const value of ['', 'true', 'prod', '1', '  ']) short.add(value);
    expect(short.redact('true prod 1')).toBe('true prod 1');
  });

  it('keeps JSON whole: only strings in it change', () => {
    const text = redactedJson({ a: [`x${secret}y`], n: 1, none: null }, redactor);
    expect(JSON.parse(text)).toEqual({ a: ['x***y'], n: 1, none: null });
    expect(text.endsWith('\n')).toBe(true);
  });
});
