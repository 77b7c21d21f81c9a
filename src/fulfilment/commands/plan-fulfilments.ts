import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { fulfilments } from '../data/store.js';
import { type CaptureTrigger } from '../domain/capture-trigger.js';
import { Fulfilment } from '../domain/fulfilment.js';
import { FulfilmentLine } from '../domain/fulfilment-line.js';
import type { FulfilmentKind } from '../domain/lifecycles.js';
import { fulfilmentNews } from '../events.js';

/** One way in which goods of an order will reach their buyer, as the order asks for it. */
export interface FulfilmentPlan {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly kind: FulfilmentKind;
  readonly stockFrom: string;
  readonly collectAt: string | null;
  readonly collectorName: string;
  readonly shippingMinor: number;
  readonly promisedAt: Date;
  /** Set where the location may say no: until when it may think about it. */
  readonly offeredUntil: Date | null;
  /** Where it takes the place of another one, which could not be done. */
  readonly replaces?: {
    /** When goods are charged stays as it was decided. */
    readonly captureTrigger: CaptureTrigger;
    /** What was charged for these goods before, in minor units. */
    readonly chargedMinor: number;
  };
  readonly lines: readonly {
    readonly orderLineId: string;
    readonly variantId: string;
    readonly sku: string;
    readonly title: Readonly<Record<string, string>>;
    readonly quantity: number;
    readonly totalMinor: number;
  }[];
}

/**
 * Puts the work on the lists of the locations that will do it. The order has been paid or promised for. When the goods
 * are charged is asked of the shop's rules, by the channel of the order; without a rule nothing is charged by itself.
 */
export async function planFulfilments(
  work: Work,
  plans: readonly FulfilmentPlan[],
  channel: string,
): Promise<Fulfilment[]> {
  const planned = plans.map((plan) => {
    const fulfilment = new Fulfilment(
      newId(),
      plan.orderId,
      plan.orderNumber,
      plan.kind,
      plan.stockFrom,
      plan.collectAt,
      plan.replaces?.captureTrigger ?? 'MANUAL',
      plan.collectorName,
      plan.shippingMinor,
      plan.promisedAt,
      work.now,
    );
    fulfilment.chargedMinor = plan.replaces?.chargedMinor ?? 0;
    if (plan.offeredUntil) fulfilment.offer(plan.offeredUntil, work.now);
    fulfilment.lines = plan.lines.map(
      (line, position) =>
        new FulfilmentLine(
          newId(),
          fulfilment.id,
          line.orderLineId,
          line.variantId,
          line.sku,
          line.title,
          line.quantity,
          line.totalMinor,
          position,
        ),
    );
    return fulfilment;
  });
  const replacing = new Set(
    planned.filter((_, place) => plans[place]?.replaces).map(({ id }) => id),
  );
  await fulfilments(work).plan(planned, channel, replacing);
  for (const fulfilment of planned)
    work.emit(fulfilmentNews('FulfilmentPlanned', fulfilment, null, offerOf(fulfilment)));
  return planned;
}

function offerOf({ offeredUntil }: Fulfilment): { readonly offeredUntil?: Date } {
  return offeredUntil ? { offeredUntil } : {};
}
