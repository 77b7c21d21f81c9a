import { text } from '../../text.js';
import * as m from '../materials/linens.js';
import { canvas, organicCotton, waxedCotton } from '../materials/textiles.js';
import * as palette from '../palette.js';
import type { Family } from '../recipe.js';
import { helmetSizes } from '../sizes.js';

export const leisure: readonly Family[] = [
  {
    code: 'VEL',
    category: 'velo',
    vendor: 'Hautebrise',
    silhouette: 'pannier',
    care: text(
      'Éléments réfléchissants sur les quatre côtés.',
      'Reflective details on all four sides.',
    ),
    models: [
      {
        code: 'SACOCHE',
        title: text('Sacoche de porte-bagages', 'Rack pannier'),
        pitch: text(
          "Elle se clipse d'une main et se porte à l'épaule une fois à pied.",
          'It clips on with one hand and goes over the shoulder once you are on foot.',
        ),
        priceMinor: 5990,
        weightGrams: 780,
        materials: [waxedCotton, m.recycledPolyester],
        colours: [palette.khaki, palette.petrol, palette.ochre],
      },
      {
        code: 'CASQUE',
        title: text('Casque de ville', 'City helmet'),
        pitch: text(
          "Une coque lisse, une molette de réglage et une lampe à l'arrière.",
          'A smooth shell, a fitting dial and a light at the back.',
        ),
        priceMinor: 5490,
        weightGrams: 390,
        silhouette: 'helmet',
        colours: [palette.ecru, palette.fir, palette.coral, palette.black],
        sizing: helmetSizes,
      },
      {
        code: 'CAPE',
        title: text('Cape de pluie', 'Rain cape'),
        pitch: text(
          'Des passe-pouces pour tenir le guidon, une visière pour voir devant.',
          'Thumb loops to hold the handlebar and a peak to see ahead.',
        ),
        priceMinor: 4990,
        weightGrams: 420,
        silhouette: 'rain-jacket',
        materials: [m.recycledPolyester],
        colours: [palette.ochre, palette.navy],
        tags: ['pluie', 'mixte'],
      },
    ],
  },
  {
    code: 'PLG',
    category: 'plage',
    vendor: 'Filclair',
    silhouette: 'parasol',
    care: text("Rincer à l'eau douce après la mer.", 'Rinse in fresh water after the sea.'),
    models: [
      {
        code: 'PARASOL',
        title: text('Parasol inclinable', 'Tilting parasol'),
        pitch: text(
          "Deux mètres d'ombre et un mât en deux parties, pour le train comme pour la voiture.",
          'Two metres of shade and a two-part pole, for the train or the car.',
        ),
        priceMinor: 6990,
        weightGrams: 2900,
        motif: 'stripes',
        materials: [canvas],
        colours: [palette.brick, palette.navy, palette.ochre],
      },
      {
        code: 'FOUTA',
        title: text('Fouta', 'Hammam towel'),
        pitch: text(
          'Drap de plage, nappe ou paréo : elle sèche pendant le goûter.',
          'Beach towel, tablecloth or wrap: it dries while you have tea.',
        ),
        priceMinor: 2490,
        weightGrams: 360,
        silhouette: 'towel',
        motif: 'stripes',
        materials: [organicCotton, m.honeycomb],
        colours: [palette.coral, palette.sky, palette.sage, palette.navy],
      },
    ],
  },
];
