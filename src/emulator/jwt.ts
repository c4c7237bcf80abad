import { createPublicKey, verify } from 'node:crypto';
import { isObject, type JsonObject, textOf } from './json.js';

export interface Jwt {
  header: JsonObject;
  claims: JsonObject;
  signed: string;
  signature: Buffer;
}

export function parseJwt(token: string): Jwt | undefined {
  const [header, claims, signature, ...rest] = token.split('.');
  if (!header || !claims || signature === undefined || rest.length > 0) return undefined;
  try {
    const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    const [head, body] = [read(header), read(claims)];
    if (!isObject(head) || !isObject(body)) return undefined;
    return { header: head, claims: body, signed: `${header}.${claims}`, signature: Buffer.from(signature, 'base64url') };
  } catch {
    return undefined;
  }
}

/** The audiences it was made for. */
export function audiencesOf({ claims }: Jwt): string[] {
  return (Array.isArray(claims.aud) ? (claims.aud as unknown[]) : [claims.aud]).flatMap((audience) => textOf(audience) ?? []);
}

export function isSigned(jwt: Jwt, keys: JsonObject[]): boolean {
  return keys
    .filter((key) => jwt.header.kid === undefined || key.kid === jwt.header.kid)
    .some((key) => {
      const publicKey = createPublicKey({ key, format: 'jwk' });
      const options = jwt.header.alg === 'ES256' ? { key: publicKey, dsaEncoding: 'ieee-p1363' as const } : publicKey;
      return verify('sha256', Buffer.from(jwt.signed), options, jwt.signature);
    });
}
