import { createStripeProvider } from '../../../src/payments/providers/stripe/stripe-provider.js';
import { openStripeStandIn, stripeKey, stripeWebhookSecrets } from './stripe-stand-in.js';

/** The Stripe adapter over its stand-in. */
export async function openStripe() {
  const standIn = await openStripeStandIn();
  const provider = createStripeProvider({
    baseUrl: standIn.url,
    secretKey: stripeKey,
    webhookSecrets: [stripeWebhookSecrets.current, stripeWebhookSecrets.previous],
    usualReturnUrl: 'https://shop.example/paid',
    multiCapture: true,
    timeoutMs: 1500,
  });
  return { provider, standIn };
}
