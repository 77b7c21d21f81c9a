import { text } from '../../text.js';
import { cork } from '../materials/hard.js';
import { recycledPolyester } from '../materials/linens.js';
import * as m from '../materials/textiles.js';
import * as palette from '../palette.js';
import type { Family } from '../recipe.js';
import { menShoes, shoeSizes, womenShoes } from '../sizes.js';

export const shoes: readonly Family[] = [
  {
    code: 'BAS',
    category: 'baskets',
    vendor: 'Pas de Loir',
    silhouette: 'sneaker',
    materials: [m.canvas, m.leather],
    colours: [palette.white, palette.navy, palette.sage, palette.terracotta],
    coloursEach: 2,
    sizing: shoeSizes,
    tags: ['mixte'],
    care: text(
      'Semelle cousue, en caoutchouc naturel, que nos ateliers savent remplacer.',
      'A stitched natural rubber sole that our workshops can replace.',
    ),
    models: [
      {
        code: 'BASSE',
        title: text('Baskets basses', 'Low-top trainers'),
        pitch: text(
          'Une ligne simple, une languette rembourrée, rien de plus.',
          'A simple line, a padded tongue, and nothing more.',
        ),
        priceMinor: 6490,
        weightGrams: 780,
      },
      {
        code: 'HAUTE',
        title: text('Baskets montantes', 'High-top trainers'),
        pitch: text(
          'La cheville maintenue, un œillet de plus pour serrer juste.',
          'Support at the ankle, and one more eyelet for a close fit.',
        ),
        priceMinor: 6990,
        weightGrams: 900,
        silhouette: 'high-top',
      },
    ],
  },
  {
    code: 'BOT',
    category: 'bottes-et-bottines',
    vendor: 'Pas de Loir',
    silhouette: 'ankle-boot',
    materials: [m.leather, m.suede],
    colours: palette.leathers,
    coloursEach: 2,
    care: text(
      'Montage cousu : le ressemelage se fait en une semaine.',
      'Stitched construction: resoling takes a week.',
    ),
    models: [
      {
        code: 'FELAST',
        title: text('Bottines femme à élastiques', "Women's Chelsea boots"),
        pitch: text(
          'Elles se chaussent sans les mains et gardent la cheville fine.',
          'They slip on without hands and keep a slim ankle.',
        ),
        priceMinor: 8990,
        weightGrams: 920,
        sizing: womenShoes,
        tags: ['femme'],
      },
      {
        code: 'HLACET',
        title: text('Bottines homme à lacets', "Men's lace-up boots"),
        pitch: text(
          'Sept œillets, un bout rond et une semelle qui accroche le pavé mouillé.',
          'Seven eyelets, a round toe and a sole that grips wet cobbles.',
        ),
        priceMinor: 9490,
        weightGrams: 1180,
        sizing: menShoes,
        silhouette: 'lace-boot',
        tags: ['homme'],
      },
    ],
  },
  {
    code: 'PLU',
    category: 'bottes-et-bottines',
    vendor: 'Hautebrise',
    silhouette: 'rain-boot',
    materials: [m.rubber],
    colours: [palette.fir, palette.navy, palette.ochre],
    sizing: shoeSizes,
    tags: ['mixte'],
    care: text(
      "Rincer à l'eau claire, sécher loin du radiateur.",
      'Rinse with clear water; dry away from radiators.',
    ),
    models: [
      {
        code: 'HAUTE',
        title: text('Bottes de pluie', 'Rain boots'),
        pitch: text(
          'Assez hautes pour le potager, assez souples pour la digue.',
          'High enough for the vegetable garden, supple enough for the sea wall.',
        ),
        priceMinor: 4990,
        weightGrams: 1500,
      },
    ],
  },
  {
    code: 'SAN',
    category: 'ete-et-maison',
    vendor: 'Pas de Loir',
    silhouette: 'sandal',
    colours: [palette.cognac, palette.black, palette.ecru, palette.blush],
    coloursEach: 2,
    care: text('Fabrication espagnole.', 'Made in Spain.'),
    models: [
      {
        code: 'BRIDE',
        title: text('Sandales à brides', 'Strap sandals'),
        pitch: text(
          'Deux brides réglables et une semelle qui prend la forme du pied.',
          'Two adjustable straps and a sole that takes the shape of your foot.',
        ),
        priceMinor: 4990,
        weightGrams: 540,
        sizing: womenShoes,
        materials: [m.leather, cork],
        tags: ['femme'],
      },
      {
        code: 'ESPA',
        title: text('Espadrilles', 'Espadrilles'),
        pitch: text(
          'La semelle de corde est cousue à la main, un point à la fois.',
          'The rope sole is sewn by hand, one stitch at a time.',
        ),
        priceMinor: 2490,
        weightGrams: 360,
        sizing: shoeSizes,
        silhouette: 'espadrille',
        colours: [palette.navy, palette.terracotta, palette.ecru, palette.sage],
        materials: [m.canvas, m.linen],
        tags: ['mixte'],
      },
      {
        code: 'CHAUSSON',
        title: text('Chaussons feutrés', 'Felted slippers'),
        pitch: text(
          'Une seule pièce de feutre, moulée sur la forme, sans couture au talon.',
          'A single piece of felt, moulded on the last, with no seam at the heel.',
        ),
        priceMinor: 3490,
        weightGrams: 340,
        sizing: shoeSizes,
        silhouette: 'slipper',
        colours: [palette.heather, palette.petrol, palette.burgundy],
        materials: [m.recycledWool],
        tags: ['mixte', 'cadeau'],
      },
    ],
  },
  {
    code: 'RAN',
    category: 'chaussures-de-randonnee',
    vendor: 'Hautebrise',
    silhouette: 'hiking-boot',
    materials: [m.suede, recycledPolyester],
    colours: [palette.anthracite, palette.khaki, palette.petrol],
    coloursEach: 2,
    sizing: shoeSizes,
    tags: ['randonnee', 'mixte'],
    care: text(
      'Membrane imperméable et crampons de quatre millimètres.',
      'Waterproof membrane and four-millimetre lugs.',
    ),
    models: [
      {
        code: 'BASSE',
        title: text('Chaussures de randonnée basses', 'Low hiking shoes'),
        pitch: text(
          'Pour la journée et les sentiers roulants, avec un pare-pierres souple.',
          'For day walks and easy paths, with a flexible toe guard.',
        ),
        priceMinor: 8990,
        weightGrams: 860,
        silhouette: 'hiking-shoe',
      },
      {
        code: 'HAUTE',
        title: text('Chaussures de randonnée montantes', 'Hiking boots'),
        pitch: text(
          'La tige haute soutient la cheville quand le sac est lourd.',
          'The high upper supports the ankle under a heavy pack.',
        ),
        priceMinor: 10900,
        weightGrams: 1120,
      },
    ],
  },
];
