import { text } from '../../text.js';
import * as m from '../materials/textiles.js';
import * as palette from '../palette.js';
import type { Family } from '../recipe.js';
import { menSizes, sockSizes, womenSizes } from '../sizes.js';

export const knitwear: readonly Family[] = [
  {
    code: 'PUL',
    category: 'pulls',
    vendor: 'Caravelane',
    silhouette: 'sweater',
    materials: [m.merino, m.recycledWool],
    colours: palette.knits,
    coloursEach: 3,
    care: text(
      'Lavage à la main ou programme laine, séchage à plat.',
      'Hand wash or wool cycle; dry flat.',
    ),
    models: [
      {
        code: 'FROND',
        title: text('Pull femme col rond', "Women's crew-neck jumper"),
        pitch: text(
          'Une maille fine qui se glisse sous une veste et se suffit au printemps.',
          'A fine knit that slips under a jacket and is enough by itself in spring.',
        ),
        priceMinor: 5990,
        weightGrams: 280,
        sizing: womenSizes,
        tags: ['femme'],
      },
      {
        code: 'FROULE',
        title: text('Pull femme col roulé', "Women's roll-neck jumper"),
        pitch: text(
          'Le col, haut et souple, se retourne une fois et ne serre pas.',
          'The collar is high and soft, folds once and never pinches.',
        ),
        priceMinor: 6490,
        weightGrams: 320,
        sizing: womenSizes,
        silhouette: 'roll-neck',
        tags: ['femme'],
      },
      {
        code: 'HROND',
        title: text('Pull homme col rond', "Men's crew-neck jumper"),
        pitch: text(
          "Des manches montées à la main et une maille qui garde sa forme d'un hiver à l'autre.",
          'Hand-linked sleeves and a knit that keeps its shape from one winter to the next.',
        ),
        priceMinor: 6290,
        weightGrams: 360,
        sizing: menSizes,
        tags: ['homme'],
      },
      {
        code: 'HMARIN',
        title: text('Pull marin homme', "Men's sailor jumper"),
        pitch: text(
          "Boutonné sur l'épaule et tricoté serré, il a fait ses preuves sur les quais.",
          'Buttoned on the shoulder and tightly knitted, it has proved itself on the quayside.',
        ),
        priceMinor: 7490,
        weightGrams: 520,
        sizing: menSizes,
        silhouette: 'roll-neck',
        tags: ['homme'],
      },
    ],
  },
  {
    code: 'GIL',
    category: 'pulls',
    vendor: 'Caravelane',
    silhouette: 'cardigan',
    materials: [m.merino, m.alpaca],
    colours: palette.knits,
    coloursEach: 2,
    care: text(
      "Un bouton et une aiguillée de laine sont cousus à l'intérieur pour les réparations.",
      'A spare button and a length of yarn are sewn inside for repairs.',
    ),
    models: [
      {
        code: 'F',
        title: text('Gilet femme boutonné', "Women's buttoned cardigan"),
        pitch: text(
          'Court et près du corps, il se porte fermé comme un pull.',
          'Short and close-fitting, it can be worn buttoned up like a jumper.',
        ),
        priceMinor: 6490,
        weightGrams: 290,
        sizing: womenSizes,
        tags: ['femme'],
      },
      {
        code: 'H',
        title: text('Gilet homme à poches', "Men's pocket cardigan"),
        pitch: text(
          'Deux poches plaquées et un col V : un gilet qui remplace la veste au bureau.',
          'Two patch pockets and a V-neck: a cardigan that stands in for a jacket at work.',
        ),
        priceMinor: 6990,
        weightGrams: 410,
        sizing: menSizes,
        tags: ['homme'],
      },
    ],
  },
  {
    code: 'SOC',
    category: 'chaussettes',
    vendor: 'Caravelane',
    silhouette: 'socks',
    colours: [palette.navy, palette.ochre, palette.burgundy, palette.sage, palette.heather],
    coloursEach: 3,
    sizing: sockSizes,
    tags: ['mixte', 'cadeau'],
    care: text(
      'Pointe remaillée à la main, sans couture qui gêne.',
      'Hand-linked toe, with no seam to rub.',
    ),
    models: [
      {
        code: 'MI',
        title: text('Chaussettes mi-hautes', 'Crew socks'),
        pitch: text(
          'Elles montent à mi-mollet et y restent.',
          'They reach mid-calf, and stay there.',
        ),
        priceMinor: 890,
        weightGrams: 50,
        materials: [m.organicCotton, m.merino],
      },
      {
        code: 'COURTE',
        title: text('Chaussettes courtes', 'Ankle socks'),
        pitch: text(
          'Juste au-dessus de la basket, avec un bord-côte souple.',
          'Just above the trainer, with a soft cuff.',
        ),
        priceMinor: 690,
        weightGrams: 35,
        materials: [m.organicCotton],
      },
      {
        code: 'RAYEE',
        title: text('Chaussettes rayées', 'Striped socks'),
        pitch: text(
          'Des rayures de deux largeurs, à peine décalées.',
          'Stripes of two widths, just slightly out of step.',
        ),
        priceMinor: 990,
        weightGrams: 50,
        motif: 'stripes',
        materials: [m.organicCotton],
      },
      {
        code: 'RANDO',
        title: text('Chaussettes de randonnée', 'Hiking socks'),
        pitch: text(
          'Talon et cou-de-pied renforcés, pour des journées de vingt kilomètres.',
          'Reinforced heel and instep, for days of twenty kilometres.',
        ),
        priceMinor: 1490,
        weightGrams: 80,
        materials: [m.merino],
        tags: ['randonnee'],
      },
    ],
  },
];
