import { worksAt } from '../platform/auth/actor.js';
import type { Module } from '../platform/module.js';
import { transferChecks } from './checks.js';
import { TransferLineSchema, TransferSchema } from './data/mapping.js';
import { findTransfer } from './data/reads.js';
import {
  TransferEventFields,
  TransferFields,
  TransferLineFields,
  WrongTransferUnitsFields,
} from './graphql/transfer-fields.js';
import { TransfersResolver } from './graphql/transfers-resolver.js';

/** Goods on their way between locations: to fill shelves, or for an order that is collected elsewhere. */
export const transfersModule: Module = {
  name: 'transfers',
  entities: [TransferSchema, TransferLineSchema],
  resolvers: [
    TransfersResolver,
    TransferFields,
    TransferLineFields,
    TransferEventFields,
    WrongTransferUnitsFields,
  ],
  checks: transferChecks,
  nodes: {
    Transfer: async (id, { actor, db }) => {
      const row = await findTransfer(db, id);
      const isOwn =
        row && (worksAt(actor, row.from_location_id) || worksAt(actor, row.to_location_id));
      return isOwn ? { ...row, __typename: 'Transfer' } : null;
    },
  },
};
