import { type DescribedProduct, saveCategory, saveProducts } from '../catalog/index.js';
import { isRefusal } from '../kernel/refusal.js';
import { keepPictures } from '../media/index.js';
import type { Gateway } from '../platform/gateway.js';
import { inBatches, type LoadProgress } from './load-progress.js';
import { productImageSvg } from './pictures/product-image.js';
import type { DemoCategory, DemoImage, DemoProduct, DemoShop, DemoVariant } from './shop.js';

const batchProducts = 100;

/** Saves the tree of categories, and the products with their pictures. */
export async function loadProducts(
  gateway: Gateway,
  shop: DemoShop,
  progress: LoadProgress,
): Promise<void> {
  await loadCategories(gateway, shop.categories);
  progress.begin('products', shop.counts.products);
  for (const batch of inBatches(shop.products, batchProducts)) {
    await gateway.runAsSystem('loadProducts', async (work) => {
      const saved = await saveProducts(work, batch.map(describe));
      if (isRefusal(saved)) throw new Error(saved.messages.en);
      await keepPictures(work, batch.flatMap(picturesOf));
    });
    progress.advance(batch.length);
  }
}

/** Parents come before their children. */
async function loadCategories(
  gateway: Gateway,
  categories: readonly DemoCategory[],
): Promise<void> {
  await gateway.runAsSystem('loadCategories', async (work) => {
    for (const category of categories) {
      const saved = await saveCategory(work, category);
      if (isRefusal(saved)) throw new Error(saved.messages.en);
    }
  });
}

function describe(product: DemoProduct): DescribedProduct {
  const { picture: _, images, variants, ...described } = product;
  return {
    ...described,
    images: images.map(imageOf),
    variants: variants.map((variant) => describeVariant(product, variant)),
  };
}

function describeVariant(
  product: DemoProduct,
  variant: DemoVariant,
): DescribedProduct['variants'][number] {
  const { sku, barcode, optionValues, weightGrams, requiresShipping } = variant;
  const image = product.images.find(
    ({ colour }) => colour !== undefined && colour === optionValues['colour'],
  );
  return {
    sku,
    barcode,
    optionValues,
    weightGrams,
    requiresShipping,
    image: image ? imageOf(image) : null,
  };
}

function imageOf({ path, alt, width, height }: DemoImage) {
  return { url: path, alt, width, height };
}

function picturesOf(product: DemoProduct) {
  return product.images.map(({ path, position }) => ({
    path,
    svg: productImageSvg(product, position),
  }));
}
