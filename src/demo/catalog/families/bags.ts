import { text } from '../../text.js';
import { jute, ripstop } from '../materials/linens.js';
import * as m from '../materials/textiles.js';
import * as palette from '../palette.js';
import type { Family } from '../recipe.js';

export const bags: readonly Family[] = [
  {
    code: 'SAC',
    category: 'sacs',
    vendor: 'Sellerin',
    silhouette: 'tote',
    colours: [palette.ecru, palette.navy, palette.khaki, palette.terracotta, palette.black],
    coloursEach: 3,
    care: text(
      'Les points de tension sont rivetés et garantis cinq ans.',
      'The stress points are riveted and guaranteed for five years.',
    ),
    models: [
      {
        code: 'CABAS',
        title: text('Cabas', 'Tote bag'),
        pitch: text(
          "Il avale un marché complet et se porte à l'épaule.",
          'It swallows a whole market shop and goes over the shoulder.',
        ),
        priceMinor: 2490,
        weightGrams: 380,
        materials: [m.canvas, jute],
      },
      {
        code: 'BESACE',
        title: text('Besace', 'Messenger bag'),
        pitch: text(
          'Un ordinateur de treize pouces, un carnet, un déjeuner : tout y trouve sa place.',
          'A thirteen-inch computer, a notebook, a lunch: everything has its place.',
        ),
        priceMinor: 6990,
        weightGrams: 720,
        silhouette: 'messenger-bag',
        materials: [m.canvas, m.leather, m.waxedCotton],
      },
      {
        code: 'WEEKEND',
        title: text('Sac week-end', 'Weekend bag'),
        pitch: text(
          'Deux nuits de bagages, une poche à chaussures et des anses qui ne scient pas la main.',
          'Two nights of luggage, a shoe pocket and handles that do not cut into your hand.',
        ),
        priceMinor: 8990,
        weightGrams: 1050,
        silhouette: 'duffel',
        materials: [m.canvas, m.waxedCotton],
      },
      {
        code: 'BANANE',
        title: text('Sac banane', 'Belt bag'),
        pitch: text(
          'Léger, plat, avec une poche dos pour le passeport.',
          'Light and flat, with a back pocket for the passport.',
        ),
        priceMinor: 2990,
        weightGrams: 160,
        silhouette: 'belt-bag',
        materials: [ripstop],
      },
      {
        code: 'POCHETTE',
        title: text('Pochette zippée', 'Zipped pouch'),
        pitch: text(
          'Pour les papiers, les câbles ou le nécessaire de couture.',
          'For papers, cables or the sewing kit.',
        ),
        priceMinor: 2290,
        weightGrams: 110,
        silhouette: 'pouch',
        colours: palette.leathers,
        materials: [m.leather, m.suede],
        tags: ['cadeau'],
      },
    ],
  },
];
