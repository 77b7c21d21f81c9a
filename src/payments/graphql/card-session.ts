import { isCurrency } from '../../kernel/money.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { cardPageUnavailable } from '../domain/refusals.js';
import { paymentProviders } from '../providers/registry.js';
import { checkedReturnUrl } from './checked-return-url.js';
import type { CreateCardSessionInput } from './inputs.js';
import type { CreateCardSessionPayload } from './results.js';

/**
 * Opens a card page, of the first provider that answers among those that the rules allow: the token that comes from
 * it is that provider's own, so a provider that is down is passed over here and nowhere later. It changes nothing of
 * ours, so it is no command.
 */
export async function openCardSession(
  input: CreateCardSessionInput,
  context: RequestContext,
): Promise<CreateCardSessionPayload | Refusal<'CardPageUnavailable'>> {
  const asked = checkedReturnUrl(input.returnUrl);
  const reference = input.cartId == null ? undefined : innerId('Cart', input.cartId);
  const providers = context.port(paymentProviders);
  for (const provider of providers.cardPagesFor(factsIn(input))) {
    const returnUrl = asked ?? provider.usualReturnUrl;
    if (returnUrl === undefined)
      throw new RequestError('BAD_USER_INPUT', 'Say in `returnUrl` which page gets the token.');
    const breaker = providers.breakerOf(provider.name);
    const page = await breaker.guard(() => provider.openCardPage({ returnUrl, reference }));
    if (page?.kind === 'opened') return { url: page.url, expiresAt: page.expiresAt };
    context.gateway.log.warn(
      { provider: provider.name, reason: page?.reason ?? 'circuit_open' },
      'the card page could not be opened',
    );
  }
  return cardPageUnavailable();
}

function factsIn({ currency, amountMinor, country }: CreateCardSessionInput) {
  if (currency != null && !isCurrency(currency))
    throw new RequestError('BAD_USER_INPUT', '`currency` must be an ISO 4217 code.');
  if (country != null && !/^[A-Z]{2}$/.test(country))
    throw new RequestError('BAD_USER_INPUT', '`country` must be two letters of ISO 3166-1.');
  return {
    currency: currency ?? undefined,
    country: country ?? undefined,
    amountMinor: amountMinor ?? undefined,
  };
}
