import { text } from '../../text.js';
import type { Family } from '../recipe.js';
import { contents } from '../sizes.js';

const honeyJars = contents(['250 g', 60], ['500 g', 100]);
const teaTins = contents(['50 g', 55], ['100 g', 100]);
const coffeeBags = contents(['250 g', 100], ['1 kg', 360]);

export const pantry: readonly Family[] = [
  {
    code: 'MIEL',
    category: 'miels-et-confitures',
    vendor: 'Rucheronde',
    taxClass: 'REDUCED',
    silhouette: 'honey-jar',
    sizing: honeyJars,
    tags: ['cadeau', 'fait-en-france'],
    neverReduced: true,
    care: text(
      "À conserver à température ambiante, à l'abri de la lumière.",
      'Keep at room temperature, away from light.',
    ),
    models: [
      {
        code: 'ACACIA',
        title: text("Miel d'acacia", 'Acacia honey'),
        pitch: text('Clair, doux et toujours liquide.', 'Pale, mild and always runny.'),
        priceMinor: 1190,
        weightGrams: 720,
        hex: '#e2b34a',
      },
      {
        code: 'CHATAIGNIER',
        title: text('Miel de châtaignier', 'Chestnut honey'),
        pitch: text('Ambré, boisé, presque amer.', 'Amber, woody and almost bitter.'),
        priceMinor: 1090,
        weightGrams: 720,
        hex: '#8f5a24',
      },
      {
        code: 'BRUYERE',
        title: text('Miel de bruyère', 'Heather honey'),
        pitch: text(
          'Récolté dans les Landes à la fin août, il sent le caramel.',
          'Gathered in the Landes at the end of August, it smells of caramel.',
        ),
        priceMinor: 1290,
        weightGrams: 720,
        hex: '#b3702c',
      },
      {
        code: 'MONTAGNE',
        title: text('Miel de montagne', 'Mountain honey'),
        pitch: text(
          'Framboisier, trèfle blanc et tilleul, au-dessus de mille mètres.',
          'Raspberry, white clover and linden, from above a thousand metres.',
        ),
        priceMinor: 1290,
        weightGrams: 720,
        hex: '#cf932f',
      },
    ],
  },
  {
    code: 'CONF',
    category: 'miels-et-confitures',
    vendor: 'Rucheronde',
    taxClass: 'REDUCED',
    silhouette: 'jam-jar',
    tags: ['cadeau', 'fait-en-france', 'vegetal'],
    neverReduced: true,
    care: text(
      'Cuisson au chaudron, 60 g de fruits pour 100 g ; pot de 320 g.',
      'Cooked in a copper pan, 60 g of fruit per 100 g; 320 g jar.',
    ),
    models: [
      {
        code: 'FRAISE',
        title: text('Confiture de fraises', 'Strawberry jam'),
        pitch: text(
          'Des fraises de Carpentras, à peine écrasées.',
          'Strawberries from Carpentras, barely crushed.',
        ),
        priceMinor: 590,
        weightGrams: 520,
        hex: '#b9303a',
      },
      {
        code: 'MIRABELLE',
        title: text('Confiture de mirabelles', 'Mirabelle jam'),
        pitch: text(
          'Les petites prunes dorées de Lorraine.',
          'The little golden plums of Lorraine.',
        ),
        priceMinor: 590,
        weightGrams: 520,
        hex: '#d99a34',
      },
      {
        code: 'MYRTILLE',
        title: text('Confiture de myrtilles sauvages', 'Wild blueberry jam'),
        pitch: text('Cueillies au peigne dans les Vosges.', 'Combed by hand in the Vosges.'),
        priceMinor: 690,
        weightGrams: 520,
        hex: '#3d3163',
      },
      {
        code: 'CHATAIGNE',
        title: text('Crème de châtaignes', 'Chestnut spread'),
        pitch: text(
          "De l'Ardèche, peu sucrée, pour les crêpes et le fromage blanc.",
          'From the Ardèche, lightly sweetened, for pancakes and soft cheese.',
        ),
        priceMinor: 590,
        weightGrams: 520,
        hex: '#7a4e31',
      },
    ],
  },
  {
    code: 'INF',
    category: 'thes-et-cafes',
    vendor: 'Comptoir Follevent',
    taxClass: 'REDUCED',
    silhouette: 'tea-tin',
    sizing: teaTins,
    tags: ['cadeau', 'bio', 'vegetal'],
    neverReduced: true,
    care: text(
      'En vrac, dans une boîte qui se recharge en magasin.',
      'Loose, in a tin that can be refilled in our shops.',
    ),
    models: [
      {
        code: 'VERVEINE',
        title: text('Verveine du Velay', 'Velay verbena'),
        pitch: text(
          'Des feuilles entières, citronnées, pour le soir.',
          'Whole leaves, lemony, for the evening.',
        ),
        priceMinor: 1290,
        weightGrams: 210,
        hex: '#8fae5d',
      },
      {
        code: 'TILLEUL',
        title: text('Tilleul des Baronnies', 'Baronnies linden'),
        pitch: text(
          "Fleurs et bractées, séchées à l'ombre.",
          'Flowers and bracts, dried in the shade.',
        ),
        priceMinor: 1190,
        weightGrams: 210,
        hex: '#c5b45c',
      },
      {
        code: 'MENTHE',
        title: text('Thé vert à la menthe', 'Green tea with mint'),
        pitch: text(
          'Un thé roulé et une menthe nanah bien franche.',
          'A rolled tea and a bright nana mint.',
        ),
        priceMinor: 1190,
        weightGrams: 210,
        hex: '#4f8a63',
      },
      {
        code: 'FUME',
        title: text('Thé noir fumé', 'Smoked black tea'),
        pitch: text('Une fumée de pin, longue et sèche.', 'Pine smoke, long and dry.'),
        priceMinor: 1290,
        weightGrams: 210,
        hex: '#5b3f38',
      },
    ],
  },
  {
    code: 'CAFE',
    category: 'thes-et-cafes',
    vendor: 'Comptoir Follevent',
    taxClass: 'REDUCED',
    silhouette: 'coffee-bag',
    sizing: coffeeBags,
    tags: ['bio', 'vegetal'],
    neverReduced: true,
    care: text(
      'En grains, torréfiés chaque semaine à Nantes.',
      'Whole beans, roasted every week in Nantes.',
    ),
    models: [
      {
        code: 'MAISON',
        title: text('Café maison en grains', 'House blend coffee beans'),
        pitch: text(
          'Rond et chocolaté, pour toutes les cafetières.',
          'Round and chocolatey, for every coffee maker.',
        ),
        priceMinor: 890,
        weightGrams: 270,
        hex: '#8a5a3c',
      },
      {
        code: 'ETHIOPIE',
        title: text("Café d'Éthiopie en grains", 'Ethiopian coffee beans'),
        pitch: text('Floral, avec une pointe de bergamote.', 'Floral, with a touch of bergamot.'),
        priceMinor: 1090,
        weightGrams: 270,
        hex: '#c4694a',
      },
      {
        code: 'DECA',
        title: text('Café décaféiné en grains', 'Decaffeinated coffee beans'),
        pitch: text(
          "Décaféiné à l'eau, sans perdre son corps.",
          'Decaffeinated with water, without losing its body.',
        ),
        priceMinor: 990,
        weightGrams: 270,
        hex: '#5f7f86',
      },
    ],
  },
  {
    code: 'BIS',
    category: 'biscuits',
    vendor: 'Comptoir Follevent',
    taxClass: 'REDUCED',
    silhouette: 'biscuit-tin',
    tags: ['cadeau', 'fait-en-france'],
    neverReduced: true,
    care: text('Boîte en métal de 300 g.', '300 g metal tin.'),
    models: [
      {
        code: 'SABLE',
        title: text('Sablés au beurre salé', 'Salted butter shortbread'),
        pitch: text(
          'Du beurre, du sel de Guérande et une cuisson lente.',
          'Butter, Guérande salt and slow baking.',
        ),
        priceMinor: 990,
        weightGrams: 430,
        hex: '#2f5a7d',
      },
      {
        code: 'EPICES',
        title: text("Pain d'épices aux amandes", 'Almond gingerbread'),
        pitch: text(
          "Moelleux, au miel de sarrasin et à l'orange confite.",
          'Soft, with buckwheat honey and candied orange.',
        ),
        priceMinor: 1190,
        weightGrams: 430,
        hex: '#a8532f',
      },
    ],
  },
];
