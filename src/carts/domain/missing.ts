import type { WayOut } from './cart-line.js';

/** What a cart still needs before it can become an order. */
export const missingSteps = ['LINES', 'CONTACT', 'FULFILMENT', 'SHIPPING_ADDRESS'] as const;
export type Missing = (typeof missingSteps)[number];

/** What of a cart decides whether something is missing; the row and the entity both have it. */
export interface Completeness {
  readonly wayOuts: readonly (WayOut | null)[];
  readonly hasContact: boolean;
  readonly hasShippingAddress: boolean;
}

/** True where the buyer takes everything along at once: nobody has to reach them. */
function isCarriedOut(wayOuts: Completeness['wayOuts']): boolean {
  return wayOuts.length > 0 && wayOuts.every((way) => way === 'COUNTER');
}

/** The steps that are left, in the order in which a form asks for them. */
export function missingOf({ wayOuts, hasContact, hasShippingAddress }: Completeness): Missing[] {
  const missing: Missing[] = [];
  if (wayOuts.length === 0) missing.push('LINES');
  if (!hasContact && !isCarriedOut(wayOuts)) missing.push('CONTACT');
  if (wayOuts.length > 0 && wayOuts.includes(null)) missing.push('FULFILMENT');
  if (wayOuts.includes('SHIP') && !hasShippingAddress) missing.push('SHIPPING_ADDRESS');
  return missing;
}
