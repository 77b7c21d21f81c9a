import type { DescribedProduct } from '../../src/catalog/index.js';

const text = (fr: string, en: string) => ({ fr, en });

/** A striped top in two colours and two sizes. */
export const striped: DescribedProduct = {
  slug: 'mariniere-en-coton',
  title: text('Marinière en coton', 'Cotton Breton top'),
  description: text('<p>Tricotée à Quimper.</p>', '<p>Knitted in Quimper.</p>'),
  vendor: 'Atelier Ty',
  productType: 'Tops',
  tags: ['coton', 'rayures'],
  taxClass: 'STANDARD',
  options: [
    {
      code: 'colour',
      name: text('Couleur', 'Colour'),
      values: [
        { code: 'BLUE', name: text('Bleu', 'Blue'), swatch: '#123456' },
        { code: 'RED', name: text('Rouge', 'Red'), swatch: '#aa0000' },
      ],
    },
    {
      code: 'size',
      name: text('Taille', 'Size'),
      values: [
        { code: 'S', name: { fr: 'S' } },
        { code: 'M', name: { fr: 'M' } },
      ],
    },
  ],
  images: [
    {
      url: '/images/mariniere-1.svg',
      alt: text('Une marinière', 'A Breton top'),
      width: 800,
      height: 1000,
    },
    { url: '/images/mariniere-2.svg' },
  ],
  variants: ['BLUE', 'RED'].flatMap((colour) =>
    ['S', 'M'].map((size) => ({
      sku: `TOP-${colour}-${size}`,
      barcode: null,
      optionValues: { colour, size },
      weightGrams: 180,
    })),
  ),
};

/** Something without a choice. */
export function plainThing(slug: string, more: Partial<DescribedProduct> = {}): DescribedProduct {
  return {
    slug,
    title: text(slug, slug),
    taxClass: 'STANDARD',
    variants: [{ sku: slug.toUpperCase() }],
    ...more,
  };
}
