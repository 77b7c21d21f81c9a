import { createHash, createHmac } from 'node:crypto';

const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/**
 * The secret of the link to a share: 256 bits, made from the id of the share and a secret of the gateway, so that a
 * repeated request is answered with the same link. Only its hash is kept.
 */
export function linkToken(secret: string, shareId: string): string {
  return createHmac('sha256', secret).update(`share:${shareId}`).digest('base64url');
}

/** Under which name the link is kept; undefined where the text is no secret of ours. */
export function linkHash(token: string): string | undefined {
  return tokenShape.test(token) ? createHash('sha256').update(token).digest('hex') : undefined;
}
