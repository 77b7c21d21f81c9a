import { text } from '../../text.js';
import { ripstop } from '../materials/linens.js';
import * as m from '../materials/textiles.js';
import * as palette from '../palette.js';
import type { Family } from '../recipe.js';
import { menSizes, unisexSizes, womenSizes } from '../sizes.js';

export const outerwear: readonly Family[] = [
  {
    code: 'VES',
    category: 'vestes-et-manteaux',
    vendor: 'Orvelune',
    silhouette: 'jacket',
    colours: [palette.navy, palette.khaki, palette.ecru, palette.camel, palette.black],
    coloursEach: 3,
    care: text(
      'Les coutures sont gansées : elle se porte ouverte sans rougir.',
      'The seams are bound, so it looks just as good worn open.',
    ),
    models: [
      {
        code: 'TRAVAIL',
        title: text('Veste de travail mixte', 'Unisex work jacket'),
        pitch: text(
          'Le bleu des ateliers, avec ses trois poches plaquées et son col chemise.',
          'The workshop jacket, with its three patch pockets and shirt collar.',
        ),
        priceMinor: 7990,
        weightGrams: 720,
        sizing: unisexSizes,
        materials: [m.gabardine, m.corduroy],
        tags: ['mixte'],
      },
      {
        code: 'COURTE',
        title: text('Veste courte femme', "Women's cropped jacket"),
        pitch: text(
          "Elle s'arrête à la taille et se ferme par cinq boutons bombés.",
          'It stops at the waist and closes with five domed buttons.',
        ),
        priceMinor: 8490,
        weightGrams: 580,
        sizing: womenSizes,
        materials: [m.denim, m.woolCloth],
        tags: ['femme'],
      },
      {
        code: 'SURCH',
        title: text('Surchemise homme', "Men's overshirt"),
        pitch: text(
          'Entre chemise et veste, pour les matins frais qui finissent au soleil.',
          'Between shirt and jacket, for cool mornings that end in the sun.',
        ),
        priceMinor: 6990,
        weightGrams: 520,
        sizing: menSizes,
        materials: [m.corduroy, m.hemp],
        tags: ['homme'],
      },
    ],
  },
  {
    code: 'MAN',
    category: 'vestes-et-manteaux',
    vendor: 'Orvelune',
    silhouette: 'coat',
    materials: [m.woolCloth, m.recycledWool],
    colours: [palette.navy, palette.camel, palette.anthracite, palette.fir],
    coloursEach: 2,
    care: text(
      'Nettoyage à sec ; brosser après chaque sortie suffit souvent.',
      'Dry clean; a brush after each outing is often enough.',
    ),
    models: [
      {
        code: 'CABAN',
        title: text('Caban homme', "Men's pea coat"),
        pitch: text(
          "Double boutonnage, col large qui se relève : la pluie fine n'y fait rien.",
          'Double-breasted, with a wide collar to turn up: drizzle makes no difference.',
        ),
        priceMinor: 14900,
        weightGrams: 1350,
        sizing: menSizes,
        tags: ['homme'],
      },
      {
        code: 'LONG',
        title: text('Manteau long femme', "Women's long coat"),
        pitch: text(
          'Il descend sous le genou, se ceinture et garde ses épaules souples.',
          'It falls below the knee, ties at the waist and keeps its shoulders soft.',
        ),
        priceMinor: 15900,
        weightGrams: 1280,
        sizing: womenSizes,
        tags: ['femme'],
      },
    ],
  },
  {
    code: 'PAR',
    category: 'vestes-et-manteaux',
    vendor: 'Hautebrise',
    silhouette: 'rain-jacket',
    materials: [m.waxedCotton, ripstop],
    colours: [palette.khaki, palette.navy, palette.ochre, palette.petrol],
    coloursEach: 3,
    tags: ['pluie'],
    care: text(
      'Coutures étanchées et capuche réglable par trois cordons.',
      'Taped seams and a hood adjusted by three cords.',
    ),
    models: [
      {
        code: 'MIXTE',
        title: text('Parka mixte', 'Unisex parka'),
        pitch: text(
          "Longue, coupée large pour un gros pull, elle traverse l'hiver sans plier.",
          'Long and cut wide enough for a thick jumper, it sees the winter through.',
        ),
        priceMinor: 12900,
        weightGrams: 1150,
        sizing: unisexSizes,
        tags: ['mixte'],
      },
      {
        code: 'F',
        title: text('Imperméable femme', "Women's raincoat"),
        pitch: text(
          'Une ligne trapèze qui passe par-dessus tout et se plie dans sa poche.',
          'An A-line shape that goes over everything and folds into its own pocket.',
        ),
        priceMinor: 9900,
        weightGrams: 640,
        sizing: womenSizes,
        tags: ['femme'],
      },
    ],
  },
];
