import { text } from '../../text.js';
import * as m from '../materials/hard.js';
import * as palette from '../palette.js';
import type { Family } from '../recipe.js';
import { contents } from '../sizes.js';

export const table: readonly Family[] = [
  {
    code: 'TAS',
    category: 'tasses',
    vendor: 'Atelier Grésombre',
    silhouette: 'mug',
    materials: [m.stoneware, m.porcelain],
    colours: palette.glazes,
    coloursEach: 4,
    tags: ['cadeau'],
    care: text('Passe au lave-vaisselle.', 'Dishwasher safe.'),
    models: [
      {
        code: 'MUG',
        title: text('Mug', 'Mug'),
        pitch: text(
          'Une anse où passent trois doigts et une lèvre fine : le mug de tous les matins.',
          'A handle for three fingers and a fine lip: the mug for every morning.',
        ),
        priceMinor: 1190,
        weightGrams: 340,
      },
      {
        code: 'GRAND',
        title: text('Grand mug', 'Large mug'),
        pitch: text(
          'Quarante-cinq centilitres, pour le thé qui dure.',
          'Forty-five centilitres, for tea that lasts.',
        ),
        priceMinor: 1490,
        weightGrams: 460,
      },
      {
        code: 'EXPRESSO',
        title: text('Tasse à expresso', 'Espresso cup'),
        pitch: text(
          'Huit centilitres et des parois épaisses qui gardent la chaleur.',
          'Eight centilitres and thick walls that hold the heat.',
        ),
        priceMinor: 890,
        weightGrams: 180,
        silhouette: 'espresso-cup',
      },
      {
        code: 'CAMP',
        title: text('Mug de bivouac', 'Camp mug'),
        pitch: text(
          "Il se pose sur le réchaud et s'accroche au sac.",
          'It sits on the stove and hangs from the pack.',
        ),
        priceMinor: 990,
        weightGrams: 150,
        materials: [m.enamel],
        colours: [palette.navy, palette.ecru, palette.fir],
        tags: ['bivouac'],
      },
    ],
  },
  {
    code: 'VAI',
    category: 'assiettes-et-bols',
    vendor: 'Atelier Grésombre',
    silhouette: 'plate',
    materials: [m.stoneware, m.porcelain],
    colours: palette.glazes,
    coloursEach: 3,
    care: text(
      "Vente à l'unité, suivi d'au moins dix ans pour compléter un service.",
      'Sold singly and kept in the range for at least ten years, so that a set can be completed.',
    ),
    models: [
      {
        code: 'PLATE',
        title: text('Assiette plate', 'Dinner plate'),
        pitch: text(
          'Vingt-sept centimètres et un bord relevé qui retient la sauce.',
          'Twenty-seven centimetres and a raised rim that holds the sauce.',
        ),
        priceMinor: 1290,
        weightGrams: 680,
      },
      {
        code: 'CREUSE',
        title: text('Assiette creuse', 'Soup plate'),
        pitch: text(
          'Pour les soupes, les pâtes et les salades composées.',
          'For soups, pasta and mixed salads.',
        ),
        priceMinor: 1290,
        weightGrams: 620,
      },
      {
        code: 'DESSERT',
        title: text('Assiette à dessert', 'Dessert plate'),
        pitch: text(
          'Le format des tartes, des fromages et des petits déjeuners.',
          'The right size for tarts, cheese and breakfast.',
        ),
        priceMinor: 990,
        weightGrams: 410,
      },
      {
        code: 'BOL',
        title: text('Bol à déjeuner', 'Breakfast bowl'),
        pitch: text(
          'Large et sans pied, il se tient à deux mains.',
          'Wide and without a foot, made to be held in both hands.',
        ),
        priceMinor: 1190,
        weightGrams: 390,
        silhouette: 'bowl',
      },
    ],
  },
  {
    code: 'SAL',
    category: 'assiettes-et-bols',
    vendor: 'Menuiserie Boisclair',
    silhouette: 'bowl',
    materials: [m.oak, m.walnut],
    tags: ['cadeau'],
    care: text("Lavage à l'éponge, sans trempage.", 'Wipe clean; do not soak.'),
    models: [
      {
        code: 'BOL',
        title: text('Saladier', 'Salad bowl'),
        pitch: text(
          'Tourné dans un seul bloc, pour six convives.',
          'Turned from a single block, for six guests.',
        ),
        priceMinor: 4490,
        weightGrams: 980,
      },
    ],
  },
  {
    code: 'VER',
    category: 'verres-et-carafes',
    vendor: 'Verrerie Follevent',
    silhouette: 'tumbler',
    materials: [m.blownGlass, m.recycledGlass],
    care: text("Vente à l'unité.", 'Sold singly.'),
    models: [
      {
        code: 'GOBELET',
        title: text('Gobelet', 'Tumbler'),
        pitch: text(
          'Trapu, bien en main, il ne se renverse pas facilement.',
          'Squat and good to hold, it does not tip over easily.',
        ),
        priceMinor: 690,
        weightGrams: 240,
      },
      {
        code: 'COUPE',
        title: text('Coupe à pied', 'Stemmed goblet'),
        pitch: text(
          'La jambe courte passe au lave-vaisselle, le calice convient aux deux couleurs.',
          'The short stem fits the dishwasher, and the bowl suits reds and whites.',
        ),
        priceMinor: 990,
        weightGrams: 210,
        silhouette: 'stem-glass',
      },
      {
        code: 'CARAFE',
        title: text('Carafe', 'Carafe'),
        pitch: text(
          'Un col étroit, un bec qui ne goutte pas.',
          'A narrow neck and a lip that does not drip.',
        ),
        priceMinor: 2490,
        weightGrams: 720,
        silhouette: 'carafe',
        sizing: contents(['75 cl', 100], ['120 cl', 130]),
      },
    ],
  },
  {
    code: 'THE',
    category: 'verres-et-carafes',
    vendor: 'Atelier Grésombre',
    silhouette: 'teapot',
    materials: [m.stoneware, m.castIron],
    colours: [palette.anthracite, palette.petrol, palette.terracotta],
    coloursEach: 2,
    tags: ['cadeau'],
    care: text(
      "Rincer à l'eau chaude, sans détergent.",
      'Rinse with hot water, without detergent.',
    ),
    models: [
      {
        code: 'QUATRE',
        title: text('Théière quatre tasses', 'Four-cup teapot'),
        pitch: text(
          'Son filtre amovible laisse aux feuilles la place de se déployer.',
          'Its removable filter gives the leaves room to unfold.',
        ),
        priceMinor: 4490,
        weightGrams: 1150,
      },
    ],
  },
];
