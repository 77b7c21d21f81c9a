import { text } from '../../text.js';
import * as m from '../materials/hard.js';
import * as palette from '../palette.js';
import type { Family } from '../recipe.js';

export const lighting: readonly Family[] = [
  {
    code: 'LAM',
    category: 'luminaires',
    vendor: 'Lampevive',
    silhouette: 'table-lamp',
    care: text(
      'Douille E27, ampoule LED conseillée, câble textile de deux mètres.',
      'E27 socket, LED bulb recommended, two-metre textile cable.',
    ),
    models: [
      {
        code: 'POSER',
        title: text('Lampe à poser', 'Table lamp'),
        pitch: text(
          "L'abat-jour en lin tamise la lumière sans l'éteindre.",
          'The linen shade softens the light without dimming it.',
        ),
        priceMinor: 6990,
        weightGrams: 1900,
        materials: [m.stoneware, m.oak],
        hex: '#5f7f86',
      },
      {
        code: 'CHEVET',
        title: text('Lampe de chevet', 'Bedside lamp'),
        pitch: text(
          'Un globe opalin posé sur un socle, à la hauteur du livre.',
          'An opal globe on a base, at the height of your book.',
        ),
        priceMinor: 4990,
        weightGrams: 1100,
        silhouette: 'globe-lamp',
        materials: [m.brass, m.walnut],
      },
      {
        code: 'BUREAU',
        title: text('Lampe de bureau articulée', 'Jointed desk lamp'),
        pitch: text(
          'Deux bras, trois articulations, et une tête qui reste où on la met.',
          'Two arms, three joints, and a head that stays where you put it.',
        ),
        priceMinor: 7990,
        weightGrams: 2200,
        silhouette: 'desk-lamp',
        materials: [m.lacqueredSteel],
        colours: [palette.terracotta, palette.petrol, palette.black, palette.ochre],
      },
      {
        code: 'PIED',
        title: text('Lampadaire', 'Floor lamp'),
        pitch: text(
          'Trois pieds, un large abat-jour : un coin de lecture à lui seul.',
          'Three legs and a wide shade: a reading corner all by itself.',
        ),
        priceMinor: 14900,
        weightGrams: 4800,
        silhouette: 'floor-lamp',
        materials: [m.oak, m.brass],
      },
    ],
  },
  {
    code: 'SUS',
    category: 'luminaires',
    vendor: 'Lampevive',
    silhouette: 'pendant',
    care: text(
      "Livraison sans ampoule ; hauteur réglable, jusqu'à un mètre cinquante.",
      'Bulb not included; the height adjusts up to one and a half metres.',
    ),
    models: [
      {
        code: 'CLOCHE',
        title: text('Suspension cloche', 'Bell pendant'),
        pitch: text(
          'Une cloche qui ramène la lumière sur la table et ménage les yeux.',
          'A bell that brings the light down on the table and spares the eyes.',
        ),
        priceMinor: 7490,
        weightGrams: 1300,
        materials: [m.rattan, m.brass],
      },
      {
        code: 'ACIER',
        title: text("Suspension d'atelier", 'Workshop pendant'),
        pitch: text(
          'La lampe des établis, assez large pour une table de six.',
          'The workbench lamp, wide enough for a table of six.',
        ),
        priceMinor: 6990,
        weightGrams: 1400,
        materials: [m.lacqueredSteel],
        colours: [palette.fir, palette.ecru, palette.brick],
      },
      {
        code: 'BOULE',
        title: text('Suspension boule', 'Globe pendant'),
        pitch: text(
          'Une lune de cinquante centimètres, qui se plie à plat pour le transport.',
          'A fifty-centimetre moon that folds flat to travel.',
        ),
        priceMinor: 3990,
        weightGrams: 420,
        silhouette: 'globe-pendant',
        materials: [m.paper],
      },
    ],
  },
];
