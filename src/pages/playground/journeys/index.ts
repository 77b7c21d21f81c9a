import type { Journey } from '../runner/journey.js';
import { agentJoins } from './agent-joins.js';
import { clickAndCollect } from './click-and-collect.js';
import { declinedCard } from './declined-card.js';
import { outOfStock } from './out-of-stock.js';
import { partnerExplores } from './partner-explores.js';
import { stockCount } from './stock-count.js';
import { threeDSecure } from './three-d-secure.js';

/** Every journey, in the order in which they are listed. */
export const journeys: readonly Journey[] = [
  clickAndCollect,
  outOfStock,
  threeDSecure,
  declinedCard,
  agentJoins,
  stockCount,
  partnerExplores,
];
