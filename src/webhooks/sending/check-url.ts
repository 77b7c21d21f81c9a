import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isRefusal } from '../../kernel/refusal.js';
import { hostOf, mayBeReached, readUrl } from '../domain/address.js';
import { type WebhookUrlNotAllowedRefusal, webhookUrlNotAllowed } from '../domain/refusals.js';

/**
 * The address as it is kept, or why news is not sent there. All that its name stands for must be public; what it
 * stands for may change, so it is looked at again whenever something is sent.
 */
export async function checkUrl(
  text: string,
  allowLoopback: boolean,
): Promise<string | WebhookUrlNotAllowedRefusal> {
  const url = readUrl(text, allowLoopback);
  if (typeof url === 'string') return webhookUrlNotAllowed({ reason: url });
  const ips = await ipsOf(hostOf(url));
  if (isRefusal(ips)) return ips;
  const isPlain = url.protocol === 'http:';
  const areMeant = ips.every(
    (ip) => mayBeReached(ip, allowLoopback) && !(isPlain && mayBeReached(ip, false)),
  );
  return areMeant ? url.href : webhookUrlNotAllowed({ reason: 'NOT_PUBLIC' });
}

async function ipsOf(host: string): Promise<string[] | WebhookUrlNotAllowedRefusal> {
  if (isIP(host) !== 0) return [host];
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    return webhookUrlNotAllowed({ reason: 'UNRESOLVED' });
  }
}
