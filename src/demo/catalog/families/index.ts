import type { Family } from '../recipe.js';
import { accessories } from './accessories.js';
import { bags } from './bags.js';
import { bottoms } from './bottoms.js';
import { camping } from './camping.js';
import { candles } from './candles.js';
import { decor } from './decor.js';
import { furniture } from './furniture.js';
import { garden } from './garden.js';
import { hiking } from './hiking.js';
import { kids } from './kids.js';
import { kitchen } from './kitchen.js';
import { knitwear } from './knitwear.js';
import { leisure } from './leisure.js';
import { lighting } from './lighting.js';
import { linen } from './linen.js';
import { outerwear } from './outerwear.js';
import { pantry } from './pantry.js';
import { reading } from './reading.js';
import { shoes } from './shoes.js';
import { table } from './table.js';
import { tops } from './tops.js';
import { workshops } from './workshops.js';

export const families: readonly Family[] = [
  ...tops,
  ...knitwear,
  ...bottoms,
  ...outerwear,
  ...accessories,
  ...bags,
  ...shoes,
  ...kids,
  ...table,
  ...kitchen,
  ...lighting,
  ...linen,
  ...decor,
  ...candles,
  ...furniture,
  ...garden,
  ...camping,
  ...hiking,
  ...leisure,
  ...pantry,
  ...reading,
  ...workshops,
];
