import type { FastifyReply, FastifyRequest } from 'fastify';

/** Sends the browser on, or tells the page's script where to go. */
export function sendOn(
  request: FastifyRequest,
  reply: FastifyReply,
  address: string,
): FastifyReply {
  reply.header('referrer-policy', 'no-referrer').header('cache-control', 'no-store');
  return wantsJson(request) ? reply.send({ redirectTo: address }) : reply.redirect(address, 303);
}

export function wantsJson(request: FastifyRequest): boolean {
  return request.headers.accept === 'application/json';
}

/** `address` with one more parameter. */
export function withParameter(address: string, name: string, value: string): string {
  const url = new URL(address);
  url.searchParams.set(name, value);
  return url.href;
}
