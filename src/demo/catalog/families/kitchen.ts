import { text } from '../../text.js';
import * as m from '../materials/hard.js';
import { honeycomb, washedLinen } from '../materials/linens.js';
import { canvas, linen } from '../materials/textiles.js';
import * as palette from '../palette.js';
import type { Family } from '../recipe.js';
import { contents } from '../sizes.js';

export const kitchen: readonly Family[] = [
  {
    code: 'CUI',
    category: 'cuisine',
    vendor: 'Filclair',
    silhouette: 'apron',
    colours: [palette.ecru, palette.petrol, palette.terracotta, palette.anthracite],
    coloursEach: 3,
    tags: ['cadeau'],
    care: text('Lavage à 60 °C.', 'Wash at 60 °C.'),
    models: [
      {
        code: 'TABLIER',
        title: text('Tablier de cuisine', 'Kitchen apron'),
        pitch: text(
          'De longs liens qui se nouent devant et une poche pour le torchon.',
          'Long ties that knot at the front and a pocket for the tea towel.',
        ),
        priceMinor: 2990,
        weightGrams: 320,
        materials: [linen, canvas],
      },
      {
        code: 'TORCHON',
        title: text('Torchon', 'Tea towel'),
        pitch: text(
          "Il essuie les verres sans peluche et s'accroche par un ruban.",
          'It dries glasses without lint and hangs from a tape.',
        ),
        priceMinor: 890,
        weightGrams: 90,
        silhouette: 'tea-towel',
        motif: 'stripes',
        materials: [linen, honeycomb],
      },
    ],
  },
  {
    code: 'CUS',
    category: 'cuisine',
    vendor: 'Fonderie Marcoule',
    silhouette: 'casserole',
    materials: [m.castIron],
    colours: [palette.brick, palette.petrol, palette.anthracite, palette.sage],
    coloursEach: 3,
    tags: ['fait-en-france'],
    care: text(
      'Garantie à vie contre les défauts de fonte.',
      'Guaranteed for life against casting faults.',
    ),
    models: [
      {
        code: 'RONDE',
        title: text('Cocotte ronde', 'Round casserole'),
        pitch: text(
          'Le couvercle à picots arrose la viande tout au long de la cuisson.',
          'The dimpled lid bastes the meat all through cooking.',
        ),
        priceMinor: 11900,
        weightGrams: 4200,
        sizing: contents(['3,5 l', 100], ['5 l', 125]),
      },
      {
        code: 'OVALE',
        title: text('Cocotte ovale', 'Oval casserole'),
        pitch: text(
          "La place d'une pintade entière et de ses légumes.",
          'Room for a whole guinea fowl and its vegetables.',
        ),
        priceMinor: 13900,
        weightGrams: 5200,
      },
    ],
  },
  {
    code: 'FEU',
    category: 'cuisine',
    vendor: 'Fonderie Marcoule',
    silhouette: 'frying-pan',
    materials: [m.steel],
    care: text('Tous feux, induction comprise.', 'For every hob, induction included.'),
    models: [
      {
        code: 'POELE',
        title: text('Poêle de 28 centimètres', '28-centimetre frying pan'),
        pitch: text(
          'Un fond épais qui saisit, une queue qui reste froide.',
          'A thick base that sears, and a handle that stays cool.',
        ),
        priceMinor: 5490,
        weightGrams: 1400,
      },
      {
        code: 'CASS',
        title: text('Casserole', 'Saucepan'),
        pitch: text(
          "Deux becs verseurs et une échelle gravée à l'intérieur.",
          'Two pouring lips and a scale engraved inside.',
        ),
        priceMinor: 4490,
        weightGrams: 1050,
        silhouette: 'saucepan',
        sizing: contents(['1,5 l', 100], ['2,5 l', 125]),
      },
    ],
  },
  {
    code: 'PLA',
    category: 'cuisine',
    vendor: 'Menuiserie Boisclair',
    silhouette: 'cutting-board',
    materials: [m.oak, m.beech, m.walnut],
    tags: ['cadeau'],
    care: text('Essuyer aussitôt, huiler deux fois par an.', 'Wipe at once, and oil twice a year.'),
    models: [
      {
        code: 'DECOUPE',
        title: text('Planche à découper', 'Cutting board'),
        pitch: text(
          "Bois de fil, rigole sur une face, lisse sur l'autre.",
          'Long grain, with a juice groove on one side and smooth on the other.',
        ),
        priceMinor: 3290,
        weightGrams: 1300,
      },
    ],
  },
  {
    code: 'FOUR',
    category: 'cuisine',
    vendor: 'Atelier Grésombre',
    silhouette: 'baking-dish',
    materials: [m.stoneware],
    colours: palette.glazes,
    coloursEach: 3,
    care: text("Du congélateur au four, jusqu'à 240 °C.", 'From freezer to oven, up to 240 °C.'),
    models: [
      {
        code: 'PLAT',
        title: text('Plat à gratin', 'Gratin dish'),
        pitch: text(
          'Deux oreilles pour le saisir et une taille pour six.',
          'Two lugs to hold it by, and big enough for six.',
        ),
        priceMinor: 3490,
        weightGrams: 1650,
      },
    ],
  },
  {
    code: 'NAP',
    category: 'cuisine',
    vendor: 'Filclair',
    silhouette: 'tea-towel',
    materials: [washedLinen],
    colours: palette.linens,
    coloursEach: 4,
    care: text("Ourlet à coins d'onglet, cousu en Vendée.", 'Mitred hem, sewn in the Vendée.'),
    models: [
      {
        code: 'SERVIETTE',
        title: text('Serviette de table', 'Napkin'),
        pitch: text(
          'Quarante-cinq centimètres de côté, pour les genoux et pour la fête.',
          'Forty-five centimetres square, for laps and for parties.',
        ),
        priceMinor: 690,
        weightGrams: 60,
      },
    ],
  },
];
