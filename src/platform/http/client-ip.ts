import type { IncomingMessage } from 'node:http';

/**
 * The address of the caller. Each trusted proxy in front appends the address that called it to
 * `X-Forwarded-For`, so what stands further left than those was written by the caller and is not believed.
 */
export function clientIp(request: IncomingMessage, trustedProxies: number): string {
  const direct = plain(request.socket.remoteAddress ?? '');
  if (trustedProxies === 0) return direct;
  const header = request.headers['x-forwarded-for'];
  const forwarded = String(header ?? '')
    .split(',')
    .map((address) => plain(address.trim()))
    .filter((address) => address !== '');
  const hops = [...forwarded, direct];
  return hops[Math.max(0, hops.length - 1 - trustedProxies)] as string;
}

/** IPv4 addresses come as IPv6 ones where a server listens on both. */
function plain(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}
