import { text } from '../../text.js';
import { beech } from '../materials/hard.js';
import { recycledPolyester } from '../materials/linens.js';
import * as m from '../materials/textiles.js';
import * as palette from '../palette.js';
import type { Family } from '../recipe.js';
import { kidShoes, kidSizes } from '../sizes.js';

export const kids: readonly Family[] = [
  {
    code: 'ENF',
    category: 'vetements-enfant',
    vendor: 'Loirillon',
    silhouette: 't-shirt',
    colours: palette.candies,
    coloursEach: 3,
    sizing: kidSizes,
    tags: ['enfant'],
    care: text(
      "Une étiquette permet d'écrire trois prénoms : celui d'aujourd'hui et les suivants.",
      "The label has room for three names: today's owner and the next ones.",
    ),
    models: [
      {
        code: 'TSH',
        title: text('T-shirt enfant', "Children's T-shirt"),
        pitch: text(
          "L'encolure s'ouvre grand pour laisser passer la tête sans grimace.",
          'The neck opens wide to let a head through without a fuss.',
        ),
        priceMinor: 990,
        weightGrams: 90,
        materials: [m.organicCotton],
      },
      {
        code: 'MAR',
        title: text('Marinière enfant', "Children's Breton top"),
        pitch: text(
          'La même que celle des grands, avec des coudes doublés.',
          "The same as the grown-ups', with doubled elbows.",
        ),
        priceMinor: 2290,
        weightGrams: 140,
        silhouette: 'long-sleeve',
        motif: 'stripes',
        materials: [m.organicCotton],
      },
      {
        code: 'SALO',
        title: text('Salopette enfant', "Children's dungarees"),
        pitch: text(
          'Des genoux renforcés et des bretelles à deux boutons, pour grandir avec.',
          'Reinforced knees and two-button straps, to grow with the child.',
        ),
        priceMinor: 3490,
        weightGrams: 320,
        silhouette: 'dungarees',
        materials: [m.denim, m.corduroy],
      },
      {
        code: 'PULL',
        title: text('Pull enfant', "Children's jumper"),
        pitch: text(
          "Boutonné à l'épaule, assez large pour les couches du dessous.",
          'Buttoned on the shoulder, and wide enough for the layers beneath.',
        ),
        priceMinor: 2990,
        weightGrams: 190,
        silhouette: 'sweater',
        materials: [m.merino, m.recycledWool],
      },
      {
        code: 'CIRE',
        title: text('Ciré enfant', "Children's raincoat"),
        pitch: text(
          'Des bandes réfléchissantes, une capuche à visière et de grandes poches à marrons.',
          'Reflective strips, a peaked hood and big pockets for conkers.',
        ),
        priceMinor: 3990,
        weightGrams: 310,
        silhouette: 'rain-jacket',
        materials: [recycledPolyester],
        tags: ['pluie'],
      },
    ],
  },
  {
    code: 'BOTTE',
    category: 'bottes-et-bottines',
    vendor: 'Loirillon',
    silhouette: 'rain-boot',
    colours: palette.candies,
    coloursEach: 3,
    sizing: kidShoes,
    tags: ['enfant'],
    materials: [m.rubber],
    care: text(
      'Semelle antidérapante et poignées pour les enfiler seul.',
      'Non-slip sole, and handles to pull them on unaided.',
    ),
    models: [
      {
        code: 'ENF',
        title: text('Bottes de pluie enfant', "Children's rain boots"),
        pitch: text(
          'Pour sauter dans les flaques, toutes les flaques.',
          'For jumping in puddles, every puddle.',
        ),
        priceMinor: 2490,
        weightGrams: 620,
      },
    ],
  },
  {
    code: 'DOU',
    category: 'jouets',
    vendor: 'Loirillon',
    silhouette: 'soft-toy',
    materials: [m.organicCotton],
    tags: ['enfant', 'cadeau'],
    care: text(
      'Convient dès la naissance ; passe en machine à 30 °C.',
      'Suitable from birth; machine washable at 30 °C.',
    ),
    models: [
      {
        code: 'OURS',
        title: text('Peluche ours', 'Bear soft toy'),
        pitch: text(
          'Un ours un peu rond, aux oreilles faciles à attraper.',
          'A rather round bear, with ears that are easy to grab.',
        ),
        priceMinor: 2490,
        weightGrams: 210,
        hex: '#b58a5f',
      },
      {
        code: 'RENARD',
        title: text('Peluche renard', 'Fox soft toy'),
        pitch: text(
          'Un renard roux à la queue douce comme un plumeau.',
          'A red fox with a tail as soft as a duster.',
        ),
        priceMinor: 2690,
        weightGrams: 230,
        hex: '#cb6f3c',
      },
      {
        code: 'SOURIS',
        title: text('Peluche souris', 'Mouse soft toy'),
        pitch: text(
          'Une souris grise qui tient dans une poche de manteau.',
          'A grey mouse that fits in a coat pocket.',
        ),
        priceMinor: 1690,
        weightGrams: 90,
        hex: '#a9a9ad',
      },
    ],
  },
  {
    code: 'JEU',
    category: 'jouets',
    vendor: 'Loirillon',
    silhouette: 'blocks',
    materials: [beech],
    tags: ['enfant', 'cadeau', 'fait-en-france'],
    care: text(
      "Peintures à l'eau, sans vernis ; conforme à la norme EN 71.",
      'Water-based paints, no varnish; complies with EN 71.',
    ),
    models: [
      {
        code: 'CUBES',
        title: text('Jeu de vingt cubes', 'Set of twenty blocks'),
        pitch: text(
          'Vingt cubes à empiler, à aligner et à faire tomber.',
          'Twenty blocks to stack, line up and knock down.',
        ),
        priceMinor: 2990,
        weightGrams: 900,
      },
      {
        code: 'TRAIN',
        title: text('Petit train', 'Little train'),
        pitch: text(
          'Une locomotive et deux wagons, attelés par des aimants bien cachés.',
          'An engine and two wagons, coupled by well-hidden magnets.',
        ),
        priceMinor: 3490,
        weightGrams: 480,
        silhouette: 'toy-train',
      },
    ],
  },
];
