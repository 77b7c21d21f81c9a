import { accessories } from './accessories.js';
import { bags } from './bags.js';
import { bottoms } from './bottoms.js';
import { decor } from './decor.js';
import type { Drawing } from './draw.js';
import { footwear } from './footwear.js';
import { furniture } from './furniture.js';
import { kitchen } from './kitchen.js';
import { lighting } from './lighting.js';
import { outdoors } from './outdoors.js';
import { outerwear } from './outerwear.js';
import { reading } from './reading.js';
import { soft } from './soft.js';
import { tableware } from './tableware.js';
import { tops } from './tops.js';

export const silhouettes = {
  ...tops,
  ...outerwear,
  ...bottoms,
  ...accessories,
  ...bags,
  ...footwear,
  ...tableware,
  ...kitchen,
  ...lighting,
  ...soft,
  ...furniture,
  ...decor,
  ...outdoors,
  ...reading,
} satisfies Record<string, Drawing>;

/** Everything that can be drawn. */
export type SilhouetteName = keyof typeof silhouettes;
