import { text } from '../../text.js';
import type { Material } from '../recipe.js';

export const organicCotton: Material = {
  code: 'COTON',
  title: text('en coton bio', 'organic cotton'),
  note: text(
    'Le coton, cultivé sans pesticide de synthèse, reste doux lavage après lavage.',
    'The cotton is grown without synthetic pesticides and stays soft wash after wash.',
  ),
  tags: ['bio', 'vegetal'],
};

export const recycledCotton: Material = {
  code: 'RECY',
  title: text('en coton recyclé', 'recycled cotton'),
  note: text(
    'Les fibres viennent de chutes de coupe, triées par couleur puis refilées sans nouvelle teinture.',
    'The fibres come from cutting-room offcuts, sorted by colour and spun again without new dye.',
  ),
  pricePercent: 110,
  tags: ['recycle', 'vegetal'],
};

export const linen: Material = {
  code: 'LIN',
  title: text('en lin', 'linen'),
  note: text(
    "Le lin, cultivé et teillé en Normandie, laisse passer l'air et sèche vite.",
    'The linen, grown and scutched in Normandy, breathes well and dries fast.',
  ),
  pricePercent: 140,
  tags: ['lin', 'vegetal'],
};

export const hemp: Material = {
  code: 'CHANVRE',
  title: text('en chanvre', 'hemp'),
  note: text(
    "Le chanvre pousse sans irrigation ; la toile, un peu rêche au début, s'assouplit avec le temps.",
    'Hemp grows without irrigation; the cloth is a little crisp at first and softens with time.',
  ),
  pricePercent: 130,
  tags: ['vegetal'],
};

export const poplin: Material = {
  code: 'POPE',
  title: text('en popeline de coton', 'cotton poplin'),
  note: text(
    'La popeline, fine et serrée, garde une allure nette toute la journée.',
    'The poplin is fine and closely woven, and looks crisp all day.',
  ),
  tags: ['vegetal'],
};

export const flannel: Material = {
  code: 'FLAN',
  title: text('en flanelle', 'flannel'),
  note: text(
    'La flanelle de coton, grattée sur les deux faces, tient chaud dès les premières fraîcheurs.',
    'The cotton flannel, brushed on both sides, keeps you warm as soon as the days turn cool.',
  ),
  pricePercent: 115,
  tags: ['vegetal'],
};

export const gabardine: Material = {
  code: 'GABAR',
  title: text('en gabardine de coton', 'cotton twill'),
  note: text(
    'La gabardine, dense et légèrement extensible, résiste aux frottements.',
    'The twill is dense, with a little stretch, and stands up to wear.',
  ),
};

export const corduroy: Material = {
  code: 'VELOURS',
  title: text('en velours côtelé', 'corduroy'),
  note: text(
    'Le velours à fines côtes est brossé pour rester souple et lumineux.',
    'The fine-wale corduroy is brushed to stay supple and bright.',
  ),
  pricePercent: 115,
};

export const lyocell: Material = {
  code: 'LYO',
  title: text('en lyocell', 'lyocell'),
  note: text(
    "Le lyocell, tiré de bois d'eucalyptus, tombe bien et reste frais sur la peau.",
    'The lyocell, made from eucalyptus wood, drapes well and feels cool on the skin.',
  ),
  pricePercent: 110,
  tags: ['vegetal'],
};

export const denim: Material = {
  code: 'DENIM',
  title: text('en denim recyclé', 'recycled denim'),
  note: text(
    'Le denim contient un tiers de coton issu de jeans collectés dans nos magasins ; il est délavé sans chlore.',
    'A third of the cotton in the denim comes from jeans collected in our shops; it is faded without chlorine.',
  ),
  tags: ['recycle', 'vegetal'],
};

export const cottonFleece: Material = {
  code: 'MOLLE',
  title: text('en molleton bio', 'organic cotton fleece'),
  note: text(
    "Le molleton, gratté à l'intérieur, pèse 320 g au mètre carré.",
    'The fleece, brushed on the inside, weighs 320 g per square metre.',
  ),
  tags: ['bio', 'vegetal'],
};

export const canvas: Material = {
  code: 'TOILE',
  title: text('en toile de coton', 'cotton canvas'),
  note: text(
    'La toile épaisse garde sa forme et se nettoie avec une éponge humide.',
    'The heavy canvas keeps its shape and wipes clean with a damp sponge.',
  ),
  tags: ['vegetal'],
};

export const waxedCotton: Material = {
  code: 'CIRE',
  title: text('en coton ciré', 'waxed cotton'),
  note: text(
    "Le coton ciré repousse l'averse et prend une belle patine ; il se recire une fois par an.",
    'The waxed cotton sheds showers and ages well; wax it again once a year.',
  ),
  pricePercent: 145,
  tags: ['pluie'],
};

export const merino: Material = {
  code: 'MERINOS',
  title: text('en laine mérinos', 'merino wool'),
  note: text(
    'La laine mérinos, fine et régulière, tient chaud sans gratter.',
    'The merino wool is fine and even, and keeps you warm without itching.',
  ),
  pricePercent: 125,
  tags: ['laine'],
};

export const recycledWool: Material = {
  code: 'LAINE',
  title: text('en laine recyclée', 'recycled wool'),
  note: text(
    'La laine est effilochée puis refilée à Prato, où le métier se transmet depuis le Moyen Âge.',
    'The wool is pulled and spun again in Prato, where the trade has been handed down since the Middle Ages.',
  ),
  tags: ['laine', 'recycle'],
};

export const alpaca: Material = {
  code: 'ALPAGA',
  title: text('en alpaga', 'alpaca'),
  note: text(
    "L'alpaga, plus léger que la laine de mouton, est duveteux et très chaud.",
    "Alpaca is lighter than sheep's wool, fluffy and very warm.",
  ),
  pricePercent: 165,
  tags: ['laine'],
};

export const woolCloth: Material = {
  code: 'DRAP',
  title: text('en drap de laine', 'wool cloth'),
  note: text(
    'Le drap de laine, foulé et rasé, coupe le vent et ne bouloche pas.',
    'The wool cloth, fulled and shorn, stops the wind and does not pill.',
  ),
  pricePercent: 130,
  tags: ['laine'],
};

export const leather: Material = {
  code: 'CUIR',
  title: text('en cuir', 'leather'),
  note: text(
    'Le cuir pleine fleur, au tannage végétal, se patine sans craqueler.',
    'The full-grain leather is vegetable-tanned and gains a patina without cracking.',
  ),
  pricePercent: 160,
  tags: ['cuir'],
};

export const suede: Material = {
  code: 'SUEDE',
  title: text('en cuir suédé', 'suede'),
  note: text(
    "Le cuir suédé, souple et mat, se brosse à sec et s'imperméabilise avant la première sortie.",
    'The suede is soft and matt; brush it dry, and waterproof it before the first outing.',
  ),
  pricePercent: 140,
  tags: ['cuir'],
};

export const straw: Material = {
  code: 'PAILLE',
  title: text('en paille', 'straw'),
  note: text(
    'La paille est tressée à la main en une seule natte, sans raccord visible.',
    'The straw is plaited by hand in a single braid, with no visible join.',
  ),
  tags: ['vegetal'],
};

export const rubber: Material = {
  code: 'CAOUT',
  title: text('en caoutchouc naturel', 'natural rubber'),
  note: text(
    "Le caoutchouc d'hévéa, doublé de coton, reste souple par temps froid.",
    'The natural rubber, lined with cotton, stays supple in cold weather.',
  ),
  tags: ['pluie', 'vegetal'],
};
