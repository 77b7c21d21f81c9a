import { text } from '../../text.js';
import * as h from '../materials/hard.js';
import { seagrass } from '../materials/linens.js';
import * as palette from '../palette.js';
import type { Family } from '../recipe.js';

export const garden: readonly Family[] = [
  {
    code: 'PLANTE',
    category: 'plantes',
    vendor: 'Pépinières Verdelaine',
    taxClass: 'INTERMEDIATE',
    silhouette: 'plant',
    tags: ['fait-en-france'],
    neverReduced: true,
    care: text(
      "Élevage en pleine terre près d'Angers, expédition en carton calé.",
      'Grown in open ground near Angers and shipped in a wedged box.',
    ),
    models: [
      {
        code: 'LAVANDE',
        title: text('Lavande vraie', 'True lavender'),
        pitch: text(
          'En pot de treize centimètres, prête à fleurir en juin.',
          'In a thirteen-centimetre pot, ready to flower in June.',
        ),
        priceMinor: 690,
        weightGrams: 900,
        hex: '#8a7bb8',
        silhouette: 'flowering-plant',
      },
      {
        code: 'ROMARIN',
        title: text('Romarin rampant', 'Creeping rosemary'),
        pitch: text(
          'Il retombe des murets et parfume les grillades.',
          'It trails over low walls and scents the barbecue.',
        ),
        priceMinor: 590,
        weightGrams: 900,
        hex: '#6d8f6b',
      },
      {
        code: 'OLIVIER',
        title: text('Olivier en boule', 'Ball-shaped olive tree'),
        pitch: text(
          "Une tête taillée ronde sur une tige d'un mètre, rustique jusqu'à -8 °C.",
          'A round-clipped head on a one-metre stem, hardy to -8 °C.',
        ),
        priceMinor: 5900,
        weightGrams: 9500,
        hex: '#8a9a6b',
        silhouette: 'small-tree',
      },
      {
        code: 'FIGUIER',
        title: text('Figuier de Solliès', 'Solliès fig tree'),
        pitch: text(
          'La figue violette du Var, en pot de sept litres.',
          'The purple fig of the Var, in a seven-litre pot.',
        ),
        priceMinor: 2990,
        weightGrams: 6200,
        hex: '#5f8a58',
        silhouette: 'small-tree',
      },
      {
        code: 'MONSTERA',
        title: text('Monstera', 'Swiss cheese plant'),
        pitch: text(
          'De grandes feuilles ajourées qui aiment la lumière sans soleil direct.',
          'Large pierced leaves that like light without direct sun.',
        ),
        priceMinor: 2490,
        weightGrams: 3100,
        hex: '#3f7a55',
        silhouette: 'leafy-plant',
      },
      {
        code: 'TULIPE',
        title: text('Bulbes de tulipes, lot de vingt', 'Tulip bulbs, pack of twenty'),
        pitch: text(
          'Un mélange de trois rouges, à planter avant les gelées.',
          'A mix of three reds, to plant before the frosts.',
        ),
        priceMinor: 990,
        weightGrams: 600,
        hex: '#c2463f',
        silhouette: 'flowering-plant',
      },
    ],
  },
  {
    code: 'POT',
    category: 'pots-et-arrosoirs',
    vendor: 'Atelier Grésombre',
    silhouette: 'planter',
    care: text('Percé au fond, soucoupe comprise.', 'Drainage hole and saucer included.'),
    models: [
      {
        code: 'CACHE',
        title: text('Cache-pot', 'Plant pot cover'),
        pitch: text(
          "Deux tailles de plus que le pot de culture, pour laisser passer l'air.",
          'Two sizes up from the nursery pot, to let the air through.',
        ),
        priceMinor: 1990,
        weightGrams: 1600,
        materials: [h.terracotta, seagrass],
      },
      {
        code: 'JARDIN',
        title: text('Pot de jardin', 'Garden pot'),
        pitch: text(
          'Un rebord épais pour le déplacer, un galbe qui ne se démode pas.',
          'A thick rim to move it by and a curve that never dates.',
        ),
        priceMinor: 3490,
        weightGrams: 5400,
        materials: [h.stoneware],
        colours: [palette.anthracite, palette.petrol, palette.ochre],
      },
    ],
  },
  {
    code: 'ARR',
    category: 'pots-et-arrosoirs',
    vendor: 'Orvelune',
    silhouette: 'watering-can',
    care: text('Pomme en laiton, dévissable.', 'Brass rose, unscrews for cleaning.'),
    models: [
      {
        code: 'DEHORS',
        title: text('Arrosoir de dix litres', 'Ten-litre watering can'),
        pitch: text(
          'Un équilibre étudié : plein, il ne tire pas sur le bras.',
          'Carefully balanced: even full, it does not drag on the arm.',
        ),
        priceMinor: 3990,
        weightGrams: 1700,
        materials: [h.zinc],
      },
      {
        code: 'DEDANS',
        title: text("Arrosoir d'intérieur", 'Indoor watering can'),
        pitch: text(
          'Un long bec qui atteint le pied sans mouiller les feuilles.',
          'A long spout that reaches the stem without wetting the leaves.',
        ),
        priceMinor: 2490,
        weightGrams: 520,
        materials: [h.lacqueredSteel],
        colours: [palette.sage, palette.ochre, palette.blush],
        tags: ['cadeau'],
      },
    ],
  },
];
