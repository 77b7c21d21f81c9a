import { createPublicKey, type KeyObject, verify } from 'node:crypto';

const keyShape = /^[\w-]{43}$/;
const signatureShape = /^[\w-]{86}$/;

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

/** True where the holder of that key has signed the text. */
export function isSignedBy(publicKey: Buffer, text: string, signature: string): boolean {
  if (!signatureShape.test(signature)) return false;
  return verify(
    null,
    Buffer.from(text, 'utf8'),
    toKey(publicKey),
    Buffer.from(signature, 'base64url'),
  );
}

function toKey(publicKey: Buffer): KeyObject {
  const x = publicKey.toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}
