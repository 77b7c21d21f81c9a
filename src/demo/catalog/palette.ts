import { text } from '../text.js';
import type { Colour } from './recipe.js';

const colour = (code: string, fr: string, en: string, hex: string): Colour => ({
  code,
  name: text(fr, en),
  hex,
});

export const ecru = colour('ECRU', 'Écru', 'Ecru', '#ece2cf');
export const white = colour('BLANC', 'Blanc', 'White', '#f6f4ef');
export const black = colour('NOIR', 'Noir', 'Black', '#2d2d31');
export const heather = colour('GRIS', 'Gris chiné', 'Heather grey', '#9b9da1');
export const anthracite = colour('ANTHRA', 'Anthracite', 'Charcoal', '#4b5058');
export const navy = colour('MARINE', 'Bleu marine', 'Navy', '#26365a');
export const sky = colour('CIEL', 'Bleu ciel', 'Sky blue', '#9cc1dd');
export const petrol = colour('PETROLE', 'Bleu pétrole', 'Petrol blue', '#1f5a6b');
export const indigo = colour('INDIGO', 'Indigo', 'Indigo', '#3a4675');
export const stone = colour('DELAVE', 'Bleu délavé', 'Stonewash blue', '#7d99b8');
export const khaki = colour('KAKI', 'Kaki', 'Khaki', '#6f7049');
export const sage = colour('SAUGE', 'Vert sauge', 'Sage green', '#9db196');
export const fir = colour('SAPIN', 'Vert sapin', 'Fir green', '#2f5142');
export const terracotta = colour('TERRA', 'Terracotta', 'Terracotta', '#c4694a');
export const ochre = colour('OCRE', 'Ocre', 'Ochre', '#d69f3f');
export const burgundy = colour('BORDEAUX', 'Bordeaux', 'Burgundy', '#722a3b');
export const blush = colour('POUDRE', 'Rose poudré', 'Dusty pink', '#e2b4aa');
export const coral = colour('CORAIL', 'Corail', 'Coral', '#e2745d');
export const lilac = colour('LILAS', 'Lilas', 'Lilac', '#b6a2ca');
export const camel = colour('CAMEL', 'Camel', 'Camel', '#b98958');
export const chocolate = colour('CHOCOLAT', 'Chocolat', 'Chocolate', '#573b2b');
export const sand = colour('SABLE', 'Sable', 'Sand', '#d6c19d');
export const brick = colour('BRIQUE', 'Rouge brique', 'Brick red', '#a8432f');
export const lemon = colour('CITRON', 'Jaune citron', 'Lemon yellow', '#e9c84c');
export const mint = colour('MENTHE', 'Vert menthe', 'Mint green', '#a5d0bd');
export const cognac = colour('COGNAC', 'Cognac', 'Cognac', '#9d5a2e');

export const basics = [white, black, navy, heather, ecru, terracotta, sage, ochre] as const;
export const knits = [ecru, navy, burgundy, fir, camel, heather, blush, petrol] as const;
export const earths = [sand, khaki, navy, black, camel, terracotta] as const;
export const florals = [terracotta, sage, navy, blush, ochre, black, lilac] as const;
export const leathers = [black, cognac, chocolate] as const;
export const glazes = [ecru, sage, petrol, terracotta, anthracite, blush] as const;
export const linens = [ecru, white, sage, terracotta, anthracite, blush, ochre, sky] as const;
export const trail = [petrol, khaki, ochre, brick, anthracite, fir] as const;
export const candies = [coral, lemon, mint, sky, lilac, navy] as const;
