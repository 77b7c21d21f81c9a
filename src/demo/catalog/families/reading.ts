import { text } from '../../text.js';
import * as palette from '../palette.js';
import type { Family } from '../recipe.js';

const onePrice = { taxClass: 'REDUCED', neverReduced: true } as const;

export const reading: readonly Family[] = [
  {
    ...onePrice,
    code: 'LIV',
    category: 'livres',
    vendor: 'Éditions du Sentier Clair',
    silhouette: 'book',
    tags: ['cadeau'],
    care: text(
      'Couverture souple, papier issu de forêts gérées.',
      'Paperback, printed on paper from managed forests.',
    ),
    models: [
      {
        code: 'CRETES',
        title: text('Trente balades sur les crêtes', 'Thirty Ridge Walks'),
        pitch: text(
          'Des Vosges aux Pyrénées, avec cartes, dénivelés et sources.',
          'From the Vosges to the Pyrenees, with maps, climbs and springs.',
        ),
        priceMinor: 1990,
        weightGrams: 420,
        hex: '#3f6f6a',
        tags: ['randonnee'],
      },
      {
        code: 'COTES',
        title: text('Marcher au bord de la mer', 'Walking by the Sea'),
        pitch: text(
          'Vingt-cinq étapes de Dunkerque à Menton, à pied sec.',
          'Twenty-five stages from Dunkirk to Menton, dry-shod.',
        ),
        priceMinor: 1890,
        weightGrams: 390,
        hex: '#3f78a6',
        tags: ['randonnee'],
      },
      {
        code: 'BIVOUAC',
        title: text('Petit manuel du bivouac', 'A Small Handbook of Wild Camping'),
        pitch: text(
          'Où dormir, que porter, comment ne laisser aucune trace.',
          'Where to sleep, what to carry and how to leave no trace.',
        ),
        priceMinor: 1650,
        weightGrams: 310,
        hex: '#8a6a2f',
        tags: ['bivouac'],
      },
      {
        code: 'COCOTTE',
        silhouette: 'cookbook',
        title: text('La cocotte du dimanche', 'The Sunday Casserole'),
        pitch: text(
          'Soixante recettes qui cuisent pendant la promenade.',
          'Sixty recipes that cook while you go for a walk.',
        ),
        priceMinor: 2450,
        weightGrams: 780,
        hex: '#b0472f',
      },
      {
        code: 'PAIN',
        silhouette: 'cookbook',
        title: text('Pain, levain, patience', 'Bread, Leaven, Patience'),
        pitch: text(
          'Un boulanger de Brest raconte ses pâtes, jour après jour.',
          'A baker from Brest tells the story of his doughs, day by day.',
        ),
        priceMinor: 2290,
        weightGrams: 690,
        hex: '#c08a45',
      },
      {
        code: 'BOCAUX',
        silhouette: 'cookbook',
        title: text('Bocaux de saison', 'Jars for All Seasons'),
        pitch: text(
          'Confitures, pickles et sirops, classés par mois.',
          'Jams, pickles and cordials, month by month.',
        ),
        priceMinor: 1790,
        weightGrams: 480,
        hex: '#7a3f63',
      },
      {
        code: 'BALCON',
        title: text('Un jardin sur trois balcons', 'One Garden, Three Balconies'),
        pitch: text(
          'Choisir, planter et arroser peu, à toutes les expositions.',
          'Choosing, planting and watering little, whichever way you face.',
        ),
        priceMinor: 1990,
        weightGrams: 520,
        hex: '#5d8a55',
      },
      {
        code: 'RENARDE',
        silhouette: 'picture-book',
        title: text('La renarde qui comptait les étoiles', 'The Vixen Who Counted Stars'),
        pitch: text(
          'Un album à partir de quatre ans, pour les soirs sans lune.',
          'A picture book from age four, for nights without a moon.',
        ),
        priceMinor: 1390,
        weightGrams: 360,
        hex: '#3a4675',
        tags: ['enfant'],
      },
      {
        code: 'PHARE',
        silhouette: 'picture-book',
        title: text('Le petit phare a froid', 'The Little Lighthouse Is Cold'),
        pitch: text(
          'Une histoire de tricot et de tempête, dès trois ans.',
          'A tale of knitting and storms, from age three.',
        ),
        priceMinor: 1290,
        weightGrams: 340,
        hex: '#c4524a',
        tags: ['enfant'],
      },
    ],
  },
  {
    code: 'MAG',
    category: 'presse',
    vendor: 'Éditions du Sentier Clair',
    // The rate of registered periodicals (Code général des impôts, article 298 septies).
    taxClass: 'SUPER_REDUCED',
    silhouette: 'magazine',
    neverReduced: true,
    care: text('Paraît quatre fois par an.', 'Published four times a year.'),
    models: [
      {
        code: 'DEHORS',
        title: text('Revue Grand Dehors, numéro 12', 'Grand Dehors review, issue 12'),
        pitch: text(
          'Un dossier sur les refuges gardés et un portfolio du Mercantour.',
          'A feature on staffed huts and a portfolio from the Mercantour.',
        ),
        priceMinor: 1200,
        weightGrams: 410,
        hex: '#4f7a8a',
        tags: ['randonnee'],
      },
      {
        code: 'TABLE',
        title: text('Revue Bonne Table, numéro 7', 'Bonne Table review, issue 7'),
        pitch: text(
          'Le pain perdu dans tous ses états et trois potiers à visiter.',
          'French toast in every form, and three potters to visit.',
        ),
        priceMinor: 1000,
        weightGrams: 380,
        hex: '#c98a4a',
      },
    ],
  },
  {
    code: 'CAR',
    category: 'carnets',
    vendor: 'Éditions du Sentier Clair',
    silhouette: 'notebook',
    colours: [palette.petrol, palette.brick, palette.ochre, palette.fir],
    tags: ['cadeau', 'fait-en-france'],
    care: text(
      "Papier ivoire de 90 g, reliure cousue qui s'ouvre à plat.",
      '90 g ivory paper, in a sewn binding that opens flat.',
    ),
    models: [
      {
        code: 'LIGNE',
        title: text('Carnet ligné', 'Lined notebook'),
        pitch: text(
          'Cent quarante-quatre pages, un signet, une poche à la fin.',
          'A hundred and forty-four pages, a ribbon and a pocket at the back.',
        ),
        priceMinor: 1490,
        weightGrams: 260,
      },
      {
        code: 'POINTS',
        title: text('Carnet à points', 'Dotted notebook'),
        pitch: text('Pour les plans, les listes et les croquis.', 'For plans, lists and sketches.'),
        priceMinor: 1490,
        weightGrams: 260,
      },
      {
        code: 'MARCHE',
        title: text('Carnet de marche', 'Walking journal'),
        pitch: text(
          'Une page par sortie, avec la météo et les rencontres.',
          'One page per outing, with the weather and the encounters.',
        ),
        priceMinor: 1690,
        weightGrams: 240,
        tags: ['randonnee'],
      },
    ],
  },
];
