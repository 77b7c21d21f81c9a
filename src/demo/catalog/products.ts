import { noise, someOf, wholeBetween } from '../noise.js';
import type { DemoOption, DemoProduct, DemoVariant } from '../shop.js';
import { type LocalText, sentences, slugOf, text } from '../text.js';
import { internalBarcode } from './barcode.js';
import { families } from './families/index.js';
import { picturesOf } from './images.js';
import { pricePoint } from './price-point.js';
import type { Choice, Colour, Family, Material, Model, Sizing } from './recipe.js';

const barcodePrefix = 20;
const reductions = [30, 40, 50] as const;

interface Recipe {
  readonly family: Family;
  readonly model: Model;
  readonly material: Material | undefined;
}

interface Offer {
  readonly recipe: Recipe;
  readonly slug: string;
  readonly number: number;
  readonly colours: readonly Colour[];
  readonly sizing: Sizing | undefined;
  /** Percent taken off every variant; 0 for none. */
  readonly reduction: number;
}

/** Every product of the shop, always in the same order. */
export function products(): DemoProduct[] {
  return recipes().map((recipe, place) => productOf(recipe, place + 1));
}

function recipes(): Recipe[] {
  return families.flatMap((family) =>
    family.models.flatMap((model) => {
      const materials = model.materials ?? family.materials ?? [];
      return (materials.length > 0 ? materials : [undefined]).map((material) => ({
        family,
        model,
        material,
      }));
    }),
  );
}

function productOf(recipe: Recipe, number: number): DemoProduct {
  const { family, model, material } = recipe;
  const title = titleOf(model, material);
  const slug = slugOf(title.fr);
  const palette = model.colours ?? family.colours ?? [];
  const colours = rotated(
    someOf(slug, palette, family.coloursEach ?? palette.length),
    wholeBetween(`front:${slug}`, 0, 4),
  );
  const sizing = model.sizing ?? family.sizing;
  const reduction = reductionOf(slug, family);
  return {
    slug,
    title,
    description: sentences(model.pitch, material?.note, family.care),
    vendor: family.vendor,
    categorySlug: family.category,
    tags: tagsOf(recipe, slug, reduction),
    taxClass: family.taxClass ?? 'STANDARD',
    options: optionsOf(colours, sizing),
    variants: variantsOf({ recipe, slug, number, colours, sizing, reduction }),
    ...picturesOf(recipe, { slug, title, colours }),
  };
}

/** So that a page of one family does not show one colour only. */
function rotated<T>(items: readonly T[], steps: number): T[] {
  const at = items.length === 0 ? 0 : steps % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}

function titleOf(model: Model, material: Material | undefined): LocalText {
  if (!material) return model.title;
  return text(
    `${model.title.fr} ${material.title.fr}`,
    `${model.title.en} in ${material.title.en}`,
  );
}

function reductionOf(slug: string, family: Family): number {
  if (family.neverReduced || noise(`outlet:${slug}`) >= 0.09) return 0;
  return reductions[wholeBetween(`reduction:${slug}`, 0, reductions.length - 1)] ?? 0;
}

function tagsOf({ family, model, material }: Recipe, slug: string, reduction: number): string[] {
  const own = [...(family.tags ?? []), ...(model.tags ?? []), ...(material?.tags ?? [])];
  const isNew = reduction === 0 && noise(`new:${slug}`) < 0.1;
  return [
    ...new Set([...own, ...(isNew ? ['nouveaute'] : []), ...(reduction > 0 ? ['outlet'] : [])]),
  ];
}

function optionsOf(colours: readonly Colour[], sizing: Sizing | undefined): DemoOption[] {
  const options: DemoOption[] = [];
  if (colours.length > 0)
    options.push({
      code: 'colour',
      name: text('Couleur', 'Colour'),
      values: colours.map(({ code, name, hex }) => ({ code, name, swatch: hex })),
    });
  if (sizing)
    options.push({
      code: sizing.option,
      name: sizing.name,
      values: sizing.choices.map(({ code, name }) => ({ code, name })),
    });
  return options;
}

function variantsOf(offer: Offer): DemoVariant[] {
  const colours = offer.colours.length > 0 ? offer.colours : [undefined];
  const choices = offer.sizing?.choices ?? [undefined];
  return colours
    .flatMap((colour) => choices.map((choice) => ({ colour, choice })))
    .map((picked, place) => variantOf(offer, picked, place + 1));
}

function variantOf(
  { recipe, number, sizing, reduction }: Offer,
  { colour, choice }: { colour: Colour | undefined; choice: Choice | undefined },
  place: number,
): DemoVariant {
  const { family, model } = recipe;
  const fullMinor = pricePoint(model.priceMinor, percentOf(recipe.material, choice));
  const price =
    reduction > 0
      ? { priceMinor: pricePoint(fullMinor, 100 - reduction), compareAtMinor: fullMinor }
      : { priceMinor: fullMinor };
  return {
    sku: skuOf(recipe, colour, choice),
    barcode: internalBarcode(barcodePrefix, number, place),
    optionValues: {
      ...(colour ? { colour: colour.code } : {}),
      ...(sizing && choice ? { [sizing.option]: choice.code } : {}),
    },
    ...price,
    weightGrams: Math.round((model.weightGrams * (choice?.weightPercent ?? 100)) / 100),
    requiresShipping: family.requiresShipping ?? true,
  };
}

function percentOf(material: Material | undefined, choice: Choice | undefined): number {
  return ((material?.pricePercent ?? 100) * (choice?.pricePercent ?? 100)) / 100;
}

/** `TSH-FROND-COTON-MARINE-M`. The material is left out where the model comes in one only. */
function skuOf(
  { family, model, material }: Recipe,
  colour: Colour | undefined,
  choice: Choice | undefined,
): string {
  const materials = model.materials ?? family.materials ?? [];
  return [
    family.code,
    model.code,
    materials.length > 1 ? material?.code : undefined,
    colour?.code,
    choice?.code.replace(/[^A-Z0-9]/g, ''),
  ]
    .filter((part) => part !== undefined)
    .join('-');
}
