const times = (count: number, part: (place: number) => string) =>
  Array.from({ length: count }, (_, place) => part(place)).join(' ');

/** `open` written so often around `core`, and closed as often. */
const nest = (count: number, open: string, core: string) =>
  `${open.repeat(count)}${core}${' }'.repeat(count * (open.split('{').length - 1))}`;

const fork = (count: number, type: string, left: string, right: string) =>
  times(
    count,
    (at) => `fragment F${at} on ${type} { ${left} { ...F${at + 1} } ${right} { ...F${at + 1} } }`,
  );

/**
 * Documents that cost next to nothing to send and much to answer, over the types of the shop. Each is refused
 * for what it would take, before it is validated or run.
 */
export const bombs: Readonly<Record<string, string>> = {
  '101 aliases': `{ ${times(101, (at) => `a${at}: viewer { kind }`)} }`,
  '101 aliases inside': `{ viewer { ${times(101, (at) => `a${at}: kind`)} } }`,
  '500 repeats of a root field': `{ ${times(500, () => 'viewer { kind }')} }`,
  '500 repeats of a field': `{ viewer { ${times(500, () => 'kind')} } }`,
  '21 root fields': `{ ${times(21, () => 'categories { id }')} }`,
  '15,000 fields': `{ viewer { ${times(7_900, () => 'kind')} } }`,
  '1,000 operations': times(1_000, (at) => `query Q${at} { viewer { kind } }`),
  'orders of payments of orders': `{ orders { nodes { ${nest(10, 'paymentIntent { order { ', 'id')} } } }`,
  'a cart, its order, its payment, its order ...': `{ cart(id: "x") { order { ${nest(10, 'paymentIntent { order { ', 'id')} } } }`,
  'products of variants of products': `{ products { nodes { ${nest(10, 'variants { product { ', 'id')} } } }`,
  'stock of variants of stock': `{ products { nodes { variants { ${nest(10, 'stock { variant { ', 'sku')} } } } }`,
  'categories of categories': `{ categories { ${nest(13, 'children { ', 'id')} } }`,
  'depth out of fragments': `{ categories { ...F0 } } ${times(13, (at) => `fragment F${at} on Category { children { ...F${at + 1} } }`)} fragment F13 on Category { id }`,
  '2^20 categories out of fragments': `{ categories { ...F0 } } ${fork(20, 'Category', 'parent', 'children')} fragment F20 on Category { id }`,
  '2^8 categories out of fragments': `{ categories { ...F0 } } ${fork(8, 'Category', 'parent', 'children')} fragment F8 on Category { ${times(60, (at) => (at % 2 ? 'id' : 'slug'))} }`,
  'a fragment that spreads itself': '{ categories { ...F } } fragment F on Category { id ...F }',
  'fragments in a circle':
    '{ categories { ...A } } fragment A on Category { children { ...B } } fragment B on Category { parent { ...A } }',
  'overlapping selections of 22 kB': `{ viewer { ${'kind '.repeat(4_400)} } }`,
  'overlapping selections within the tokens': `{ products { nodes { ${times(15, () => `variants { ${times(60, () => 'sku')} }`)} } } }`,
  '10,000 products and their stock':
    '{ products(first: 100) { nodes { variants { stock(first: 100) { location { id } } } } } }',
  'stock of stock, a hundred each':
    '{ products(first: 100) { nodes { variants { stock(first: 100) { variant { stock(first: 100) { band } } } } } } }',
  'many lists under aliases': `{ ${times(19, (at) => `p${at}: products(first: 100) { nodes { variants { sku title } } }`)} }`,
  'orders, a hundred, with all their lines':
    '{ orders(first: 100) { nodes { lines { variant { stock(first: 100) { location { name } } } } } } }',
  '60 directives': `{ viewer { ${times(60, () => '... @include(if: true) { kind }')} } }`,
  '20,000 braces': '{a'.repeat(10_000),
  '20,000 lists': `{ nodes(ids: ${'['.repeat(20_000)}`,
  'a text of 100 kB': `{ products(search: "${'a'.repeat(100_000)}") { nodes { id } } }`,
};
