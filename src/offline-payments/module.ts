import { isBackOffice, mayActFor, worksAt } from '../platform/auth/actor.js';
import type { Module } from '../platform/module.js';
import { offlineChecks } from './checks.js';
import { findPayout } from './data/payouts.js';
import { findTill } from './data/tills.js';
import { findInvoice } from './data/trade.js';
import { findLinesById } from './data/transfers.js';
import { ChequeResolver } from './graphql/cheque-resolver.js';
import { PayoutResolver } from './graphql/payout-resolver.js';
import { RefundPayoutFields } from './graphql/refund-fields.js';
import { PayoutFields, TillSessionFields } from './graphql/till-fields.js';
import { TillResolver } from './graphql/till-resolver.js';
import {
  CustomerTradeFields,
  TradeAccountFields,
  TradeInvoiceFields,
} from './graphql/trade-fields.js';
import { TradeResolver } from './graphql/trade-resolver.js';
import { BankTransferFields, PaymentTransferFields } from './graphql/transfer-fields.js';
import { TransferResolver } from './graphql/transfer-resolver.js';

import { oweInCash } from './reactions.js';

/** Money that no card provider carries: cash, cheques, bank transfers, and what businesses buy on account. */
export const offlinePaymentsModule: Module = {
  name: 'offline-payments',
  resolvers: [
    TillResolver,
    ChequeResolver,
    TransferResolver,
    TradeResolver,
    PayoutResolver,
    TillSessionFields,
    BankTransferFields,
    PaymentTransferFields,
    PayoutFields,
    RefundPayoutFields,
    CustomerTradeFields,
    TradeAccountFields,
    TradeInvoiceFields,
  ],
  nodes: {
    TillSession: async (id, context) => {
      const till = await findTill(context.db, id);
      if (!till || !worksAt(context.actor, till.location_id)) return null;
      return { ...till, __typename: 'TillSession' };
    },
    BankTransfer: async (id, { actor, db }) => {
      const [line] = isBackOffice(actor) ? await findLinesById(db, [id]) : [];
      return line ? { ...line, __typename: 'BankTransfer' } : null;
    },
    TradeInvoice: async (id, { actor, db }) => {
      const invoice = await findInvoice(db, id);
      const isOwn =
        invoice && mayActFor(actor, { customerId: invoice.customer_id, guestKey: null });
      return isOwn ? { ...invoice, __typename: 'TradeInvoice' } : null;
    },
    Payout: async (id, { actor, db }) => {
      const payout = isBackOffice(actor) ? await findPayout(db, id) : undefined;
      return payout ? { ...payout, __typename: 'Payout' } : null;
    },
  },
  reactions: [oweInCash],
  checks: offlineChecks,
};
