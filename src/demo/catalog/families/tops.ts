import { text } from '../../text.js';
import * as m from '../materials/textiles.js';
import * as palette from '../palette.js';
import type { Family } from '../recipe.js';
import { menSizes, unisexSizes, womenSizes } from '../sizes.js';

export const tops: readonly Family[] = [
  {
    code: 'TSH',
    category: 't-shirts',
    vendor: 'Tramevive',
    silhouette: 't-shirt',
    materials: [m.organicCotton, m.linen],
    colours: palette.basics,
    coloursEach: 4,
    care: text("Lavage à 30 °C, séchage à l'air libre.", 'Wash at 30 °C and dry in the open air.'),
    models: [
      {
        code: 'FROND',
        title: text('T-shirt femme col rond', "Women's crew-neck T-shirt"),
        pitch: text(
          'La coupe droite et le col rond bien fini en font la base de toutes les tenues.',
          'A straight cut and a neatly finished crew neck make this the starting point of any outfit.',
        ),
        priceMinor: 1690,
        weightGrams: 140,
        sizing: womenSizes,
        tags: ['femme'],
      },
      {
        code: 'FV',
        silhouette: 'v-neck',
        title: text('T-shirt femme col V', "Women's V-neck T-shirt"),
        pitch: text(
          "L'encolure en V, peu profonde, dégage le cou sans bâiller.",
          'The shallow V-neck frees the throat without gaping.',
        ),
        priceMinor: 1790,
        weightGrams: 140,
        sizing: womenSizes,
        tags: ['femme'],
      },
      {
        code: 'HROND',
        title: text('T-shirt homme col rond', "Men's crew-neck T-shirt"),
        pitch: text(
          'Ni serré ni flottant, un T-shirt qui se porte seul ou sous une chemise.',
          'Neither tight nor baggy, a T-shirt to wear on its own or under a shirt.',
        ),
        priceMinor: 1690,
        weightGrams: 170,
        sizing: menSizes,
        tags: ['homme'],
      },
      {
        code: 'HPOCHE',
        silhouette: 'pocket-t-shirt',
        title: text('T-shirt homme à poche', "Men's pocket T-shirt"),
        pitch: text(
          'La poche poitrine, cousue double, accueille un ticket de métro ou une paire de lunettes.',
          'The double-stitched chest pocket takes a metro ticket or a pair of glasses.',
        ),
        priceMinor: 1890,
        weightGrams: 180,
        sizing: menSizes,
        tags: ['homme'],
      },
    ],
  },
  {
    code: 'MAR',
    category: 't-shirts',
    vendor: 'Tramevive',
    silhouette: 'long-sleeve',
    motif: 'stripes',
    materials: [m.organicCotton, m.recycledCotton],
    colours: [palette.navy, palette.brick, palette.fir, palette.black],
    coloursEach: 3,
    tags: ['fait-en-france'],
    care: text('Tricot et confection en Bretagne.', 'Knitted and sewn in Brittany.'),
    models: [
      {
        code: 'F',
        title: text('Marinière femme', "Women's Breton top"),
        pitch: text(
          'Vingt rayures, une encolure bateau et des manches qui se retroussent.',
          'Twenty stripes, a boat neck and sleeves that roll up.',
        ),
        priceMinor: 3990,
        weightGrams: 230,
        sizing: womenSizes,
        tags: ['femme'],
      },
      {
        code: 'H',
        title: text('Marinière homme', "Men's Breton top"),
        pitch: text(
          "Le tricot des marins-pêcheurs, dans une coupe d'aujourd'hui.",
          "The fishermen's jersey, in a cut for today.",
        ),
        priceMinor: 4290,
        weightGrams: 260,
        sizing: menSizes,
        tags: ['homme'],
      },
    ],
  },
  {
    code: 'CHE',
    category: 'chemises',
    vendor: 'Orvelune',
    silhouette: 'shirt',
    materials: [m.poplin, m.linen, m.flannel],
    colours: [palette.white, palette.sky, palette.navy, palette.sage, palette.terracotta],
    coloursEach: 3,
    care: text(
      'Les boutons sont en corozo, une graine qui remplace la nacre.',
      'The buttons are corozo, a seed that takes the place of mother-of-pearl.',
    ),
    models: [
      {
        code: 'HDROIT',
        title: text('Chemise homme droite', "Men's straight shirt"),
        pitch: text(
          "Un pan assez long pour rester dans le pantalon, assez net pour s'en passer.",
          'A hem long enough to stay tucked in, and neat enough to leave out.',
        ),
        priceMinor: 4490,
        weightGrams: 260,
        sizing: menSizes,
        tags: ['homme'],
      },
      {
        code: 'HMAO',
        silhouette: 'band-collar-shirt',
        title: text('Chemise homme à col mao', "Men's band-collar shirt"),
        pitch: text(
          'Le col sans revers allège la silhouette et se passe de cravate.',
          'The band collar lightens the line and asks for no tie.',
        ),
        priceMinor: 4690,
        weightGrams: 250,
        sizing: menSizes,
        tags: ['homme'],
      },
      {
        code: 'FAMPLE',
        title: text('Chemise femme ample', "Women's relaxed shirt"),
        pitch: text(
          'Épaules tombantes, poignets larges : elle se noue à la taille ou se porte ouverte.',
          'Dropped shoulders and wide cuffs: tie it at the waist or wear it open.',
        ),
        priceMinor: 4490,
        weightGrams: 230,
        sizing: womenSizes,
        tags: ['femme'],
      },
    ],
  },
  {
    code: 'SWE',
    category: 'sweats',
    vendor: 'Tramevive',
    silhouette: 'hoodie',
    materials: [m.cottonFleece, m.recycledCotton],
    colours: [palette.heather, palette.navy, palette.fir, palette.ochre, palette.lilac],
    coloursEach: 3,
    sizing: unisexSizes,
    tags: ['mixte'],
    care: text(
      'Coupe mixte : prendre une taille de moins pour un porté ajusté.',
      'Unisex cut: take one size down for a closer fit.',
    ),
    models: [
      {
        code: 'CAPUCHE',
        title: text('Sweat à capuche', 'Hooded sweatshirt'),
        pitch: text(
          'Capuche doublée, poche kangourou et bords-côtes qui tiennent.',
          'A lined hood, a kangaroo pocket and ribbing that holds.',
        ),
        priceMinor: 4990,
        weightGrams: 560,
      },
      {
        code: 'ROND',
        title: text('Sweat col rond', 'Crew-neck sweatshirt'),
        pitch: text(
          "Le sweat des jours sans cérémonie, renforcé d'un triangle à l'encolure.",
          'The sweatshirt for easy days, with a reinforcing triangle at the neck.',
        ),
        priceMinor: 4490,
        weightGrams: 480,
        silhouette: 'sweater',
      },
      {
        code: 'ZIP',
        silhouette: 'zip-hoodie',
        title: text('Sweat zippé', 'Zip-up sweatshirt'),
        pitch: text(
          "Un zip à double curseur, pour s'ouvrir par le bas à vélo.",
          'A two-way zip that opens from the bottom when you ride.',
        ),
        priceMinor: 5490,
        weightGrams: 590,
      },
    ],
  },
];
