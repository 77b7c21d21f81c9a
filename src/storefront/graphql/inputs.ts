import { ArgsType, Field, Float, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { GeoPointInput } from '../../locations/index.js';
import { PageArguments } from '../../platform/graphql/connection.js';
import { DateTimeScalar, MinorUnitsScalar } from '../../platform/graphql/scalars.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';

export const productSorts = ['NEWEST', 'TITLE', 'PRICE_ASC', 'PRICE_DESC', 'RELEVANCE'] as const;
export type ProductSort = (typeof productSorts)[number];

export const ProductSortEnum: Record<ProductSort, ProductSort> = {
  NEWEST: 'NEWEST',
  TITLE: 'TITLE',
  PRICE_ASC: 'PRICE_ASC',
  PRICE_DESC: 'PRICE_DESC',
  RELEVANCE: 'RELEVANCE',
};
registerEnumType(ProductSortEnum, {
  name: 'ProductSort',
  description: 'The order of a list of products.',
  valuesConfig: {
    NEWEST: { description: 'What came into the shop last comes first.' },
    TITLE: { description: 'By title in the language of the request.' },
    PRICE_ASC: { description: 'The cheapest first. What has no price is left out.' },
    PRICE_DESC: {
      description: 'Those whose cheapest variant costs most first. What has no price is left out.',
    },
    RELEVANCE: {
      description:
        'What holds all the words in its title first, then what begins with them there, then the rest; the newest first within each. Like NEWEST where nothing is searched.',
    },
  },
});

@InputType({ description: 'A range of prices, tax included. Its ends belong to it.' })
export class PriceRangeInput {
  @Field(() => MinorUnitsScalar, {
    nullable: true,
    description: 'The lowest price, in minor units of the currency.',
  })
  minMinor?: number | null;

  @Field(() => MinorUnitsScalar, {
    nullable: true,
    description: 'The highest price, in minor units of the currency.',
  })
  maxMinor?: number | null;
}

@ArgsType()
export class ProductsArguments extends PageArguments {
  @Field(() => String, {
    nullable: true,
    description:
      'Only products that hold each of these words, or longer ones that begin with them: in title, description, maker, tags, option values or SKU. Accents and capitals do not matter.',
  })
  search?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only products of the category with this slug, and of all categories below it.',
  })
  category?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Only products that carry each of these tags.',
  })
  tags?: string[] | null;

  @Field(() => PriceRangeInput, {
    nullable: true,
    description: 'Only products whose cheapest variant costs that much.',
  })
  priceRange?: PriceRangeInput | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Only products of which a variant can be had through this channel in one of these locations. Give their ids.',
  })
  inStockAt?: string[] | null;

  @Field(() => ProductSortEnum, {
    nullable: true,
    description: 'The order; RELEVANCE where something is searched, else NEWEST.',
  })
  sort?: ProductSort | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The currency of `priceRange` and of the orders by price, ISO 4217; the one of the shop where it is left out.',
  })
  currency?: string | null;
}

@InputType({ description: 'Something that a buyer wants to collect.' })
export class PickupLineInput {
  @Field(() => ID, { description: 'The variant.' })
  variantId!: string;

  @Field(() => Int, { description: 'How many: 1 to 9999.' })
  quantity!: number;
}

@InputType({ description: 'A basket, and where its buyer is.' })
export class PickupOptionsInput {
  @Field(() => [PickupLineInput], { description: 'The whole basket: 1 to 100 lines.' })
  lines!: PickupLineInput[];

  @Field(() => GeoPointInput, {
    nullable: true,
    description:
      'Where the buyer is: the nearest store comes first. Without it the order is by name.',
  })
  near?: GeoPointInput | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Only stores at most so many kilometres from `near`, as the crow flies.',
  })
  withinKm?: number | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only stores that are open at this instant.',
  })
  openAt?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'True: also stores that have nothing of the basket.',
  })
  includeNone?: boolean | null;
}

const maxTags = 20;
const maxPlaces = 100;
const maxLines = 100;
const maxQuantity = 9999;
const maxOptions = 100;
const maxSlug = 200;
const maxPostcode = 16;

/** Refuses what no shop window can be asked for. */
export function checkProducts(args: ProductsArguments): void {
  const { tags, inStockAt, priceRange, category } = args;
  if ((tags?.length ?? 0) > maxTags) refuse(`Give at most ${maxTags} tags.`);
  if (tags?.some(isUnprintable)) refuse('A tag is a line of text.');
  if ((inStockAt?.length ?? 0) > maxPlaces) refuse(`Give at most ${maxPlaces} locations.`);
  if (category != null && !isSlug(category)) refuse('This is not the slug of a category.');
  const { minMinor, maxMinor } = priceRange ?? {};
  if (minMinor != null && maxMinor != null && minMinor > maxMinor)
    refuse('`minMinor` is above `maxMinor`.');
}

export function checkPickup({ lines }: PickupOptionsInput, first: number): void {
  checkLines(lines);
  if (first < 0 || first > maxOptions) refuse(`\`first\` is 0 to ${maxOptions}.`);
}

/** Refuses what is no basket. */
export function checkLines(lines: readonly { readonly quantity: number }[]): void {
  if (lines.length < 1 || lines.length > maxLines) refuse(`A basket has 1 to ${maxLines} lines.`);
  if (lines.some(({ quantity }) => quantity < 1 || quantity > maxQuantity))
    refuse(`A quantity is 1 to ${maxQuantity}.`);
}

/** Refuses what is no place on an envelope; a postcode that is left out is near to nothing. */
export function checkDestination(countryCode: string, postalCode: string | null | undefined) {
  const country = countryCode.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(country)) refuse('A country has two letters, such as `FR`.');
  const postcode = (postalCode ?? '').trim();
  if (postcode.length > maxPostcode || isUnprintable(postcode)) refuse('This is no postcode.');
  return { countryCode: country, postalCode: postcode };
}

/** True where a text may be the slug of something; another one is nobody's. */
export function isSlug(text: string): boolean {
  return text.length <= maxSlug && !isUnprintable(text);
}

function isUnprintable(text: string): boolean {
  return text.includes('\u0000');
}

function refuse(message: string): never {
  throw new RequestError('BAD_USER_INPUT', message);
}
