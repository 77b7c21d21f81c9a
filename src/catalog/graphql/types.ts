import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';

@ObjectType('ProductImage', { simpleResolvers: true, description: 'A picture of a product.' })
export class ProductImageType {
  @Field(() => String, {
    description: 'Where it is: a whole address, or a path on this gateway itself.',
  })
  url!: string;

  @Field(() => Int, { nullable: true, description: 'Its width in pixels, where it is known.' })
  width?: number;

  @Field(() => Int, { nullable: true, description: 'Its height in pixels, where it is known.' })
  height?: number;
}

@ObjectType('ProductOptionValue', {
  simpleResolvers: true,
  description: 'One of the values that an option can have.',
})
export class ProductOptionValueType {
  @Field(() => String, { description: 'The value as data: `BLUE`.' })
  code!: string;

  @Field(() => String, { description: 'The value for people: `Bleu`.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Its colour, `#rrggbb`, where it is one.' })
  swatch?: string | undefined;
}

@ObjectType('ProductOption', {
  simpleResolvers: true,
  description: 'A choice that a buyer makes: the colour, the size.',
})
export class ProductOptionType {
  @Field(() => String, { description: 'The choice as data: `colour`.' })
  code!: string;

  @Field(() => String, { description: 'The choice for people: `Couleur`.' })
  name!: string;

  @Field(() => [ProductOptionValueType], { description: 'What there is to choose from, in order.' })
  values!: readonly ProductOptionValueType[];
}

@ObjectType('SelectedOption', {
  simpleResolvers: true,
  description: 'What a variant stands for in one of the options of its product.',
})
export class SelectedOptionType {
  @Field(() => String, { description: 'The option as data: `colour`.' })
  option!: string;

  @Field(() => String, { description: 'The option for people: `Couleur`.' })
  name!: string;

  @Field(() => String, { description: 'The value as data: `BLUE`.' })
  value!: string;

  @Field(() => String, { description: 'The value for people: `Bleu`.' })
  label!: string;
}

@ObjectType('Category', {
  implements: Node,
  description: 'A shelf of the shop. Categories stand in a tree; a product stands in one of them.',
})
export class CategoryType extends Node {
  @Field(() => String, {
    simple: true,
    description: 'The name of the category in addresses; it never changes.',
  })
  slug!: string;

  @Field(() => String, { simple: true, description: 'The name, in the language of the request.' })
  name!: string;
}

@ObjectType('Product', {
  implements: Node,
  description: 'Something that the shop sells, in one or more variants.',
})
export class ProductType extends Node {
  @Field(() => String, {
    simple: true,
    description: 'The name of the product in addresses; it never changes.',
  })
  slug!: string;

  @Field(() => String, { simple: true, description: 'The title, in the language of the request.' })
  title!: string;

  @Field(() => String, {
    simple: true,
    description: 'What it is, in the language of the request; empty where nothing is told.',
  })
  description!: string;

  @Field(() => String, { simple: true, nullable: true, description: 'Who makes it.' })
  vendor!: string | null;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'What kind of thing the retailer counts it to, in the words of the retailer.',
  })
  productType!: string | null;

  @Field(() => [String], {
    simple: true,
    description: 'The tags under which it is found, in the words of the retailer.',
  })
  tags!: readonly string[];

  @Field(() => [ProductImageType], {
    simple: true,
    description: 'Its pictures, the best one first.',
  })
  images!: readonly ProductImageType[];

  @Field(() => DateTimeScalar, { simple: true, description: 'Since when the shop knows it.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { simple: true, description: 'When its description last changed.' })
  updatedAt!: Date;
}

@ObjectType('Variant', {
  implements: Node,
  description: 'One thing that can be put into a cart: a product in one colour and size.',
})
export class VariantType extends Node {
  @Field(() => String, {
    simple: true,
    description: 'The stock keeping unit: its name in the shop, in files and at the till.',
  })
  sku!: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The number under its bar code, an EAN for most.',
  })
  barcode!: string | null;

  @Field(() => String, {
    simple: true,
    description:
      'What it is called beside the others of its product, `Bleu / M`; the title of the product where there is no choice.',
  })
  title!: string;

  @Field(() => Int, { simple: true, nullable: true, description: 'Its weight in grams.' })
  weightGrams!: number | null;

  @Field(() => Boolean, {
    simple: true,
    description: 'False where nothing has to be sent: a workshop, a voucher.',
  })
  requiresShipping!: boolean;

  @Field(() => ProductImageType, {
    simple: true,
    nullable: true,
    description: 'Its own picture, else the first one of its product.',
  })
  image!: ProductImageType | null;

  @Field(() => Boolean, {
    simple: true,
    description: 'False where it is no longer sold and only old carts and orders know it.',
  })
  active!: boolean;
}
