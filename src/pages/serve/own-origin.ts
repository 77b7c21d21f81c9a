import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/**
 * True for a call of a page that this gateway has served: a browser always says where a POST comes from. A name
 * that is neither ours nor local may be somebody's who has pointed it at this machine, so it does not count.
 */
export function isFromOwnPage({ origin, host }: IncomingHttpHeaders, publicUrl: string): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  if (origin === new URL(publicUrl).origin) return true;
  const { host: originHost, hostname } = new URL(origin);
  return originHost === host && isLocalName(hostname);
}

function isLocalName(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) !== 0 || /(^|\.)localhost$/.test(hostname);
}
