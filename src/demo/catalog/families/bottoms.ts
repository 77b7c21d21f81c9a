import { text } from '../../text.js';
import * as m from '../materials/textiles.js';
import * as palette from '../palette.js';
import type { Family } from '../recipe.js';
import { menSizes, trouserSizes, womenSizes } from '../sizes.js';

export const bottoms: readonly Family[] = [
  {
    code: 'PAN',
    category: 'pantalons',
    vendor: 'Orvelune',
    silhouette: 'trousers',
    colours: palette.earths,
    coloursEach: 3,
    sizing: trouserSizes,
    care: text(
      "L'ourlet, long de six centimètres, laisse de quoi rallonger.",
      'The six-centimetre hem leaves room to let down.',
    ),
    models: [
      {
        code: 'CHINO',
        title: text('Pantalon chino homme', "Men's chinos"),
        pitch: text(
          "La jambe s'affine sous le genou, la taille reste à sa place.",
          'The leg narrows below the knee, and the waist stays where it should.',
        ),
        priceMinor: 4990,
        weightGrams: 480,
        materials: [m.gabardine, m.corduroy],
        tags: ['homme'],
      },
      {
        code: 'LARGE',
        title: text('Pantalon large femme', "Women's wide-leg trousers"),
        pitch: text(
          'Taille haute, deux pinces devant et un tombé qui accompagne la marche.',
          'A high waist, two pleats at the front and a drape that moves with you.',
        ),
        priceMinor: 4990,
        weightGrams: 390,
        materials: [m.linen, m.lyocell],
        tags: ['femme'],
      },
      {
        code: 'CARGO',
        title: text('Pantalon cargo mixte', 'Unisex cargo trousers'),
        pitch: text(
          'Six poches, des genoux articulés et un cordon de serrage aux chevilles.',
          'Six pockets, shaped knees and a drawcord at the ankle.',
        ),
        priceMinor: 5490,
        weightGrams: 560,
        materials: [m.gabardine, m.hemp],
        tags: ['mixte'],
      },
    ],
  },
  {
    code: 'JEA',
    category: 'jeans',
    vendor: 'Tramevive',
    silhouette: 'jeans',
    materials: [m.denim],
    colours: [palette.indigo, palette.stone, palette.black],
    sizing: trouserSizes,
    care: text(
      'Réparé gratuitement pendant deux ans dans tous nos magasins.',
      'Mended free of charge for two years in all our shops.',
    ),
    models: [
      {
        code: 'DROIT',
        title: text('Jean droit homme', "Men's straight jeans"),
        pitch: text(
          'La coupe cinq poches, droite de la hanche à la cheville.',
          'The five-pocket cut, straight from hip to ankle.',
        ),
        priceMinor: 5990,
        weightGrams: 690,
        tags: ['homme'],
      },
      {
        code: 'HAUT',
        title: text('Jean taille haute femme', "Women's high-waist jeans"),
        pitch: text(
          'Une taille haute qui tient le dos et une jambe légèrement fuselée.',
          'A high waist that supports the back, and a slightly tapered leg.',
        ),
        priceMinor: 5990,
        weightGrams: 620,
        tags: ['femme'],
      },
      {
        code: 'AMPLE',
        title: text('Jean ample mixte', 'Unisex relaxed jeans'),
        pitch: text(
          "De l'aisance partout, une ceinture réglable par deux pattes.",
          'Room everywhere, and a waist adjusted by two tabs.',
        ),
        priceMinor: 6490,
        weightGrams: 720,
        tags: ['mixte'],
      },
    ],
  },
  {
    code: 'SHO',
    category: 'shorts',
    vendor: 'Orvelune',
    silhouette: 'shorts',
    materials: [m.gabardine, m.linen],
    colours: palette.earths,
    coloursEach: 3,
    care: text(
      'Deux poches italiennes et une poche arrière boutonnée.',
      'Two slanted pockets and one buttoned back pocket.',
    ),
    models: [
      {
        code: 'F',
        title: text('Short femme à revers', "Women's turn-up shorts"),
        pitch: text(
          'Un revers piqué qui ne se déroule pas, une ceinture élastiquée au dos.',
          'A stitched turn-up that stays put, and an elasticated back waist.',
        ),
        priceMinor: 3290,
        weightGrams: 210,
        sizing: womenSizes,
        tags: ['femme'],
      },
      {
        code: 'BERMUDA',
        title: text('Bermuda homme', "Men's Bermuda shorts"),
        pitch: text(
          'Il arrive au-dessus du genou et passe du sentier à la terrasse.',
          'It stops above the knee and goes from the path to the café terrace.',
        ),
        priceMinor: 3690,
        weightGrams: 290,
        sizing: menSizes,
        tags: ['homme'],
      },
    ],
  },
  {
    code: 'JUP',
    category: 'jupes',
    vendor: 'Orvelune',
    silhouette: 'skirt',
    colours: palette.florals,
    coloursEach: 3,
    sizing: womenSizes,
    tags: ['femme'],
    care: text(
      'Doublure en coton, poches dans les coutures.',
      'Cotton lining, pockets in the seams.',
    ),
    models: [
      {
        code: 'MIDI',
        title: text('Jupe midi', 'Midi skirt'),
        pitch: text(
          'Une ligne évasée qui se porte avec un pull comme avec un débardeur.',
          'A flared line that goes with a jumper as well as a vest top.',
        ),
        priceMinor: 4290,
        weightGrams: 320,
        materials: [m.corduroy, m.lyocell],
      },
      {
        code: 'PORTE',
        title: text('Jupe portefeuille', 'Wrap skirt'),
        pitch: text(
          'Deux liens à nouer, un pan croisé : la taille se règle au centimètre.',
          'Two ties and a crossed panel: the waist adjusts to the centimetre.',
        ),
        priceMinor: 4490,
        weightGrams: 280,
        materials: [m.linen],
      },
      {
        code: 'LONGUE',
        title: text('Jupe longue à pois', 'Long polka-dot skirt'),
        pitch: text(
          'Des pois dessinés à la main et un volant qui suit le pas.',
          'Hand-drawn dots and a flounce that follows your step.',
        ),
        priceMinor: 4990,
        weightGrams: 300,
        motif: 'dots',
        materials: [m.lyocell, m.organicCotton],
      },
    ],
  },
  {
    code: 'ROB',
    category: 'robes',
    vendor: 'Orvelune',
    silhouette: 'dress',
    materials: [m.linen, m.lyocell],
    colours: palette.florals,
    coloursEach: 3,
    sizing: womenSizes,
    tags: ['femme'],
    care: text(
      'Lavage à 30 °C ; un simple défroissage à la vapeur suffit.',
      'Wash at 30 °C; a little steam is all the ironing it needs.',
    ),
    models: [
      {
        code: 'CHEMISE',
        title: text('Robe chemise', 'Shirt dress'),
        pitch: text(
          'Boutonnée de haut en bas, ceinturée ou flottante, elle a deux vraies poches.',
          'Buttoned all the way down, belted or loose, and it has two real pockets.',
        ),
        priceMinor: 5990,
        weightGrams: 360,
      },
      {
        code: 'PORTE',
        title: text('Robe portefeuille', 'Wrap dress'),
        pitch: text(
          "Le cache-cœur s'ajuste d'un lien et reste en place.",
          'The wrap front adjusts with one tie and stays where it is.',
        ),
        priceMinor: 6490,
        weightGrams: 340,
      },
      {
        code: 'POIS',
        title: text('Robe longue à pois', 'Long polka-dot dress'),
        pitch: text(
          "Des manches courtes, une taille froncée et des pois pour tout l'été.",
          'Short sleeves, a gathered waist and dots for the whole summer.',
        ),
        priceMinor: 6990,
        weightGrams: 380,
        motif: 'dots',
      },
    ],
  },
];
