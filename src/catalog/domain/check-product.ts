import type { LocalText } from '../../kernel/local-text.js';
import { wordings } from '../../kernel/local-text.js';
import type { DescribedProduct, DescribedVariant, ProductImage, ProductOption } from './product.js';

/** How large one product may be, so that a page of a hundred stays within bounds. */
export const maxVariants = 100;
const maxImages = 50;
const maxOptions = 5;
const maxOptionValues = 100;
const maxTags = 100;
const maxDescription = 50_000;
const maxLine = 500;

const slugShape = /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{M}\p{N}._-]{0,199}$/u;
const codeShape = /^[A-Za-z0-9_-]{1,40}$/;

/** The first part that cannot be true; undefined where all is well. */
export function wrongPartOf(product: DescribedProduct): keyof DescribedProduct | undefined {
  const { options = [], images = [], tags = [], variants } = product;
  const rules: readonly (readonly [keyof DescribedProduct, boolean])[] = [
    ['slug', slugShape.test(product.slug)],
    ['title', isText(product.title, maxLine)],
    ['description', isTextOrNone(product.description, maxDescription)],
    ['vendor', isLineOrNone(product.vendor)],
    ['productType', isLineOrNone(product.productType)],
    ['tags', tags.length <= maxTags && tags.every(isLine)],
    ['taxClass', codeShape.test(product.taxClass)],
    ['options', options.length <= maxOptions && areDistinct(options) && options.every(isOption)],
    ['images', images.length <= maxImages && images.every(isImage)],
    ['variants', areVariants(variants, product)],
  ];
  return rules.find(([, holds]) => !holds)?.[0];
}

function areVariants(variants: readonly DescribedVariant[], product: DescribedProduct): boolean {
  if (variants.length < 1 || variants.length > maxVariants) return false;
  const skus = new Set(variants.map((variant) => variant.sku));
  return skus.size === variants.length && variants.every((each) => isVariant(each, product));
}

function isVariant(variant: DescribedVariant, { options = [] }: DescribedProduct): boolean {
  const chosen = variant.optionValues ?? {};
  const fits =
    Object.keys(chosen).length === options.length &&
    options.every((option) => option.values.some((value) => value.code === chosen[option.code]));
  const { weightGrams, image } = variant;
  return (
    fits &&
    isLine(variant.sku) &&
    isLineOrNone(variant.barcode) &&
    isTextOrNone(variant.title, maxLine) &&
    (weightGrams == null || (Number.isInteger(weightGrams) && isWithin(weightGrams, 0, 1e8))) &&
    (image == null || isImage(image))
  );
}

function isOption(option: ProductOption): boolean {
  return (
    codeShape.test(option.code) &&
    isText(option.name, maxLine) &&
    isWithin(option.values.length, 1, maxOptionValues) &&
    areDistinct(option.values) &&
    option.values.every((value) => isLine(value.code) && isText(value.name, maxLine))
  );
}

function isImage({ url, alt, width, height }: ProductImage): boolean {
  const sizes = [width, height].filter((size) => size !== undefined);
  return (
    isLine(url) &&
    isTextOrNone(alt, maxLine) &&
    sizes.every((size) => Number.isInteger(size) && isWithin(size, 1, 100_000))
  );
}

function areDistinct(coded: readonly { readonly code: string }[]): boolean {
  return new Set(coded.map((each) => each.code)).size === coded.length;
}

function isText(text: LocalText, most: number): boolean {
  const words = wordings(text);
  return words.length > 0 && words.every((each) => each.trim() !== '' && isTextOrNone(text, most));
}

function isTextOrNone(text: LocalText | undefined, most: number): boolean {
  return wordings(text ?? {}).every((each) => each.length <= most && !each.includes('\u0000'));
}

function isLineOrNone(text: string | null | undefined): boolean {
  return text == null || isLine(text);
}

function isLine(text: string): boolean {
  return text.trim() !== '' && text.length <= maxLine && !text.includes('\u0000');
}

function isWithin(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}
