import 'reflect-metadata';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ImportDesk, reasons } from './support/import-desk.js';

let desk: ImportDesk;
beforeEach(async () => {
  desk = await ImportDesk.open();
});
afterEach(() => desk.close());

const heading = [
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value',
  'Variant SKU,Variant Grams,Variant Inventory Qty,Variant Inventory Policy,Variant Price',
  'Variant Compare At Price,Variant Requires Shipping,Variant Taxable,Variant Barcode,Image Src,Image Position',
  'Image Alt Text,Variant Image,Status',
].join(',');

const shirt = [
  heading,
  'shirt,Linen Shirt,<p>Cool &amp; light.</p><ul><li>Linen</li></ul>,Orvelune,Shirts,"men, linen",true,Colour,Blue,Size,S,SH-B-S,180,3,deny,49.90,59.90,true,true,3701234567890,https://img.example/2.jpg,2,Front,https://img.example/b.jpg,active',
  'shirt,,,,,,,,Blue,,M,SH-B-M,185,4,continue,49.90,,true,true,,https://img.example/1.jpg,1,,,',
  'shirt,,,,,,,,White,,S,,180,,deny,44.5,44.50,false,true,,,,,,',
  'shirt,,,,,,,,,,,,,,,,,,,,https://img.example/3.jpg,3,Back,,',
];

it('makes one product of all rows of a handle, with its options, variants, prices, images and stock', async () => {
  await desk.location('DEPOT');
  const { summary, refused } = await desk.products(shirt);
  expect(refused).toEqual([]);
  expect(summary).toEqual({ rows: 4, created: 1, changed: 0, unchanged: 0, refusedRows: 0 });
  const product = await desk.product('shirt');
  expect(product).toMatchObject({
    title: { en: 'Linen Shirt' },
    description: { en: 'Cool & light.\n\n- Linen' },
    vendor: 'Orvelune',
    product_type: 'Shirts',
    tags: ['men', 'linen'],
    tax_class: 'STANDARD',
    status: 'ACTIVE',
    options: [
      { code: 'colour', name: { en: 'Colour' }, values: [{ code: 'BLUE' }, { code: 'WHITE' }] },
      { code: 'size', name: { en: 'Size' }, values: [{ code: 'S' }, { code: 'M' }] },
    ],
  });
  expect(product?.images).toEqual([
    { url: 'https://img.example/1.jpg' },
    { url: 'https://img.example/2.jpg', alt: { en: 'Front' } },
    { url: 'https://img.example/3.jpg', alt: { en: 'Back' } },
  ]);
  const usual = {
    active: true,
    ships: true,
    backorder: false,
    barcode: null,
    image: null,
    was: null,
  };
  expect(product?.variants).toMatchObject([
    {
      ...usual,
      sku: 'SH-B-S',
      title: { en: 'Blue / S' },
      grams: 180,
      price: 4990,
      was: 5990,
      onHand: 3,
      barcode: '3701234567890',
      image: 'https://img.example/b.jpg',
    },
    {
      ...usual,
      sku: 'SH-B-M',
      title: { en: 'Blue / M' },
      grams: 185,
      price: 4990,
      onHand: 4,
      backorder: true,
    },
    {
      ...usual,
      sku: 'SHIRT-WHITE-S',
      title: { en: 'White / S' },
      price: 4450,
      onHand: null,
      ships: false,
    },
  ]);
});

it('changes nothing when the same file comes again, and only what is new when it is another one', async () => {
  await desk.location('DEPOT');
  await desk.products(shirt);
  const before = await desk.footprint();
  expect((await desk.products(shirt)).summary).toMatchObject({
    created: 0,
    changed: 0,
    unchanged: 1,
  });
  expect(await desk.footprint()).toEqual(before);

  const dearer = shirt.map((line) => line.replace('44.5,', '45.00,'));
  expect((await desk.products(dearer)).summary).toMatchObject({ changed: 1, unchanged: 0 });
  const counted = dearer.map((line) => line.replace('180,3,', '180,7,'));
  expect((await desk.products(counted)).summary).toMatchObject({ changed: 1, unchanged: 0 });
  const product = await desk.product('shirt');
  expect(product?.variants.map(({ price, onHand }) => [price, onHand])).toEqual([
    [4990, 7],
    [4990, 4],
    [4500, null],
  ]);
});

it('takes a product with the one option Title as one without any choice', async () => {
  await desk.products([
    heading,
    'ocean-shirt,Ocean Shirt,,,,,true,Title,Default Title,,,,0,,deny,50,,true,true,,,,,,',
  ]);
  expect(await desk.product('ocean-shirt')).toMatchObject({
    options: [],
    variants: [{ sku: 'OCEAN-SHIRT', price: 5000, title: { en: 'Ocean Shirt' } }],
  });
});

