import { text } from '../../text.js';
import * as h from '../materials/hard.js';
import * as m from '../materials/linens.js';
import { linen, recycledWool } from '../materials/textiles.js';
import * as palette from '../palette.js';
import type { Family } from '../recipe.js';
import { cushionSizes, rugSizes } from '../sizes.js';

export const decor: readonly Family[] = [
  {
    code: 'VAS',
    category: 'vases',
    vendor: 'Atelier Grésombre',
    silhouette: 'round-vase',
    materials: [h.stoneware, h.blownGlass],
    colours: palette.glazes,
    coloursEach: 3,
    tags: ['cadeau'],
    care: text("Étanche ; rincer à l'eau tiède.", 'Watertight; rinse with lukewarm water.'),
    models: [
      {
        code: 'BOULE',
        title: text('Vase boule', 'Round vase'),
        pitch: text(
          'Un ventre rond, un col serré : trois tiges suffisent.',
          'A round belly and a tight neck: three stems are enough.',
        ),
        priceMinor: 3490,
        weightGrams: 900,
      },
      {
        code: 'SOLI',
        title: text('Vase soliflore', 'Bud vase'),
        pitch: text(
          'Pour une branche, une seule, bien choisie.',
          'For a single branch, well chosen.',
        ),
        priceMinor: 1690,
        weightGrams: 320,
        silhouette: 'bud-vase',
      },
      {
        code: 'HAUT',
        title: text('Vase haut', 'Tall vase'),
        pitch: text(
          'Il se pose au sol et accueille les grandes herbes.',
          'It stands on the floor and takes tall grasses.',
        ),
        priceMinor: 5490,
        weightGrams: 2300,
        silhouette: 'tall-vase',
      },
    ],
  },
  {
    code: 'COU',
    category: 'coussins',
    vendor: 'Filclair',
    silhouette: 'cushion',
    colours: palette.linens,
    coloursEach: 4,
    sizing: cushionSizes,
    care: text(
      'Housse amovible ; garnissage en fibres recyclées.',
      'Removable cover; filled with recycled fibres.',
    ),
    models: [
      {
        code: 'UNI',
        title: text('Coussin uni', 'Plain cushion'),
        pitch: text(
          'Un passepoil ton sur ton et un zip qui disparaît.',
          'Tone-on-tone piping and a zip that disappears.',
        ),
        priceMinor: 2490,
        weightGrams: 450,
        materials: [m.washedLinen, m.velvet],
      },
      {
        code: 'RAYE',
        title: text('Coussin rayé', 'Striped cushion'),
        pitch: text(
          'Les rayures des toiles à matelas, en plus doux.',
          'Mattress-ticking stripes, only softer.',
        ),
        priceMinor: 2690,
        weightGrams: 450,
        motif: 'stripes',
        materials: [linen, m.gauze],
      },
      {
        code: 'CARREAUX',
        title: text('Coussin à carreaux', 'Checked cushion'),
        pitch: text(
          'Un carreau tissé, identique des deux côtés.',
          'A woven check, the same on both sides.',
        ),
        priceMinor: 2890,
        weightGrams: 470,
        motif: 'check',
        materials: [recycledWool],
      },
    ],
  },
  {
    code: 'MIR',
    category: 'miroirs-tapis-paniers',
    vendor: 'Menuiserie Boisclair',
    silhouette: 'round-mirror',
    materials: [h.oak, h.brass, h.rattan],
    care: text('Fixation murale et cheville fournies.', 'Wall fixing and plug supplied.'),
    models: [
      {
        code: 'ROND',
        title: text('Miroir rond', 'Round mirror'),
        pitch: text(
          'Soixante centimètres de reflet, un cadre à peine plus large que le doigt.',
          'Sixty centimetres of reflection and a frame hardly wider than a finger.',
        ),
        priceMinor: 7990,
        weightGrams: 3600,
      },
      {
        code: 'ARCHE',
        title: text('Miroir en arche', 'Arched mirror'),
        pitch: text(
          'Posé sur une cheminée ou debout dans une entrée, il agrandit la pièce.',
          'On a mantelpiece or upright in a hallway, it makes the room larger.',
        ),
        priceMinor: 9900,
        weightGrams: 5200,
        silhouette: 'arch-mirror',
        materials: [h.oak, h.brass],
      },
    ],
  },
  {
    code: 'TAP',
    category: 'miroirs-tapis-paniers',
    vendor: 'Filclair',
    silhouette: 'rug',
    sizing: rugSizes,
    care: text(
      'Sous-couche antidérapante vendue en magasin.',
      'Non-slip underlay sold in our shops.',
    ),
    models: [
      {
        code: 'TRESSE',
        title: text('Tapis tressé', 'Braided rug'),
        pitch: text(
          'Des nattes cousues bord à bord, qui supportent le passage.',
          'Braids sewn edge to edge, which stand up to traffic.',
        ),
        priceMinor: 11900,
        weightGrams: 3900,
        materials: [m.jute],
      },
      {
        code: 'TISSE',
        title: text('Tapis tissé à plat', 'Flat-woven rug'),
        pitch: text(
          'Un motif de bandes, réversible, à retourner aux beaux jours.',
          'A banded pattern, reversible, to turn over when the fine weather comes.',
        ),
        priceMinor: 12900,
        weightGrams: 4300,
        motif: 'stripes',
        materials: [recycledWool],
        colours: [palette.terracotta, palette.petrol, palette.ochre],
      },
    ],
  },
  {
    code: 'PNR',
    category: 'miroirs-tapis-paniers',
    vendor: 'Orvelune',
    silhouette: 'basket',
    materials: [m.seagrass, h.rattan],
    care: text('Dépoussiérer au pinceau, tenir au sec.', 'Dust with a brush; keep dry.'),
    models: [
      {
        code: 'ANSES',
        title: text('Panier à anses', 'Basket with handles'),
        pitch: text(
          'Bûches, jouets ou plaids : il range sans fermer.',
          'Logs, toys or throws: it tidies up without shutting away.',
        ),
        priceMinor: 2990,
        weightGrams: 900,
      },
    ],
  },
];
