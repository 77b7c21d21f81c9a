import encodeQr from 'qr';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type FulfilmentRow,
  PickupType,
  pickupCode,
  pickupCodeSecret,
  pickupScan,
} from '../../../fulfilment/index.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { orderLoader } from '../loaders.js';
import { isOwn } from '../visible.js';

/** What the buyer shows at the counter. The people of the store ask for it, and so do not see it. */
@Resolver(() => PickupType)
export class PickupCodeResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What the buyer shows at the counter. Only the buyer and the back office see it; the people of the store ask for it. It is good once: null when the goods have left.',
  })
  code(@Root() row: FulfilmentRow, @Ctx() context: RequestContext): Promise<string | null> {
    return codeOf(row, context);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The same as a QR code, an SVG document: a scanner reads the order number, a slash and the code, all of which `handOverOrder` takes as the code.',
  })
  async qrCode(@Root() row: FulfilmentRow, @Ctx() context: RequestContext): Promise<string | null> {
    const code = await codeOf(row, context);
    return code && encodeQr(pickupScan(row.order_number, code), 'svg', { ecc: 'medium' });
  }
}

async function codeOf(row: FulfilmentRow, context: RequestContext): Promise<string | null> {
  const order = await context.loaders.of(orderLoader).load(row.order_id);
  if (!order || row.ended_at !== null || !isOwn(order, context)) return null;
  return pickupCode(context.port(pickupCodeSecret), row.id);
}
