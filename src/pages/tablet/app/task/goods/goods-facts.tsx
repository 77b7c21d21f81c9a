import { useMemo } from 'react';
import { goodsOfOrder } from '../../../documents/orders.js';
import { useAsked } from '../../session/use-asked.js';

interface GoodsFact {
  readonly barcode: string | null;
  readonly picture: string | undefined;
}

/** Bar codes and pictures by SKU, as soon as they are known: the work goes on without them. */
export function useGoodsFacts(orderNumber: string): ReadonlyMap<string, GoodsFact> {
  const asked = useAsked(goodsOfOrder, { number: orderNumber });
  const lines = asked.status === 'THERE' ? asked.answer.order?.lines : undefined;
  return useMemo(
    () =>
      new Map(
        (lines ?? []).map(({ sku, variant }) => [
          sku,
          { barcode: variant?.barcode ?? null, picture: variant?.image?.url },
        ]),
      ),
    [lines],
  );
}

/** The name beside it says what it is. Pictures of other addresses are not asked for. */
export function GoodsPicture({ fact }: { readonly fact: GoodsFact | undefined }) {
  const isOurs = fact?.picture?.startsWith('/') === true;
  return isOurs ? (
    <img className="picture" src={fact.picture} alt="" loading="lazy" width="56" height="56" />
  ) : (
    <span className="picture" aria-hidden="true" />
  );
}
