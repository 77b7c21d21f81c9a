import type { Address } from '../../../customers/index.js';
import type { Work } from '../../../platform/commands/work.js';
import { shippingFee } from '../../../pricing/index.js';
import type { Reading } from '../../data/reading.js';
import type { Cart } from '../../domain/cart.js';
import { type CountryNotServedRefusal, countryNotServed } from '../../domain/refusals.js';
import { type EditTarget, editCart } from '../edit-cart.js';

export interface SetCartAddresses extends EditTarget {
  /** Where the goods are sent; null for none, left out for no change. */
  readonly shippingAddress?: Address | null | undefined;
  /** Where the invoice goes; null for the shipping address, left out for no change. */
  readonly billingAddress?: Address | null | undefined;
}

/** Sets where goods and invoice go. Taxes and shipping fee follow the country of the goods. */
export function setCartAddresses(work: Work, input: SetCartAddresses) {
  const { shippingAddress, billingAddress } = input;
  return editCart<CountryNotServedRefusal>(work, input, async (cart) => {
    const fields: string[] = [];
    if (shippingAddress !== undefined) {
      const refused = await shipTo(work, cart, shippingAddress);
      if (refused) return refused;
      fields.push('shippingAddress');
    }
    if (billingAddress !== undefined) {
      cart.billingAddress = billingAddress;
      fields.push('billingAddress');
    }
    return { type: 'CartAddressesSet', news: { fields } };
  });
}

/** Sends the goods of a cart to an address, if anything is sent to its country. */
export async function shipTo(
  reading: Reading,
  cart: Cart,
  address: Address | null,
): Promise<CountryNotServedRefusal | undefined> {
  if (address) {
    const { countryCode } = address;
    const { currency } = cart;
    const fee = await shippingFee(reading.db, { country: countryCode, currency, itemsMinor: 0 });
    if (!fee) return countryNotServed({ countryCode });
  }
  cart.shipTo(address);
  return undefined;
}
