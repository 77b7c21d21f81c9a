import { defineLoader, inOrder } from '../../platform/graphql/loaders.js';
import { readTransferLines, readTransfers, readTransfersOfFulfilments } from '../data/reads.js';
import type { ShownTransferLine, TransferRow } from '../data/tables.js';

/** Transfers by inner id, whoever asks. */
export const transferLoader = defineLoader<string, TransferRow>({
  fetch: async (ids, { db }) => inOrder(ids, await readTransfers(db, ids), (row) => row.id),
});

/** The lines of each transfer. */
export const linesByTransferLoader = defineLoader<string, readonly ShownTransferLine[]>({
  fetch: async (ids, { db }) => {
    const lines = Map.groupBy(await readTransferLines(db, ids), (line) => line.transfer_id);
    return ids.map((id) => lines.get(id) ?? []);
  },
});

/** The transfer that carries the goods of a fulfilment, by the id of that. */
export const transferByFulfilmentLoader = defineLoader<string, TransferRow>({
  fetch: async (ids, { db }) =>
    inOrder(ids, await readTransfersOfFulfilments(db, ids), (row) => row.fulfilment_id ?? ''),
});
