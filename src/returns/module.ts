import type { Module } from '../platform/module.js';
import { returnChecks } from './checks.js';
import { ReturnLineSchema, ReturnOrderSchema } from './data/mapping.js';
import { ExchangeResolver } from './graphql/exchange/exchange-resolver.js';
import { ReplacementResolver } from './graphql/exchange/replacement-resolver.js';
import {
  NotSoManyReturnableFields,
  OrderReturnsFields,
  ReturnDispositionFields,
  ReturnLineFields,
  ReturnOrderFields,
  ReturnWindowOverFields,
  UnitsDoNotMatchFields,
} from './graphql/field-resolvers.js';
import { RefundGiftCardField } from './graphql/gift-card-field.js';
import { RefundPlanResolver } from './graphql/plan-resolver.js';
import { ReturnReadsResolver } from './graphql/reads-resolver.js';
import { ReceivingResolver } from './graphql/receiving-resolver.js';
import { ReturnableResolver } from './graphql/returnable-resolver.js';
import { ReturnsResolver } from './graphql/returns-resolver.js';
import { ReturnRulesResolver } from './graphql/rules-resolver.js';
import { TerminalResolver } from './graphql/terminal-resolver.js';
import { visibleReturn } from './graphql/visible.js';
import { returnReactions, returnSweeps, returnTasks } from './reactions.js';

/** Goods that come back to any place, and the money that is given back for them. */
export const returnsModule: Module = {
  name: 'returns',
  entities: [ReturnOrderSchema, ReturnLineSchema],
  resolvers: [
    ReturnsResolver,
    ReceivingResolver,
    RefundPlanResolver,
    ExchangeResolver,
    ReplacementResolver,
    TerminalResolver,
    ReturnRulesResolver,
    ReturnReadsResolver,
    ReturnableResolver,
    ReturnOrderFields,
    ReturnLineFields,
    ReturnDispositionFields,
    OrderReturnsFields,
    RefundGiftCardField,
    NotSoManyReturnableFields,
    ReturnWindowOverFields,
    UnitsDoNotMatchFields,
  ],
  nodes: { ReturnOrder: visibleReturn },
  reactions: returnReactions,
  tasks: returnTasks,
  sweeps: returnSweeps,
  checks: returnChecks,
};
