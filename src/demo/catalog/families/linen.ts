import { text } from '../../text.js';
import * as m from '../materials/linens.js';
import { linen as linenCloth, merino, recycledWool } from '../materials/textiles.js';
import * as palette from '../palette.js';
import type { Family } from '../recipe.js';
import {
  curtainSizes,
  duvetSizes,
  pillowSizes,
  sheetSizes,
  throwSizes,
  towelSizes,
} from '../sizes.js';

export const linen: readonly Family[] = [
  {
    code: 'LIT',
    category: 'lit',
    vendor: 'Filclair',
    silhouette: 'duvet',
    materials: [m.percale, m.washedLinen, m.gauze],
    colours: palette.linens,
    coloursEach: 3,
    care: text(
      'Lavage à 60 °C ; teintures sans substance nocive.',
      'Wash at 60 °C; dyes free of harmful substances.',
    ),
    models: [
      {
        code: 'HOUSSE',
        title: text('Housse de couette', 'Duvet cover'),
        pitch: text(
          'Des boutons cachés au pied, des liens dans les coins : la couette ne bouge plus.',
          'Hidden buttons at the foot and ties in the corners: the duvet no longer shifts.',
        ),
        priceMinor: 8990,
        weightGrams: 1700,
        sizing: duvetSizes,
      },
      {
        code: 'DRAP',
        title: text('Drap-housse', 'Fitted sheet'),
        pitch: text(
          'Un bonnet de trente centimètres, élastiqué tout autour.',
          'A thirty-centimetre depth, elasticated all round.',
        ),
        priceMinor: 4990,
        weightGrams: 950,
        sizing: sheetSizes,
        materials: [m.percale, m.washedLinen],
      },
      {
        code: 'TAIE',
        title: text("Taie d'oreiller", 'Pillowcase'),
        pitch: text(
          "Un rabat intérieur tient l'oreiller en place.",
          'An inner flap keeps the pillow in place.',
        ),
        priceMinor: 1990,
        weightGrams: 180,
        silhouette: 'pillow',
        sizing: pillowSizes,
      },
    ],
  },
  {
    code: 'BAI',
    category: 'bain',
    vendor: 'Filclair',
    silhouette: 'towel',
    materials: [m.terry, m.honeycomb],
    colours: palette.linens,
    coloursEach: 4,
    care: text('Lavage à 60 °C, séchage doux en machine.', 'Wash at 60 °C; gentle tumble dry.'),
    models: [
      {
        code: 'SERVIETTE',
        title: text('Serviette de bain', 'Bath towel'),
        pitch: text(
          'De la taille des mains à celle de toute la famille, avec une attache solide.',
          'From hand size to family size, with a sturdy hanging loop.',
        ),
        priceMinor: 2490,
        weightGrams: 540,
        sizing: towelSizes,
      },
      {
        code: 'TAPIS',
        title: text('Tapis de bain', 'Bath mat'),
        pitch: text(
          'Épais sous le pied et tôt sec, même en hiver.',
          'Thick underfoot and quick to dry, even in winter.',
        ),
        priceMinor: 2290,
        weightGrams: 700,
        silhouette: 'rug',
        materials: [m.terry],
      },
    ],
  },
  {
    code: 'PLD',
    category: 'plaids-et-rideaux',
    vendor: 'Caravelane',
    silhouette: 'throw',
    materials: [merino, recycledWool, m.gauze],
    colours: palette.knits,
    coloursEach: 3,
    sizing: throwSizes,
    tags: ['cadeau'],
    care: text(
      'Aérer plutôt que laver ; laver à froid si besoin.',
      'Air it rather than wash it; cold wash if needed.',
    ),
    models: [
      {
        code: 'FRANGE',
        title: text('Plaid à franges', 'Fringed throw'),
        pitch: text(
          'Une trame un peu lâche, un poids qui rassure.',
          'A slightly open weave and a comforting weight.',
        ),
        priceMinor: 5990,
        weightGrams: 900,
      },
    ],
  },
  {
    code: 'RID',
    category: 'plaids-et-rideaux',
    vendor: 'Filclair',
    silhouette: 'curtain',
    materials: [linenCloth, m.velvet],
    colours: palette.linens,
    coloursEach: 3,
    sizing: curtainSizes,
    care: text(
      "Vendu à l'unité, œillets ou galon fronceur au choix de la pose.",
      'Sold singly; hangs by eyelets or by gathering tape.',
    ),
    models: [
      {
        code: 'UNI',
        title: text('Rideau', 'Curtain'),
        pitch: text(
          "L'ourlet du bas, lesté, tombe droit dès le premier jour.",
          'The weighted hem hangs straight from the first day.',
        ),
        priceMinor: 4990,
        weightGrams: 1100,
      },
    ],
  },
];
