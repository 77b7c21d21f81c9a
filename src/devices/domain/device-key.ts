import { createPublicKey, type KeyObject } from 'node:crypto';

const keyShape = /^[\w-]{43}$/;

/** The Ed25519 public key of a device, as JWK writes it (RFC 8037, `x`); undefined where it is none. */
export function readDeviceKey(text: string): Buffer | undefined {
  if (!keyShape.test(text)) return undefined;
  const key = Buffer.from(text, 'base64url');
  try {
    toKey(key);
    return key;
  } catch {
    return undefined;
  }
}

function toKey(publicKey: Buffer): KeyObject {
  const x = publicKey.toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}
