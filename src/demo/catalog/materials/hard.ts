import { text } from '../../text.js';
import type { Material } from '../recipe.js';

export const stoneware: Material = {
  code: 'GRES',
  title: text('en grès', 'stoneware'),
  note: text(
    "Le grès est tourné puis émaillé à la main : aucune pièce n'a tout à fait le même grain.",
    'The stoneware is thrown and glazed by hand: no two pieces have quite the same grain.',
  ),
  tags: ['ceramique'],
};

export const porcelain: Material = {
  code: 'PORC',
  title: text('en porcelaine', 'porcelain'),
  note: text(
    'La porcelaine, coulée et cuite dans le Limousin, laisse deviner la lumière.',
    'The porcelain, cast and fired in the Limousin, lets a little light through.',
  ),
  pricePercent: 130,
  tags: ['ceramique', 'fait-en-france'],
};

export const terracotta: Material = {
  code: 'CUITE',
  title: text('en terre cuite', 'terracotta'),
  note: text(
    "La terre cuite, poreuse, laisse respirer les racines et garde l'eau au frais.",
    'Porous terracotta lets the roots breathe and keeps the water cool.',
  ),
  tags: ['ceramique'],
  hex: '#c77a55',
};

export const enamel: Material = {
  code: 'EMAIL',
  title: text('en métal émaillé', 'enamelled steel'),
  note: text(
    'Le métal émaillé ne craint ni le feu de bois ni les chocs du voyage.',
    'Enamelled steel fears neither the campfire nor the knocks of travel.',
  ),
};

export const blownGlass: Material = {
  code: 'VERRE',
  title: text('en verre soufflé', 'blown glass'),
  note: text(
    'Le verre est soufflé à la bouche ; de fines bulles en gardent la trace.',
    'The glass is mouth-blown; tiny bubbles bear witness to it.',
  ),
  pricePercent: 135,
  hex: '#a9cdd3',
};

export const recycledGlass: Material = {
  code: 'VERREC',
  title: text('en verre recyclé', 'recycled glass'),
  note: text(
    'Le verre recyclé, légèrement teinté de vert, passe au lave-vaisselle.',
    'The recycled glass, with a hint of green, is dishwasher safe.',
  ),
  tags: ['recycle'],
  hex: '#9cc4ae',
};

export const castIron: Material = {
  code: 'FONTE',
  title: text('en fonte émaillée', 'enamelled cast iron'),
  note: text(
    'La fonte émaillée diffuse une chaleur douce et convient à tous les feux, induction comprise.',
    'Enamelled cast iron spreads a gentle heat and suits every hob, induction included.',
  ),
};

export const steel: Material = {
  code: 'INOX',
  title: text('en acier inoxydable', 'stainless steel'),
  note: text(
    "L'acier inoxydable, brossé, ne rouille pas et se recycle à l'infini.",
    'The brushed stainless steel does not rust and can be recycled for ever.',
  ),
  hex: '#b4bac0',
};

export const lacqueredSteel: Material = {
  code: 'ACIER',
  title: text('en acier laqué', 'lacquered steel'),
  note: text(
    "L'acier est laqué à la poudre, sans solvant, d'une couleur qui ne s'écaille pas.",
    'The steel is powder-coated without solvents, in a colour that does not chip.',
  ),
};

export const zinc: Material = {
  code: 'ZINC',
  title: text('en acier galvanisé', 'galvanised steel'),
  note: text(
    "L'acier galvanisé passe l'hiver dehors sans rouiller.",
    'Galvanised steel spends the winter outdoors without rusting.',
  ),
  hex: '#a7b0b4',
};

export const brass: Material = {
  code: 'LAITON',
  title: text('en laiton', 'brass'),
  note: text(
    'Le laiton, non verni, fonce avec les années ; un chiffon doux lui rend son éclat.',
    'The unvarnished brass darkens over the years; a soft cloth brings its shine back.',
  ),
  pricePercent: 140,
  hex: '#c9a24d',
};

export const oak: Material = {
  code: 'CHENE',
  title: text('en chêne', 'oak'),
  note: text(
    'Le chêne massif vient de forêts françaises gérées durablement ; il est huilé à cœur.',
    'The solid oak comes from sustainably managed French forests and is oiled to the core.',
  ),
  tags: ['bois', 'fait-en-france'],
  pricePercent: 120,
  hex: '#c79f69',
};

export const beech: Material = {
  code: 'HETRE',
  title: text('en hêtre', 'beech'),
  note: text(
    'Le hêtre massif, clair et serré, se ponce et se rehuile quand il le faut.',
    'The solid beech, pale and close-grained, can be sanded and oiled again when needed.',
  ),
  tags: ['bois'],
  hex: '#d9b98c',
};

export const walnut: Material = {
  code: 'NOYER',
  title: text('en noyer', 'walnut'),
  note: text(
    'Le noyer du Dauphiné se reconnaît à ses veines sombres, différentes sur chaque pièce.',
    'Walnut from the Dauphiné is known by its dark veins, different on every piece.',
  ),
  pricePercent: 165,
  tags: ['bois', 'fait-en-france'],
  hex: '#7d5638',
};

export const rattan: Material = {
  code: 'ROTIN',
  title: text('en rotin', 'rattan'),
  note: text(
    'Le rotin est cintré à la vapeur puis tressé à la main.',
    'The rattan is steam-bent, then woven by hand.',
  ),
  pricePercent: 110,
  tags: ['vegetal'],
  hex: '#cda56b',
};

export const paper: Material = {
  code: 'PAPIER',
  title: text('en papier washi', 'washi paper'),
  note: text(
    'Le papier de mûrier, tendu sur une armature légère, donne une lumière laiteuse.',
    'The mulberry paper, stretched over a light frame, gives a milky light.',
  ),
  hex: '#f1e9d8',
};

export const aluminium: Material = {
  code: 'ALU',
  title: text('en aluminium', 'aluminium'),
  note: text(
    "L'aluminium anodisé allie légèreté et solidité.",
    'The anodised aluminium is both light and strong.',
  ),
};

export const carbon: Material = {
  code: 'CARBONE',
  title: text('en carbone', 'carbon'),
  note: text(
    'Le carbone amortit les vibrations et ne pèse presque rien.',
    'The carbon dampens vibration and weighs next to nothing.',
  ),
  pricePercent: 170,
};

export const cork: Material = {
  code: 'LIEGE',
  title: text('en liège', 'cork'),
  note: text(
    "Le liège, levé tous les neuf ans sans abattre l'arbre, épouse la forme du pied.",
    'The cork, stripped every nine years without felling the tree, takes the shape of the foot.',
  ),
  tags: ['vegetal'],
};
