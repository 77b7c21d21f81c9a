import type { Journey } from '../runner/journey.js';
import { agentJoins } from './agent-joins.js';
import { collectElsewhere } from './anywhere/collect-elsewhere.js';
import { reserveAndCollect } from './anywhere/reserve-and-collect.js';
import { returnElsewhere } from './anywhere/return-elsewhere.js';
import { selfCheckout } from './anywhere/self-checkout.js';
import { shipFromStore } from './anywhere/ship-from-store.js';
import { splitPurchase } from './anywhere/split-purchase.js';
import { walkOut } from './anywhere/walk-out.js';
import { clickAndCollect } from './click-and-collect.js';
import { declinedCard } from './declined-card.js';
import { outOfStock } from './out-of-stock.js';
import { partnerExplores } from './partner-explores.js';
import { stockCount } from './stock-count.js';
import { threeDSecure } from './three-d-secure.js';

/** Every journey, in the order in which they are listed. */
export const journeys: readonly Journey[] = [
  clickAndCollect,
  collectElsewhere,
  shipFromStore,
  splitPurchase,
  reserveAndCollect,
  returnElsewhere,
  walkOut,
  selfCheckout,
  outOfStock,
  threeDSecure,
  declinedCard,
  agentJoins,
  stockCount,
  partnerExplores,
];
