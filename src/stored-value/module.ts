import type { Module } from '../platform/module.js';
import { storedValueChecks } from './checks.js';
import { expireGiftCards, expiryBatch } from './commands/expire-gift-cards.js';
import { CustomerValueFields } from './graphql/customer-fields.js';
import { GiftCardFields, LoyaltyPointsFields, StoreCreditFields } from './graphql/fields.js';
import { GiftCardResolver } from './graphql/gift-card-resolver.js';
import { GrantResolver } from './graphql/grant-resolver.js';
import { visibleGiftCard } from './graphql/visible.js';

import { payOutAsValue } from './reactions.js';

const expireTask = 'expireGiftCards';

/** What the shop owes goods for: gift cards, store credit and loyalty points, and how they pay. */
export const storedValueModule: Module = {
  name: 'stored-value',
  resolvers: [
    GiftCardResolver,
    GrantResolver,
    GiftCardFields,
    StoreCreditFields,
    LoyaltyPointsFields,
    CustomerValueFields,
  ],
  nodes: { GiftCard: visibleGiftCard },
  tasks: {
    [expireTask]: async (_payload, gateway) => {
      while ((await gateway.runAsSystem(expireTask, expireGiftCards)) === expiryBatch);
    },
  },
  sweeps: [{ task: expireTask, every: '*/10 * * * *' }],
  reactions: [payOutAsValue],
  checks: storedValueChecks,
};
