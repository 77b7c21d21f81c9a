import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
const prefix = 'sealed:1:';

/**
 * A secret as it is kept: whoever has a copy of the database, and not the key of the gateway, cannot sign news with it.
 * It belongs to its endpoint, so it opens in no other row.
 */
export function sealSecret(key: string, endpointId: string, secret: string): string {
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, keyOf(key), iv).setAAD(Buffer.from(endpointId));
  const sealed = Buffer.concat([sealing.update(secret, 'utf8'), sealing.final()]);
  return prefix + Buffer.concat([iv, sealing.getAuthTag(), sealed]).toString('base64');
}

/** The secret; undefined where the key is another by now. What was kept before secrets were sealed is as it was. */
export function openSecret(key: string, endpointId: string, kept: string): string | undefined {
  if (!kept.startsWith(prefix)) return kept;
  const bytes = Buffer.from(kept.slice(prefix.length), 'base64');
  const [iv, tag] = [bytes.subarray(0, ivBytes), bytes.subarray(ivBytes, ivBytes + tagBytes)];
  try {
    const opening = createDecipheriv(cipher, keyOf(key), iv, { authTagLength: tagBytes })
      .setAAD(Buffer.from(endpointId))
      .setAuthTag(tag);
    const opened = [opening.update(bytes.subarray(ivBytes + tagBytes)), opening.final()];
    return Buffer.concat(opened).toString('utf8');
  } catch {
    return undefined;
  }
}

function keyOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
