import ipaddr from 'ipaddr.js';

/** Why news is not sent to an address. */
export const urlProblems = [
  'MALFORMED',
  'NOT_HTTPS',
  'CREDENTIALS',
  'NOT_PUBLIC',
  'UNRESOLVED',
] as const;
export type UrlProblem = (typeof urlProblems)[number];

const maxUrlLength = 2000;

/** The address as it is kept, or what is wrong with how it is written. */
export function readUrl(text: string, allowLoopback: boolean): URL | UrlProblem {
  if (text.length > maxUrlLength || !URL.canParse(text)) return 'MALFORMED';
  const url = new URL(text);
  url.hash = '';
  if (url.href.length > maxUrlLength) return 'MALFORMED';
  const isPlain = allowLoopback && url.protocol === 'http:';
  if (url.protocol !== 'https:' && !isPlain) return 'NOT_HTTPS';
  return url.username === '' && url.password === '' ? url : 'CREDENTIALS';
}

/** The host without the brackets of an IPv6 address. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

/**
 * True where news may be sent to that IP address: those that the whole internet can reach, and no others. The
 * ranges are IANA's special-purpose registries; an IPv4 address inside of an IPv6 one counts as itself.
 */
export function mayBeReached(ip: string, allowLoopback: boolean): boolean {
  if (!ipaddr.isValid(ip)) return false;
  const range = ipaddr.process(ip).range();
  return range === 'unicast' || (allowLoopback && range === 'loopback');
}