it('finds the rows of a product wherever in the file they stand', async () => {
  const { summary } = await desk.products([
    'Handle,Title,Option1 Name,Option1 Value,Variant Price',
    'cap,Cap,Size,S,10',
    'mug,Mug,,,12',
    'cap,,,M,11',
    'CAP,,,L,12',
  ]);
  expect(summary).toMatchObject({ rows: 4, created: 2, refusedRows: 0 });
  const skus = (await desk.product('cap'))?.variants.map(({ sku }) => sku);
  expect(skus).toEqual(['CAP-S', 'CAP-M', 'CAP-L']);
});

it('reads the newer headings of Shopify too', async () => {
  await desk.location('DEPOT');
  const { refused } = await desk.products([
    'Title,URL handle,Description,Published on online store,Status,SKU,Price,Compare-at price,Charge tax,Inventory quantity,Continue selling when out of stock,Weight value (grams),Requires shipping,Product image URL',
    'Mug,mug,<b>Blue</b>,TRUE,Active,MUG-1,12.50,,TRUE,8,deny,320.0,TRUE,https://img.example/mug.jpg',
  ]);
  expect(refused).toEqual([]);
  expect(await desk.product('mug')).toMatchObject({
    description: { en: 'Blue' },
    images: [{ url: 'https://img.example/mug.jpg' }],
    variants: [{ sku: 'MUG-1', price: 1250, onHand: 8, grams: 320 }],
  });
});

it('hides what is not published, and what is a draft or archived', async () => {
  await desk.products([
    'Handle,Title,Published,Status,Variant Price',
    'a,A,false,,1',
    'b,B,true,draft,1',
    'c,C,,archived,1',
    'd,D,VRAI,,1',
  ]);
  const states = await Promise.all(['a', 'b', 'c', 'd'].map((slug) => desk.product(slug)));
  expect(states.map((product) => product?.status)).toEqual([
    'DRAFT',
    'DRAFT',
    'ARCHIVED',
    'ACTIVE',
  ]);
});

it('taxes as it is told, and nothing that the file calls not taxable', async () => {
  const file = [
    'Handle,Title,Variant Price,Variant Taxable',
    'book,Book,20,true',
    'gift,Gift,20,false',
  ];
  await desk.products(file, { taxClass: 'REDUCED' });
  expect((await desk.product('book'))?.tax_class).toBe('REDUCED');
  expect((await desk.product('gift'))?.tax_class).toBe('EXEMPT');
});

it('writes texts and prices in the language and currency that it is told', async () => {
  const options = { locale: 'fr', currency: 'JPY' } as const;
  const { refused } = await desk.products(['Handle,Title,Variant Price', 'bol,Bol,1200'], options);
  expect(refused).toEqual([]);
  expect(await desk.product('bol')).toMatchObject({
    title: { fr: 'Bol' },
    variants: [{ price: 1200 }],
  });
});

it('counts at the location that is named, else in the first warehouse, else nowhere and says so', async () => {
  const file = ['Handle,Title,Variant Price,Variant Inventory Qty', 'mug,Mug,12,5'];
  const nowhere = await desk.products(file);
  expect(nowhere.remarks).toContainEqual(expect.stringContaining('There is no warehouse'));
  expect((await desk.product('mug'))?.variants[0]?.onHand).toBeNull();
  await desk.location('LYON', 'STORE');
  await desk.products(file, { locationCode: 'LYON' });
  expect((await desk.product('mug'))?.variants[0]?.onHand).toBe(5);
  await expect(desk.products(file, { locationCode: 'MARS' })).rejects.toThrow('no location "MARS"');
});

it('keeps formula-like text as text, in every column', async () => {
  const evil = '=HYPERLINK("http://evil.example")';
  await desk.products([
    'Handle,Title,Vendor,Tags,Variant SKU,Variant Price',
    `calc,"${evil.replaceAll('"', '""')}",+1+1,@SUM(A1),-2-3,5`,
  ]);
  expect(await desk.product('calc')).toMatchObject({
    title: { en: evil },
    vendor: '+1+1',
    tags: ['@SUM(A1)'],
    variants: [{ sku: '-2-3' }],
  });
});

it('tells values apart that differ in signs only', async () => {
  const imported = await desk.products([
    'Handle,Title,Option1 Name,Option1 Value,Variant Price',
    'lens,Lens,Dioptres,+1.00,30',
    'lens,,,-1.00,30',
    'lens,,,+1.00,31',
  ]);
  expect(reasons(imported)).toEqual(['4: The variant of line 2 has the same options.']);
  expect((await desk.product('lens'))?.variants.map(({ sku }) => sku)).toEqual([
    'LENS-PLUS-1-00',
    'LENS-MINUS-1-00',
  ]);
});
