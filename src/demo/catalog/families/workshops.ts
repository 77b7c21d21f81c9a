import { text } from '../../text.js';
import type { Family } from '../recipe.js';

export const workshops: readonly Family[] = [
  {
    code: 'ATE',
    category: 'ateliers',
    vendor: 'Orvelune',
    silhouette: 'ticket',
    tags: ['cadeau'],
    neverReduced: true,
    requiresShipping: false,
    care: text(
      'Le prix comprend le matériel et une boisson ; le billet se retire en magasin.',
      'The price includes materials and a drink; collect the ticket in the shop.',
    ),
    models: [
      {
        code: 'VISIBLE',
        title: text('Atelier raccommodage visible', 'Visible mending workshop'),
        pitch: text(
          'Deux heures pour sauver un pull et en faire le plus beau de la pile.',
          'Two hours to save a jumper and make it the finest of the pile.',
        ),
        priceMinor: 3500,
        weightGrams: 0,
        hex: '#c4694a',
      },
      {
        code: 'KOKEDAMA',
        title: text('Atelier kokedama', 'Kokedama workshop'),
        pitch: text(
          'Une plante, de la mousse, de la ficelle, et une suspension à emporter.',
          'A plant, some moss, some string, and a hanging garden to take home.',
        ),
        priceMinor: 4200,
        weightGrams: 0,
        hex: '#5d8a55',
      },
      {
        code: 'CARTE',
        title: text('Atelier carte et boussole', 'Map and compass workshop'),
        pitch: text(
          "Lire une carte, tenir un cap, et ne plus dépendre d'un téléphone.",
          'Read a map, hold a bearing, and stop depending on a phone.',
        ),
        priceMinor: 2500,
        weightGrams: 0,
        hex: '#3f78a6',
        tags: ['randonnee'],
      },
    ],
  },
];
