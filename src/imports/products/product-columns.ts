import type { ColumnWords } from '../csv/table.js';

/**
 * The columns of a Shopify product CSV that are read, under their older and their newer headings
 * (https://help.shopify.com/en/manual/products/import-export/using-csv). All others are left alone.
 */
export const productColumns = {
  handle: { words: ['Handle', 'URL handle'], required: true },
  title: { words: ['Title'], required: true },
  body: { words: ['Body (HTML)', 'Body HTML', 'Description'] },
  vendor: { words: ['Vendor'] },
  type: { words: ['Type'] },
  tags: { words: ['Tags'] },
  published: { words: ['Published', 'Published on online store'] },
  status: { words: ['Status'] },
  option1Name: { words: ['Option1 Name'] },
  option1Value: { words: ['Option1 Value'] },
  option2Name: { words: ['Option2 Name'] },
  option2Value: { words: ['Option2 Value'] },
  option3Name: { words: ['Option3 Name'] },
  option3Value: { words: ['Option3 Value'] },
  sku: { words: ['Variant SKU', 'SKU'] },
  barcode: { words: ['Variant Barcode', 'Barcode'] },
  grams: { words: ['Variant Grams', 'Weight value (grams)'] },
  quantity: { words: ['Variant Inventory Qty', 'Inventory quantity'] },
  policy: { words: ['Variant Inventory Policy', 'Continue selling when out of stock'] },
  price: { words: ['Variant Price', 'Price'], required: true },
  compareAtPrice: { words: ['Variant Compare At Price', 'Compare-at price'] },
  requiresShipping: { words: ['Variant Requires Shipping', 'Requires shipping'] },
  taxable: { words: ['Variant Taxable', 'Charge tax'] },
  imageSrc: { words: ['Image Src', 'Product image URL'] },
  imagePosition: { words: ['Image Position'] },
  imageAlt: { words: ['Image Alt Text'] },
  variantImage: { words: ['Variant Image', 'Variant image URL'] },
} as const satisfies ColumnWords<string>;

export type ProductColumn = keyof typeof productColumns;

/** The three options that a Shopify product can have. */
export const optionColumns = [
  { name: 'option1Name', value: 'option1Value' },
  { name: 'option2Name', value: 'option2Value' },
  { name: 'option3Name', value: 'option3Value' },
] as const satisfies readonly { readonly name: ProductColumn; readonly value: ProductColumn }[];
