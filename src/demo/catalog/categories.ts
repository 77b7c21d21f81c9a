import type { DemoCategory } from '../shop.js';
import { type LocalText, text } from '../text.js';

interface Branch {
  readonly slug: string;
  readonly name: LocalText;
  readonly children?: readonly Branch[];
}

const leaf = (slug: string, fr: string, en: string): Branch => ({ slug, name: text(fr, en) });

const branch = (slug: string, fr: string, en: string, ...children: Branch[]): Branch => ({
  slug,
  name: text(fr, en),
  children,
});

const tree: readonly Branch[] = [
  branch(
    'mode',
    'Mode',
    'Fashion',
    branch(
      'hauts',
      'Hauts',
      'Tops',
      leaf('t-shirts', 'T-shirts et marinières', 'T-shirts and Breton tops'),
      leaf('chemises', 'Chemises', 'Shirts'),
      leaf('pulls', 'Pulls et gilets', 'Jumpers and cardigans'),
      leaf('sweats', 'Sweats', 'Sweatshirts'),
    ),
    branch(
      'bas',
      'Bas',
      'Bottoms',
      leaf('pantalons', 'Pantalons', 'Trousers'),
      leaf('jeans', 'Jeans', 'Jeans'),
      leaf('shorts', 'Shorts et bermudas', 'Shorts'),
      leaf('jupes', 'Jupes', 'Skirts'),
    ),
    leaf('robes', 'Robes', 'Dresses'),
    leaf('vestes-et-manteaux', 'Vestes et manteaux', 'Jackets and coats'),
    branch(
      'accessoires',
      'Accessoires',
      'Accessories',
      leaf('tetes', 'Casquettes, bonnets et chapeaux', 'Caps, beanies and hats'),
      leaf('echarpes-et-gants', 'Écharpes et gants', 'Scarves and gloves'),
      leaf('chaussettes', 'Chaussettes', 'Socks'),
      leaf('ceintures-et-lunettes', 'Ceintures et lunettes', 'Belts and eyewear'),
    ),
    leaf('sacs', 'Sacs', 'Bags'),
    branch(
      'chaussures',
      'Chaussures',
      'Shoes',
      leaf('baskets', 'Baskets', 'Trainers'),
      leaf('bottes-et-bottines', 'Bottes et bottines', 'Boots'),
      leaf(
        'ete-et-maison',
        'Sandales, espadrilles et chaussons',
        'Sandals, espadrilles and slippers',
      ),
    ),
  ),
  branch(
    'enfant',
    'Enfant',
    'Kids',
    leaf('vetements-enfant', 'Vêtements enfant', "Children's clothing"),
    leaf('jouets', 'Jouets et doudous', 'Toys and soft toys'),
  ),
  branch(
    'maison',
    'Maison',
    'Home',
    branch(
      'table',
      'Table',
      'Tableware',
      leaf('tasses', 'Mugs et tasses', 'Mugs and cups'),
      leaf('assiettes-et-bols', 'Assiettes et bols', 'Plates and bowls'),
      leaf('verres-et-carafes', 'Verres, carafes et théières', 'Glasses, carafes and teapots'),
    ),
    leaf('cuisine', 'Cuisine', 'Kitchen'),
    leaf('luminaires', 'Luminaires', 'Lighting'),
    branch(
      'linge',
      'Linge de maison',
      'Household linen',
      leaf('lit', 'Linge de lit', 'Bed linen'),
      leaf('bain', 'Linge de bain', 'Bath linen'),
      leaf('plaids-et-rideaux', 'Plaids et rideaux', 'Throws and curtains'),
    ),
    branch(
      'decoration',
      'Décoration',
      'Decoration',
      leaf('bougies', 'Bougies', 'Candles'),
      leaf('vases', 'Vases', 'Vases'),
      leaf('coussins', 'Coussins', 'Cushions'),
      leaf('miroirs-tapis-paniers', 'Miroirs, tapis et paniers', 'Mirrors, rugs and baskets'),
    ),
    leaf('mobilier', 'Petit mobilier', 'Small furniture'),
    branch(
      'jardin',
      'Jardin',
      'Garden',
      leaf('plantes', 'Plantes', 'Plants'),
      leaf('pots-et-arrosoirs', 'Pots et arrosoirs', 'Pots and watering cans'),
    ),
  ),
  branch(
    'plein-air',
    'Plein air',
    'Outdoors',
    leaf('camping', 'Camping', 'Camping'),
    branch(
      'randonnee',
      'Randonnée',
      'Hiking',
      leaf('sacs-a-dos', 'Sacs à dos', 'Backpacks'),
      leaf('vetements-techniques', 'Vêtements techniques', 'Technical clothing'),
      leaf('chaussures-de-randonnee', 'Chaussures de randonnée', 'Hiking boots'),
      leaf('gourdes-et-batons', 'Gourdes et bâtons', 'Bottles and poles'),
    ),
    leaf('velo', 'Vélo', 'Cycling'),
    leaf('plage', 'Plage', 'Beach'),
  ),
  branch(
    'epicerie',
    'Épicerie',
    'Pantry',
    leaf('miels-et-confitures', 'Miels et confitures', 'Honeys and jams'),
    leaf('thes-et-cafes', 'Thés, tisanes et cafés', 'Teas, infusions and coffees'),
    leaf('biscuits', 'Biscuits', 'Biscuits'),
  ),
  branch(
    'papeterie-et-livres',
    'Livres et papeterie',
    'Books and stationery',
    leaf('livres', 'Livres', 'Books'),
    leaf('presse', 'Presse', 'Magazines'),
    leaf('carnets', 'Carnets', 'Notebooks'),
  ),
  leaf('ateliers', 'Ateliers en magasin', 'In-store workshops'),
];

function flatten(branches: readonly Branch[], parentSlug: string | null): DemoCategory[] {
  return branches.flatMap(({ slug, name, children = [] }, place) => [
    { slug, name, parentSlug, position: place + 1 },
    ...flatten(children, slug),
  ]);
}

export const categories: readonly DemoCategory[] = flatten(tree, null);

const parents = new Map(categories.map(({ slug, parentSlug }) => [slug, parentSlug]));

/** The top of the tree above a category; the category itself when it is a top. */
export function rootOf(slug: string): string {
  const parent = parents.get(slug);
  if (parent === undefined) throw new RangeError(`there is no category ${slug}`);
  return parent === null ? slug : rootOf(parent);
}
