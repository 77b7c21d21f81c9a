import { text } from '../../text.js';
import * as h from '../materials/hard.js';
import type { Family } from '../recipe.js';

export const furniture: readonly Family[] = [
  {
    code: 'MOB',
    category: 'mobilier',
    vendor: 'Menuiserie Boisclair',
    silhouette: 'stool',
    care: text(
      'Assemblage par tenons, sans vis apparente.',
      'Mortise and tenon joints, with no visible screw.',
    ),
    models: [
      {
        code: 'TABOURET',
        title: text('Tabouret', 'Stool'),
        pitch: text(
          'Trois pieds, donc jamais bancal ; il sert aussi de chevet.',
          'Three legs, so it never wobbles; it doubles as a bedside table.',
        ),
        priceMinor: 7990,
        weightGrams: 3200,
        materials: [h.oak, h.beech],
      },
      {
        code: 'CHAISE',
        title: text('Chaise à barreaux', 'Spindle-back chair'),
        pitch: text(
          'Un dossier à cinq barreaux, une assise creusée à la main.',
          'A five-spindle back and a hand-carved seat.',
        ),
        priceMinor: 14900,
        weightGrams: 4700,
        silhouette: 'chair',
        materials: [h.beech, h.walnut],
      },
      {
        code: 'ETAGERE',
        title: text('Étagère murale', 'Wall shelf'),
        pitch: text(
          'Deux tablettes et un rail où tiennent les cadres.',
          'Two boards and a rail to hold frames.',
        ),
        priceMinor: 6990,
        weightGrams: 3900,
        silhouette: 'shelf',
        materials: [h.oak, h.walnut],
      },
      {
        code: 'BANC',
        title: text("Banc d'entrée", 'Hallway bench'),
        pitch: text(
          "De quoi s'asseoir pour lacer ses chaussures et ranger celles des autres.",
          "Somewhere to sit and lace your shoes, and to store everyone else's.",
        ),
        priceMinor: 18900,
        weightGrams: 8900,
        silhouette: 'bench',
        materials: [h.oak],
      },
    ],
  },
];
