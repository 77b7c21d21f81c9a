import { isCurrency } from '../../kernel/money.js';
import { checkedReturnUrl, checkedText } from '../../orders/index.js';
import { type FirstCall, methodGiven } from '../../payments/index.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { shopCurrency } from '../../pricing/index.js';
import type { OpenVisit } from '../commands/open-visit.js';
import type { Units } from '../data/store.js';
import { maxHoldMinor } from '../domain/patience.js';
import type { OpenVisitInput, VisitPickInput, VisitUnitsInput } from './inputs.js';

const mostVariants = 100;
const mostUnits = 99;

/** What somebody asks for who is about to walk into a store. */
export function readVisit(
  input: OpenVisitInput,
  firstCall: FirstCall,
  { actor }: RequestContext,
): OpenVisit {
  const { upToMinor: holdMinor, currency = null } = input;
  if (holdMinor <= 0 || holdMinor > maxHoldMinor)
    throw wrong(`\`upToMinor\` is 1 to ${maxHoldMinor}.`);
  if (currency !== null && !isCurrency(currency)) throw wrong('`currency` is an ISO 4217 code.');
  const paymentMethodToken = checkedText('paymentMethodToken', input.paymentMethodToken, 200);
  const method = methodGiven({ ...input, paymentMethodToken });
  const returnUrl = checkedReturnUrl(input.returnUrl);
  return {
    locationId: innerId('Location', input.locationId),
    customerId: actor.id ?? '',
    holdMinor,
    currency: currency ?? shopCurrency,
    card: method && { ...method, returnUrl, firstCall },
  };
}

/** What was taken and put back, each variant once. */
export function readPicks(picks: readonly VisitPickInput[]) {
  if (picks.length === 0 || picks.length > mostVariants)
    throw wrong(`Give 1 to ${mostVariants} picks.`);
  if (picks.some(({ delta }) => delta === 0 || Math.abs(delta) > mostUnits))
    throw wrong(`A pick is 1 to ${mostUnits} units, taken or put back.`);
  return each(picks.map(({ variantId, delta }) => ({ variantId: variantOf(variantId), delta })));
}

/** Units of variants, each variant once. */
export function readUnits(units: readonly VisitUnitsInput[]): Units[] {
  if (units.length > mostVariants) throw wrong(`Give at most ${mostVariants} variants.`);
  if (units.some(({ quantity }) => quantity < 1 || quantity > mostUnits))
    throw wrong(`A quantity is 1 to ${mostUnits}.`);
  return each(
    units.map(({ variantId, quantity }) => ({ variantId: variantOf(variantId), quantity })),
  );
}

function each<Named extends { readonly variantId: string }>(named: Named[]): Named[] {
  if (new Set(named.map(({ variantId }) => variantId)).size < named.length)
    throw wrong('Name each variant once.');
  return named;
}

function variantOf(globalId: string): string {
  return innerId('Variant', globalId);
}

function wrong(message: string): RequestError {
  return new RequestError('BAD_USER_INPUT', message);
}
