import type { StockedShop } from '../../support/given.js';
import { requested, sent } from '../../transfers/support.js';
import type { Estate } from './estates.js';

/** What the people of the store are to send to the depot, and what the depot has sent to them. */
export async function withTransfers(shop: StockedShop, estate: Estate): Promise<Estate> {
  const goods = { from: 'LYON', to: 'DEPOT', by: 'associate', units: { 'MUG-RED': 2 } };
  const outgoing = await requested(shop, goods);
  const incoming = async () => {
    const asked = await requested(shop, { ...goods, from: 'DEPOT', to: 'LYON', by: 'packer' });
    return sent(shop, asked, 'packer');
  };
  const [coming, overdue] = [await incoming(), await incoming()];
  const ids = {
    Transfer: outgoing.id,
    TransferLine: outgoing.lines[0]?.id ?? '',
    IncomingTransfer: coming.id,
    IncomingTransferLine: coming.lines[0]?.id ?? '',
    OverdueTransfer: overdue.id,
    OverdueTransferLine: overdue.lines[0]?.id ?? '',
  };
  return { ...estate, ids: { ...estate.ids, ...ids } };
}
