import type { Module } from '../platform/module.js';
import { pricingChecks } from './checks.js';
import { DiscountLimitsResolver } from './graphql/discount-limits-resolver.js';
import { ProductPriceResolver, VariantPriceResolver } from './graphql/price-fields.js';
import { refreshPricesOfProduct } from './reactions.js';

export {
  type SavedPriceList,
  type SavePriceList,
  savePriceList,
} from './commands/save-price-list.js';
export { type SetPrices, type SetPricesRefusal, setPrices } from './commands/set-prices.js';
export { type SetShippingRate, setShippingRate } from './commands/set-shipping-rate.js';
export { type SetTaxRates, setTaxRates } from './commands/set-tax-rates.js';
export { discountLimit } from './data/discount-limits.js';
export {
  type PriceTerms,
  pricesOf,
  productPrices,
  type VariantPrice,
  variantPrices,
} from './data/prices.js';
export { productTaxRate, type ShippingFee, shippingFee, taxRates } from './data/rates.js';
export {
  capOf,
  type DiscountCap,
  type DiscountShare,
  type DiscountTerms,
  discountOn,
  shareDiscounts,
  sharesBy,
} from './domain/discounts.js';
export { frenchVatRates, shopCurrency, type TaxRate } from './domain/rates.js';
export {
  type Taxed,
  type TaxLine,
  type Totals,
  totalsOf,
} from './domain/tax.js';
export { currencyAsked, type PricedProduct, type PricedVariant } from './graphql/price-fields.js';

/** How much: price lists, tax, what sending costs, and the sums of documents. */
export const pricingModule: Module = {
  name: 'pricing',
  resolvers: [VariantPriceResolver, ProductPriceResolver, DiscountLimitsResolver],
  reactions: [refreshPricesOfProduct],
  checks: pricingChecks,
};
