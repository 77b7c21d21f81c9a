import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { inLocale } from '../../kernel/local-text.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import type { ShownCategory, ShownProduct, ShownVariant } from '../data/shown.js';
import type { ProductImage } from '../domain/product.js';
import { categoryTreeLoader, productLoader, variantsOfProductLoader } from './loaders.js';
import {
  CategoryType,
  ProductImageType,
  ProductOptionType,
  ProductType,
  SelectedOptionType,
  VariantType,
} from './types.js';

@Resolver(() => ProductType)
export class ProductFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this product.' })
  id(@Root() product: ShownProduct): string {
    return toGlobalId('Product', product.id);
  }

  @FieldResolver(() => CategoryType, {
    nullable: true,
    description: 'The category it stands in; null where it stands in none.',
  })
  category(
    @Root() product: ShownProduct,
    @Ctx() context: RequestContext,
  ): ShownCategory | null | Promise<ShownCategory | null> {
    return product.category === undefined
      ? loadCategory(product.categoryId, context)
      : product.category;
  }

  @FieldResolver(() => [ProductOptionType], {
    description: 'The choices that a buyer makes; none where there is only one variant.',
  })
  options(@Root() product: ShownProduct, @Ctx() { locale }: RequestContext): ProductOptionType[] {
    return product.options.map((option) => ({
      code: option.code,
      name: inLocale(option.name, locale),
      values: option.values.map((value) => ({ ...value, name: inLocale(value.name, locale) })),
    }));
  }

  @FieldResolver(() => [VariantType], {
    description: 'What can be bought of it, in the order in which it is shown.',
  })
  variants(
    @Root() product: ShownProduct,
    @Ctx() context: RequestContext,
  ): readonly ShownVariant[] | Promise<readonly ShownVariant[]> {
    return product.variants ?? loadVariants(product, context);
  }
}

@Resolver(() => VariantType)
export class VariantFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this variant.' })
  id(@Root() variant: ShownVariant): string {
    return toGlobalId('Variant', variant.id);
  }

  @FieldResolver(() => ProductType, { description: 'The product of which it is one.' })
  product(
    @Root() variant: ShownVariant,
    @Ctx() context: RequestContext,
  ): ShownProduct | Promise<ShownProduct | null> {
    return variant.product ?? context.loaders.of(productLoader).load(variant.productId);
  }

  @FieldResolver(() => [SelectedOptionType], {
    description: 'What it stands for in each option of its product.',
  })
  optionValues(
    @Root() variant: ShownVariant,
    @Ctx() { locale }: RequestContext,
  ): SelectedOptionType[] {
    return variant.optionValues.map((selected) => ({
      ...selected,
      name: inLocale(selected.name, locale),
      label: inLocale(selected.label, locale),
    }));
  }
}

@Resolver(() => ProductImageType)
export class ProductImageFields {
  @FieldResolver(() => String, {
    description: 'What is to be seen, for those who cannot see it; empty where nothing is told.',
  })
  alt(@Root() image: ProductImage, @Ctx() { locale }: RequestContext): string {
    return image.alt ? inLocale(image.alt, locale) : '';
  }
}

async function loadCategory(
  id: string | null,
  context: RequestContext,
): Promise<ShownCategory | null> {
  if (id === null) return null;
  const tree = await context.loaders.of(categoryTreeLoader).load('tree');
  return tree?.withId(id) ?? null;
}

async function loadVariants(
  product: ShownProduct,
  context: RequestContext,
): Promise<readonly ShownVariant[]> {
  return (await context.loaders.of(variantsOfProductLoader).load(product.id)) ?? [];
}
