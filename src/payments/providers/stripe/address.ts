import type Stripe from 'stripe';

/** The address of the API as the library wants it; its own where none is given. */
export function addressOf(baseUrl: string | undefined): Stripe.StripeConfig {
  if (baseUrl === undefined) return {};
  const { protocol, hostname, port } = new URL(baseUrl);
  const scheme = protocol === 'http:' ? 'http' : 'https';
  return { protocol: scheme, host: hostname, port: port || (scheme === 'http' ? 80 : 443) };
}
