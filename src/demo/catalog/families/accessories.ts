import { text } from '../../text.js';
import * as m from '../materials/textiles.js';
import * as palette from '../palette.js';
import type { Family } from '../recipe.js';
import { beltSizes, handSizes } from '../sizes.js';

export const accessories: readonly Family[] = [
  {
    code: 'CAP',
    category: 'tetes',
    vendor: 'Tramevive',
    silhouette: 'cap',
    colours: [palette.navy, palette.khaki, palette.ecru, palette.brick, palette.petrol],
    coloursEach: 3,
    tags: ['mixte'],
    care: text('Taille unique, réglable par une boucle.', 'One size, adjusted with a buckle.'),
    models: [
      {
        code: 'CLASS',
        title: text('Casquette classique', 'Classic cap'),
        pitch: text(
          'Six panneaux, une visière préformée et une coiffe peu profonde.',
          'Six panels, a curved peak and a low crown.',
        ),
        priceMinor: 1990,
        weightGrams: 90,
        materials: [m.canvas, m.corduroy],
      },
      {
        code: 'PLUIE',
        title: text('Casquette de pluie', 'Rain cap'),
        pitch: text(
          'La visière tient la pluie loin des lunettes, les rabats couvrent les oreilles.',
          'The peak keeps rain off your glasses, and the flaps cover your ears.',
        ),
        priceMinor: 2490,
        weightGrams: 110,
        materials: [m.waxedCotton],
      },
    ],
  },
  {
    code: 'BON',
    category: 'tetes',
    vendor: 'Caravelane',
    silhouette: 'beanie',
    materials: [m.merino, m.recycledWool],
    colours: palette.knits,
    coloursEach: 4,
    tags: ['mixte', 'cadeau'],
    care: text('Lavage à la main, taille unique.', 'Hand wash; one size.'),
    models: [
      {
        code: 'COTE',
        title: text('Bonnet côtelé', 'Ribbed beanie'),
        pitch: text(
          'Un large revers qui tient les oreilles au chaud.',
          'A wide turn-up that keeps the ears warm.',
        ),
        priceMinor: 1990,
        weightGrams: 70,
      },
      {
        code: 'POMPON',
        title: text('Bonnet à pompon', 'Bobble hat'),
        pitch: text(
          "Le pompon se détache par une pression, le temps d'un lavage.",
          'The bobble unsnaps when the hat needs a wash.',
        ),
        priceMinor: 2290,
        weightGrams: 90,
        silhouette: 'bobble-hat',
      },
    ],
  },
  {
    code: 'CHA',
    category: 'tetes',
    vendor: 'Orvelune',
    silhouette: 'straw-hat',
    materials: [m.straw],
    colours: [palette.sand, palette.camel],
    tags: ['mixte'],
    care: text('Ruban amovible, tour de tête réglable.', 'Removable ribbon, adjustable fit.'),
    models: [
      {
        code: 'BORD',
        title: text('Chapeau à large bord', 'Wide-brimmed hat'),
        pitch: text(
          "De l'ombre jusqu'aux épaules, au jardin comme à la plage.",
          'Shade down to the shoulders, in the garden or on the beach.',
        ),
        priceMinor: 3490,
        weightGrams: 130,
      },
    ],
  },
  {
    code: 'ECH',
    category: 'echarpes-et-gants',
    vendor: 'Caravelane',
    silhouette: 'scarf',
    materials: [m.merino, m.alpaca],
    colours: palette.knits,
    coloursEach: 3,
    tags: ['mixte', 'cadeau'],
    care: text('Nettoyage à sec ou lavage à la main.', 'Dry clean or hand wash.'),
    models: [
      {
        code: 'TISSEE',
        title: text('Écharpe tissée', 'Woven scarf'),
        pitch: text(
          'Deux mètres de long et des franges roulées à la main.',
          'Two metres long, with hand-rolled fringes.',
        ),
        priceMinor: 3990,
        weightGrams: 190,
      },
      {
        code: 'CARREAUX',
        title: text('Écharpe à carreaux', 'Checked scarf'),
        pitch: text(
          'Un grand carreau fondu, plus discret une fois plié.',
          'A large blurred check, quieter once folded.',
        ),
        priceMinor: 4290,
        weightGrams: 200,
        motif: 'check',
      },
    ],
  },
  {
    code: 'GAN',
    category: 'echarpes-et-gants',
    vendor: 'Caravelane',
    silhouette: 'gloves',
    colours: [palette.black, palette.camel, palette.burgundy],
    coloursEach: 2,
    sizing: handSizes,
    tags: ['mixte', 'cadeau'],
    care: text(
      "L'index et le pouce commandent les écrans tactiles.",
      'Index finger and thumb work on touch screens.',
    ),
    models: [
      {
        code: 'DOUBLE',
        title: text('Gants doublés', 'Lined gloves'),
        pitch: text(
          'Une doublure fine qui ne roule pas quand on retire la main.',
          'A thin lining that does not roll when you pull your hand out.',
        ),
        priceMinor: 2990,
        weightGrams: 90,
        materials: [m.merino, m.leather],
      },
    ],
  },
  {
    code: 'CEI',
    category: 'ceintures-et-lunettes',
    vendor: 'Sellerin',
    silhouette: 'belt',
    materials: [m.leather, m.canvas],
    colours: palette.leathers,
    sizing: beltSizes,
    tags: ['mixte'],
    care: text(
      'La boucle, vissée, se change sans outil.',
      'The buckle is screwed on and changes without tools.',
    ),
    models: [
      {
        code: 'TROIS',
        title: text('Ceinture de trois centimètres', 'Three-centimetre belt'),
        pitch: text(
          'La bonne largeur pour un chino comme pour un jean.',
          'The right width for chinos and jeans alike.',
        ),
        priceMinor: 2790,
        weightGrams: 150,
      },
    ],
  },
  {
    code: 'LUN',
    category: 'ceintures-et-lunettes',
    vendor: 'Orvelune',
    silhouette: 'sunglasses',
    colours: [palette.black, palette.chocolate, palette.petrol],
    tags: ['mixte', 'vegetal'],
    care: text(
      'Verres de catégorie 3, étui en liège compris.',
      'Category 3 lenses; cork case included.',
    ),
    models: [
      {
        code: 'RONDES',
        title: text('Lunettes de soleil rondes', 'Round sunglasses'),
        pitch: text(
          "Une monture légère en acétate d'origine végétale.",
          'A light frame in plant-based acetate.',
        ),
        priceMinor: 4900,
        weightGrams: 110,
      },
      {
        code: 'CARREES',
        title: text('Lunettes de soleil carrées', 'Square sunglasses'),
        pitch: text(
          'Des angles adoucis et des branches à double charnière.',
          'Softened corners and double-hinged arms.',
        ),
        priceMinor: 4900,
        weightGrams: 115,
        silhouette: 'square-sunglasses',
      },
    ],
  },
];
