import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Gateway } from '../../platform/gateway.js';
import { findPicture } from '../data/store.js';

/**
 * An SVG is a document that could run scripts where somebody opens it by itself, so it may load nothing and run
 * nothing (W3C Content Security Policy Level 3). Any page may show it as an image.
 */
const headers = {
  'content-type': 'image/svg+xml; charset=utf-8',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  // A picture may be drawn anew under its path: it is asked for again after a day, which costs no more than a 304.
  'cache-control': 'public, max-age=86400, stale-while-revalidate=604800',
} as const;

/** Serves the pictures that are kept at `/media/...`; everything else there is a 404. */
export function servePictures(http: FastifyInstance, gateway: Gateway): void {
  http.get('/media/*', async (request, reply) => {
    const path = pathOf(request);
    const picture = path === undefined ? undefined : await findPicture(gateway.db, path);
    if (!picture) return reply.callNotFound();
    const tag = `"${picture.hash.toString('base64url')}"`;
    void reply.headers(headers).header('etag', tag);
    return isKnown(request, tag) ? reply.code(304).send() : reply.send(picture.svg);
  });
}

/** Undefined where the path holds what PostgreSQL cannot. */
function pathOf(request: FastifyRequest): string | undefined {
  const path = `/media/${(request.params as { '*': string })['*']}`;
  return path.length > 500 || path.includes('\u0000') ? undefined : path;
}

/** The reader has this version already (RFC 9110, 13.1.2). */
function isKnown(request: FastifyRequest, tag: string): boolean {
  const known = (request.headers['if-none-match'] ?? '').split(',');
  return known.some((each) => each.trim().replace(/^W\//, '') === tag || each.trim() === '*');
}
