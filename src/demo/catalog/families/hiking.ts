import { text } from '../../text.js';
import * as h from '../materials/hard.js';
import * as m from '../materials/linens.js';
import { canvas, merino, waxedCotton } from '../materials/textiles.js';
import * as palette from '../palette.js';
import type { Family } from '../recipe.js';
import { contents, kidSizes, menSizes, womenSizes } from '../sizes.js';

export const hiking: readonly Family[] = [
  {
    code: 'DOS',
    category: 'sacs-a-dos',
    vendor: 'Hautebrise',
    silhouette: 'backpack',
    materials: [m.ripstop],
    colours: palette.trail,
    coloursEach: 3,
    tags: ['randonnee'],
    care: text('Housse de pluie rangée dans le fond.', 'Rain cover stowed in the base.'),
    models: [
      {
        code: 'JOUR',
        title: text('Sac à dos de randonnée 22 litres', '22-litre hiking backpack'),
        pitch: text(
          'Le dos reste aéré, la gourde à portée de main.',
          'The back stays aired and the bottle within reach.',
        ),
        priceMinor: 5990,
        weightGrams: 760,
      },
      {
        code: 'REFUGE',
        title: text('Sac à dos de refuge 38 litres', '38-litre hut-to-hut backpack'),
        pitch: text(
          'De quoi tenir trois jours, avec un accès par le devant.',
          'Enough for three days, with front access.',
        ),
        priceMinor: 10900,
        weightGrams: 1280,
        silhouette: 'trek-pack',
      },
      {
        code: 'TREK',
        title: text('Sac à dos de trek 60 litres', '60-litre trekking backpack'),
        pitch: text(
          'La ceinture porte le poids, le dos se règle en hauteur.',
          'The belt carries the load and the back adjusts in height.',
        ),
        priceMinor: 15900,
        weightGrams: 1950,
        silhouette: 'trek-pack',
      },
      {
        code: 'VILLE',
        title: text('Sac à dos de ville 18 litres', '18-litre city backpack'),
        pitch: text(
          'Un rabat à roulotter, une poche ordinateur suspendue.',
          'A roll-top and a suspended computer sleeve.',
        ),
        priceMinor: 6990,
        weightGrams: 820,
        materials: [canvas, waxedCotton],
      },
    ],
  },
  {
    code: 'TEC',
    category: 'vetements-techniques',
    vendor: 'Hautebrise',
    silhouette: 'rain-jacket',
    colours: palette.trail,
    coloursEach: 3,
    tags: ['randonnee'],
    care: text('Réparation gratuite la première année.', 'Free repairs in the first year.'),
    models: [
      {
        code: 'VFEMME',
        title: text('Veste imperméable femme', "Women's waterproof jacket"),
        pitch: text(
          'Trois couches, des aérations sous les bras et une capuche qui suit le regard.',
          'Three layers, underarm vents and a hood that turns with your head.',
        ),
        priceMinor: 12900,
        weightGrams: 390,
        materials: [m.ripstop],
        sizing: womenSizes,
        tags: ['femme', 'pluie'],
      },
      {
        code: 'VHOMME',
        title: text('Veste imperméable homme', "Men's waterproof jacket"),
        pitch: text(
          'Trois couches, deux poches au-dessus de la ceinture du sac.',
          'Three layers and two pockets above the pack belt.',
        ),
        priceMinor: 12900,
        weightGrams: 430,
        materials: [m.ripstop],
        sizing: menSizes,
        tags: ['homme', 'pluie'],
      },
      {
        code: 'PFEMME',
        title: text('Polaire femme', "Women's fleece"),
        pitch: text(
          'Une maille dense qui se range dans sa propre poche.',
          'A dense knit that packs into its own pocket.',
        ),
        priceMinor: 4490,
        weightGrams: 280,
        materials: [m.recycledPolyester],
        sizing: womenSizes,
        silhouette: 'fleece',
        tags: ['femme'],
      },
      {
        code: 'PHOMME',
        title: text('Polaire homme', "Men's fleece"),
        pitch: text(
          'Le col monte haut, les manches descendent bas.',
          'The collar goes high and the sleeves come low.',
        ),
        priceMinor: 4490,
        weightGrams: 330,
        materials: [m.recycledPolyester],
        sizing: menSizes,
        silhouette: 'fleece',
        tags: ['homme'],
      },
      {
        code: 'PENF',
        title: text('Polaire enfant', "Children's fleece"),
        pitch: text(
          'Assez chaude pour la cour de récréation en février.',
          'Warm enough for the playground in February.',
        ),
        priceMinor: 2990,
        weightGrams: 210,
        materials: [m.recycledPolyester],
        sizing: kidSizes,
        silhouette: 'fleece',
        tags: ['enfant'],
      },
      {
        code: 'BASE',
        title: text('Première couche femme', "Women's base layer"),
        pitch: text(
          'Elle évacue la transpiration et se porte plusieurs jours sans odeur.',
          'It wicks sweat and can be worn for days without smelling.',
        ),
        priceMinor: 5490,
        weightGrams: 190,
        materials: [merino],
        sizing: womenSizes,
        silhouette: 'long-sleeve',
        tags: ['femme'],
      },
    ],
  },
  {
    code: 'EAU',
    category: 'gourdes-et-batons',
    vendor: 'Hautebrise',
    silhouette: 'bottle',
    tags: ['randonnee'],
    care: text('Chaque pièce se remplace séparément.', 'Every part can be replaced on its own.'),
    models: [
      {
        code: 'ISO',
        title: text('Gourde isotherme', 'Insulated bottle'),
        pitch: text(
          'Douze heures au chaud, vingt-quatre au froid, aucune goutte dans le sac.',
          'Twelve hours hot, twenty-four cold, and not a drop in the bag.',
        ),
        priceMinor: 2490,
        weightGrams: 360,
        materials: [h.steel],
        colours: palette.trail,
        sizing: contents(['50 cl', 100], ['75 cl', 115]),
        tags: ['cadeau'],
      },
      {
        code: 'BATON',
        title: text('Paire de bâtons de marche', 'Pair of walking poles'),
        pitch: text(
          'Trois brins, un serrage rapide, des poignées en liège.',
          'Three sections, quick locks and cork grips.',
        ),
        priceMinor: 6490,
        weightGrams: 480,
        silhouette: 'poles',
        materials: [h.aluminium, h.carbon],
        hex: '#c4694a',
      },
    ],
  },
];
