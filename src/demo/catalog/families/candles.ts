import { text } from '../../text.js';
import type { Family } from '../recipe.js';
import { contents } from '../sizes.js';

export const candles: readonly Family[] = [
  {
    code: 'BOU',
    category: 'bougies',
    vendor: 'Cirelune',
    silhouette: 'candle',
    sizing: contents(['90 g', 55], ['190 g', 100]),
    tags: ['cadeau', 'vegetal', 'fait-en-france'],
    care: text(
      'Cire de colza et mèche de coton, coulées à la main ; le verre sert ensuite de gobelet.',
      'Rapeseed wax and cotton wick, poured by hand; the glass becomes a tumbler afterwards.',
    ),
    models: [
      {
        code: 'FIGUIER',
        title: text('Bougie parfumée Figuier', 'Fig tree scented candle'),
        pitch: text(
          'La feuille froissée, le bois chaud et un peu de lait de figue.',
          'Crushed leaves, warm wood and a little fig milk.',
        ),
        priceMinor: 2490,
        weightGrams: 420,
        hex: '#7f9a73',
      },
      {
        code: 'FEU',
        title: text('Bougie parfumée Feu de bois', 'Wood fire scented candle'),
        pitch: text(
          "Le bouleau fumé, le cèdre et l'ombre d'une clémentine.",
          'Smoked birch, cedar and a hint of clementine.',
        ),
        priceMinor: 2490,
        weightGrams: 420,
        hex: '#8b4a3a',
      },
      {
        code: 'EMBRUNS',
        title: text('Bougie parfumée Embruns', 'Sea spray scented candle'),
        pitch: text(
          "Le sel, l'algue séchée et la criste-marine après la pluie.",
          'Salt, dried seaweed and samphire after rain.',
        ),
        priceMinor: 2490,
        weightGrams: 420,
        hex: '#6f9fb0',
      },
      {
        code: 'TILLEUL',
        title: text('Bougie parfumée Tilleul', 'Linden scented candle'),
        pitch: text(
          "L'allée au mois de juin, entre miel et foin coupé.",
          'The avenue in June, between honey and cut hay.',
        ),
        priceMinor: 2490,
        weightGrams: 420,
        hex: '#d9bf5f',
      },
      {
        code: 'LINGE',
        title: text('Bougie parfumée Linge propre', 'Clean linen scented candle'),
        pitch: text(
          'Le coton séché au vent, le savon et une pointe de lavande.',
          'Wind-dried cotton, soap and a touch of lavender.',
        ),
        priceMinor: 2490,
        weightGrams: 420,
        hex: '#a9a3c9',
      },
    ],
  },
];
