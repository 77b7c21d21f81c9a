import { text } from '../../text.js';
import * as h from '../materials/hard.js';
import * as m from '../materials/linens.js';
import { canvas } from '../materials/textiles.js';
import * as palette from '../palette.js';
import type { Family } from '../recipe.js';
import { tentSizes } from '../sizes.js';

export const camping: readonly Family[] = [
  {
    code: 'TEN',
    category: 'camping',
    vendor: 'Hautebrise',
    silhouette: 'dome-tent',
    materials: [m.ripstop, m.recycledPolyester],
    colours: [palette.ochre, palette.petrol, palette.fir, palette.brick],
    coloursEach: 2,
    sizing: tentSizes,
    tags: ['bivouac'],
    care: text(
      'Coutures étanchées, pièces détachées disponibles dix ans.',
      'Taped seams, and spare parts available for ten years.',
    ),
    models: [
      {
        code: 'DOME',
        title: text('Tente dôme', 'Dome tent'),
        pitch: text(
          'Deux arceaux, deux entrées, cinq minutes de montage.',
          'Two poles, two doors, five minutes to pitch.',
        ),
        priceMinor: 19900,
        weightGrams: 2100,
      },
      {
        code: 'TUNNEL',
        title: text('Tente tunnel', 'Tunnel tent'),
        pitch: text(
          'Une grande abside pour les sacs, les bottes et le chien.',
          'A large porch for packs, boots and the dog.',
        ),
        priceMinor: 24900,
        weightGrams: 3200,
        silhouette: 'tunnel-tent',
      },
    ],
  },
  {
    code: 'COUCH',
    category: 'camping',
    vendor: 'Hautebrise',
    silhouette: 'sleeping-bag',
    colours: palette.trail,
    coloursEach: 2,
    tags: ['bivouac'],
    care: text(
      'Livraison avec un sac de rangement et un sac de compression.',
      'Comes with a storage sack and a compression sack.',
    ),
    models: [
      {
        code: 'ETE',
        title: text("Sac de couchage d'été", 'Summer sleeping bag'),
        pitch: text(
          "Confort à 12 °C ; il s'ouvre à plat comme une couette.",
          'Comfort at 12 °C; it opens flat like a duvet.',
        ),
        priceMinor: 5990,
        weightGrams: 850,
        materials: [m.recycledPolyester],
      },
      {
        code: 'TROIS',
        title: text('Sac de couchage trois saisons', 'Three-season sleeping bag'),
        pitch: text(
          'Confort à 3 °C, collerette isolante et zip anti-coincement.',
          'Comfort at 3 °C, with an insulated collar and a snag-free zip.',
        ),
        priceMinor: 9900,
        weightGrams: 1250,
        materials: [m.recycledPolyester, m.down],
      },
      {
        code: 'MATELAS',
        title: text('Matelas de bivouac', 'Camping mat'),
        pitch: text(
          "Six centimètres d'épaisseur, dix souffles, et le sol disparaît.",
          'Six centimetres thick, ten breaths, and the ground is gone.',
        ),
        priceMinor: 6990,
        weightGrams: 480,
        silhouette: 'mat',
        materials: [m.ripstop],
      },
    ],
  },
  {
    code: 'CAMP',
    category: 'camping',
    vendor: 'Hautebrise',
    silhouette: 'lantern',
    tags: ['bivouac'],
    care: text(
      'Essais menés toute une saison dans le Vercors.',
      'Tested for a whole season in the Vercors.',
    ),
    models: [
      {
        code: 'LANTERNE',
        title: text('Lanterne rechargeable', 'Rechargeable lantern'),
        pitch: text(
          'Trente heures de lumière chaude, une prise pour le téléphone.',
          'Thirty hours of warm light and a socket for the phone.',
        ),
        priceMinor: 3990,
        weightGrams: 310,
        colours: [palette.ochre, palette.fir, palette.black],
      },
      {
        code: 'POPOTE',
        title: text('Popote deux personnes', 'Cook set for two'),
        pitch: text(
          'Deux casseroles, une poêle-couvercle et une pince, emboîtées.',
          'Two pans, a frying-pan lid and a gripper, nested together.',
        ),
        priceMinor: 3490,
        weightGrams: 560,
        silhouette: 'cook-set',
        materials: [h.steel],
      },
      {
        code: 'CHAISE',
        title: text('Chaise pliante', 'Folding chair'),
        pitch: text(
          "Elle se déplie d'un geste et supporte cent vingt kilos.",
          'It unfolds in one movement and carries a hundred and twenty kilos.',
        ),
        priceMinor: 4490,
        weightGrams: 2600,
        silhouette: 'folding-chair',
        materials: [canvas],
        colours: [palette.ecru, palette.khaki, palette.terracotta],
      },
      {
        code: 'TARP',
        title: text('Abri tarp', 'Tarp shelter'),
        pitch: text(
          "Trois mètres sur trois, seize points d'attache : un toit partout.",
          'Three metres by three, sixteen tie-points: a roof anywhere.',
        ),
        priceMinor: 7990,
        weightGrams: 690,
        silhouette: 'tarp',
        materials: [m.ripstop],
        colours: [palette.khaki, palette.petrol],
      },
    ],
  },
];
