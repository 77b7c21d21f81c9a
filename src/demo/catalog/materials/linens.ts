import { text } from '../../text.js';
import type { Material } from '../recipe.js';

export const percale: Material = {
  code: 'PERCALE',
  title: text('en percale de coton', 'cotton percale'),
  note: text(
    'La percale, 80 fils au centimètre carré, est lisse, mate et fraîche.',
    'The percale, 80 threads per square centimetre, is smooth, matt and cool.',
  ),
  tags: ['vegetal'],
};

export const washedLinen: Material = {
  code: 'LINLAVE',
  title: text('en lin lavé', 'washed linen'),
  note: text(
    "Lavé avant d'être cousu, le lin est souple dès le premier jour et se passe de repassage.",
    'Washed before it is sewn, the linen is supple from day one and needs no ironing.',
  ),
  pricePercent: 160,
  tags: ['lin', 'vegetal'],
};

export const gauze: Material = {
  code: 'GAZE',
  title: text('en gaze de coton', 'cotton gauze'),
  note: text(
    'La double gaze, froissée à dessein, devient plus moelleuse à chaque lavage.',
    'The double gauze, crinkled on purpose, gets softer with every wash.',
  ),
  pricePercent: 125,
  tags: ['vegetal'],
};

export const terry: Material = {
  code: 'EPONGE',
  title: text('en éponge de coton', 'cotton terry'),
  note: text(
    "L'éponge de 550 g au mètre carré absorbe beaucoup et garde son gonflant.",
    'The 550 g per square metre terry is very absorbent and keeps its loft.',
  ),
  tags: ['vegetal'],
};

export const honeycomb: Material = {
  code: 'NID',
  title: text("en nid d'abeille", 'waffle cotton'),
  note: text(
    "Le tissage en nid d'abeille sèche vite et prend peu de place.",
    'The waffle weave dries fast and takes up little room.',
  ),
  pricePercent: 110,
  tags: ['vegetal'],
};

export const velvet: Material = {
  code: 'VELVET',
  title: text('en velours de coton', 'cotton velvet'),
  note: text(
    'Le velours, ras et profond, accroche la lumière et change de ton selon le sens du poil.',
    'The velvet, short and deep, catches the light and shifts in tone with the nap.',
  ),
  pricePercent: 130,
};

export const jute: Material = {
  code: 'JUTE',
  title: text('en jute', 'jute'),
  note: text(
    'Le jute, tressé à plat, est solide, clair et entièrement compostable.',
    'The flat-braided jute is strong, light in colour and fully compostable.',
  ),
  tags: ['vegetal'],
  hex: '#c9a873',
};

export const seagrass: Material = {
  code: 'JONC',
  title: text('en jonc de mer', 'seagrass'),
  note: text(
    'Le jonc de mer est récolté à la main, séché au soleil puis tressé serré.',
    'The seagrass is cut by hand, dried in the sun and tightly woven.',
  ),
  pricePercent: 115,
  tags: ['vegetal'],
  hex: '#b9a06a',
};

export const ripstop: Material = {
  code: 'RIPSTOP',
  title: text('en polyamide recyclé', 'recycled nylon'),
  note: text(
    'Le tissu anti-déchirure, filé à partir de filets de pêche, est traité déperlant sans composé fluoré.',
    'The ripstop cloth, spun from old fishing nets, has a water-repellent finish free of fluorocarbons.',
  ),
  tags: ['recycle', 'vegetal'],
};

export const recycledPolyester: Material = {
  code: 'POLYR',
  title: text('en polyester recyclé', 'recycled polyester'),
  note: text(
    'Les fibres viennent de bouteilles collectées en Europe ; elles sèchent en une heure à peine.',
    'The fibres come from bottles collected in Europe; they dry in barely an hour.',
  ),
  tags: ['recycle', 'vegetal'],
};

export const down: Material = {
  code: 'DUVET',
  title: text('en duvet', 'down'),
  note: text(
    'Le duvet de canard, sous-produit de la filière alimentaire du Sud-Ouest, est lavé et trié en Dordogne.',
    'The duck down, a by-product of food farming in the South-West, is washed and sorted in the Dordogne.',
  ),
  pricePercent: 190,
};
