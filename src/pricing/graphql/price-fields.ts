import { Arg, Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { ProductType, VariantType } from '../../catalog/index.js';
import { type CurrencyCode, isCurrency } from '../../kernel/money.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { MoneyType, toMoney } from '../../platform/graphql/money.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import type { VariantPrice } from '../data/prices.js';
import { shopCurrency } from '../domain/rates.js';
import { type PriceSpan, priceLoader, priceSpanLoader } from './loaders.js';

/** A variant whose price in one currency may have been loaded along with it; null where it has none. */
export interface PricedVariant {
  readonly id: string;
  pricedIn?: CurrencyCode;
  readonly amountMinor?: number | null;
  readonly compareAtMinor?: number | null;
}

/** A product whose span of prices in one currency may have been loaded along with it. */
export interface PricedProduct {
  readonly id: string;
  pricedIn?: CurrencyCode;
  readonly lowestMinor?: number | null;
  readonly highestMinor?: number | null;
}

const currencyOption = {
  nullable: true,
  description: 'The ISO 4217 code of a currency; the one of the shop where it is left out.',
};

@ObjectType('PriceRange', {
  simpleResolvers: true,
  description: 'What a product costs, over all its variants, tax included.',
})
export class PriceRangeType {
  @Field(() => MoneyType, { description: 'What the cheapest variant costs.' })
  lowest!: MoneyType;

  @Field(() => MoneyType, { description: 'What the dearest variant costs.' })
  highest!: MoneyType;
}

/** Prices live here: pricing knows variants, never the reverse. */
@Resolver(() => VariantType)
export class VariantPriceResolver {
  @FieldResolver(() => MoneyType, {
    nullable: true,
    description:
      'What it costs in the channel of the request, tax included; null where it is not sold in that currency.',
  })
  price(
    @Root() variant: PricedVariant,
    @Arg('currency', () => String, currencyOption) currency: string | null | undefined,
    @Ctx() context: RequestContext,
  ): MoneyType | null | Promise<MoneyType | null> {
    const asked = currencyAsked(currency);
    if (variant.pricedIn === asked) return amountOf(variant.amountMinor, asked);
    return priceOf(variant, asked, context).then((price) => amountOf(price?.amountMinor, asked));
  }

  @FieldResolver(() => MoneyType, {
    nullable: true,
    description: 'What it cost before its price was reduced; null where it was not.',
  })
  compareAtPrice(
    @Root() variant: PricedVariant,
    @Arg('currency', () => String, currencyOption) currency: string | null | undefined,
    @Ctx() context: RequestContext,
  ): MoneyType | null | Promise<MoneyType | null> {
    const asked = currencyAsked(currency);
    if (variant.pricedIn === asked) return amountOf(variant.compareAtMinor, asked);
    return priceOf(variant, asked, context).then((price) => amountOf(price?.compareAtMinor, asked));
  }
}

@Resolver(() => ProductType)
export class ProductPriceResolver {
  @FieldResolver(() => PriceRangeType, {
    nullable: true,
    description:
      'What its variants cost in the channel of the request, tax included; null where none is sold in that currency.',
  })
  priceRange(
    @Root() product: PricedProduct,
    @Arg('currency', () => String, currencyOption) currency: string | null | undefined,
    @Ctx() context: RequestContext,
  ): PriceRangeType | null | Promise<PriceRangeType | null> {
    const asked = currencyAsked(currency);
    if (product.pricedIn === asked) return rangeOf(product, asked);
    const key = { id: product.id, currency: asked };
    const span = context.loaders.of(priceSpanLoader).load(key);
    return span.then((found) => rangeOf(found ?? {}, asked));
  }
}

/** The currency that a field is asked for. */
export function currencyAsked(currency: unknown): CurrencyCode {
  if (currency == null) return shopCurrency;
  if (typeof currency !== 'string' || !isCurrency(currency))
    throw new RequestError('BAD_USER_INPUT', 'A currency is an ISO 4217 code such as `EUR`.');
  return currency;
}

function priceOf(
  variant: PricedVariant,
  currency: CurrencyCode,
  context: RequestContext,
): Promise<VariantPrice | null> {
  return context.loaders.of(priceLoader).load({ id: variant.id, currency });
}

function amountOf(minor: number | null | undefined, currency: CurrencyCode): MoneyType | null {
  return minor == null ? null : toMoney(minor, currency);
}

function rangeOf(
  span: Partial<PriceSpan> | PricedProduct,
  currency: CurrencyCode,
): PriceRangeType | null {
  const lowest = amountOf(span.lowestMinor, currency);
  const highest = amountOf(span.highestMinor, currency);
  return lowest && highest && { lowest, highest };
}
