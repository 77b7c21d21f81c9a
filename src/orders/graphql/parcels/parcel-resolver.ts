import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  FulfilmentNotInState,
  FulfilmentPayload,
  fulfilmentId,
  fulfilmentPayload,
  NothingPicked,
  ParcelNotInState,
  ParcelsDoNotAddUp,
  PickNotFinished,
} from '../../../fulfilment/index.js';
import { isRefusal } from '../../../kernel/refusal.js';
import { driveOperations } from '../../../payments/index.js';
import { Allow, desk, shopFloor } from '../../../platform/graphql/access.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { innerId } from '../../../platform/graphql/node.js';
import { IdempotencyKeyReused, resultUnion } from '../../../platform/graphql/results.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { packShipment } from '../../commands/parcels/pack-shipment.js';
import { receiveParcelBack } from '../../commands/parcels/receive-parcel-back.js';
import { reportParcel } from '../../commands/parcels/report-parcel.js';
import { shipParcel } from '../../commands/parcels/ship-parcel.js';
import { buyLabels } from '../../parcels/buy-labels.js';
import { followAndPayBack, payBackParcel } from '../../parcels/refund-parcels.js';
import { checkedText } from '../checked-text.js';
import { PaymentNotCollectable } from '../results.js';
import {
  PackShipmentInput,
  type ParcelInput,
  ReceiveParcelBackInput,
  ReportParcelInput,
  ShipParcelInput,
} from './parcel-inputs.js';

const mostParcels = 20;
const mostGrams = 1_000_000;

const PackShipmentResult = resultUnion(
  'PackShipmentResult',
  'The shipment in its parcels, or why it is not packed.',
  FulfilmentPayload,
  FulfilmentNotInState,
  PickNotFinished,
  NothingPicked,
  ParcelsDoNotAddUp,
  PaymentNotCollectable,
  IdempotencyKeyReused,
);

const ShipParcelResult = resultUnion(
  'ShipParcelResult',
  'The shipment whose parcel has left, or why it has not.',
  FulfilmentPayload,
  ParcelNotInState,
  FulfilmentNotInState,
  PaymentNotCollectable,
  IdempotencyKeyReused,
);

const ReportParcelResult = resultUnion(
  'ReportParcelResult',
  'The shipment whose parcel has come to its end, or why it has not.',
  FulfilmentPayload,
  ParcelNotInState,
  IdempotencyKeyReused,
);

const ReceiveParcelBackResult = resultUnion(
  'ReceiveParcelBackResult',
  'The shipment whose parcel is back, or why it is not.',
  FulfilmentPayload,
  ParcelNotInState,
  IdempotencyKeyReused,
);

/** Parcels, as the people of the store pack them, send them, and take them back. */
@Resolver()
export class ParcelResolver {
  @Allow(shopFloor)
  @Mutation(() => PackShipmentResult, {
    description:
      'Packs what was found of a shipment in one or more parcels, and has the carrier label them. What was not found leaves the order.',
  })
  async packShipment(
    @Arg('input', () => PackShipmentInput, { description: 'Which shipment, and how.' })
    input: PackShipmentInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      fulfilmentId: fulfilmentId(input.fulfilmentId),
      parcels: checkedParcels(input.parcels),
    };
    const answer = await context.run('packShipment', input, (work) => packShipment(work, command));
    if (isRefusal(answer)) return answer;
    await driveOperations(context.gateway, answer.operationIds);
    await buyLabels(context.gateway, answer.parcelIds);
    return fulfilmentPayload(answer, context);
  }

  @Allow(shopFloor)
  @Mutation(() => ShipParcelResult, {
    description:
      'A parcel leaves with its carrier; what is in it is captured, with the first one the shipping fee as well.',
  })
  async shipParcel(
    @Arg('input', () => ShipParcelInput, { description: 'Which parcel.' }) input: ShipParcelInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      parcelId: innerId('Parcel', input.parcelId),
      trackingCode: checkedText('trackingCode', input.trackingCode, 60),
    };
    const answer = await context.run('shipParcel', input, (work) => shipParcel(work, command));
    if (isRefusal(answer)) return answer;
    await driveOperations(context.gateway, answer.operationIds);
    await followAndPayBack(context.gateway, command.parcelId);
    return fulfilmentPayload(answer, context);
  }

  @Allow(shopFloor)
  @Mutation(() => ReceiveParcelBackResult, {
    description:
      'A parcel that could not be delivered is back, where it was packed or at any other place: its goods are on sale there, and what they have cost is given back.',
  })
  async receiveParcelBack(
    @Arg('input', () => ReceiveParcelBackInput, { description: 'Which parcel.' })
    input: ReceiveParcelBackInput,
    @Ctx() context: RequestContext,
  ) {
    const command = { parcel: namedParcel(input), locationId: placeOf(input) };
    const answer = await context.run('receiveParcelBack', input, (work) =>
      receiveParcelBack(work, command),
    );
    if (isRefusal(answer)) return answer;
    await payBackParcel(context.gateway, answer.parcelId);
    return fulfilmentPayload(answer, context);
  }

  @Allow(desk)
  @Mutation(() => ReportParcelResult, {
    description:
      'Says what became of a parcel of which its carrier tells nothing. What a lost one has cost is given back.',
  })
  async reportParcel(
    @Arg('input', () => ReportParcelInput, { description: 'Which parcel, and what is known.' })
    input: ReportParcelInput,
    @Ctx() context: RequestContext,
  ) {
    if (!checkedText('reason', input.reason, 500))
      throw new RequestError('BAD_USER_INPUT', 'Say how that is known.');
    const command = { parcelId: innerId('Parcel', input.parcelId), state: input.state };
    const answer = await context.run('reportParcel', input, (work) => reportParcel(work, command));
    if (isRefusal(answer)) return answer;
    await payBackParcel(context.gateway, command.parcelId);
    return fulfilmentPayload(answer, context);
  }
}

function namedParcel({ parcelId, trackingCode: code }: ReceiveParcelBackInput) {
  const trackingCode = checkedText('trackingCode', code, 60);
  if ((parcelId == null) === (trackingCode === null))
    throw new RequestError('BAD_USER_INPUT', 'Say `parcelId` or `trackingCode`: one of them.');
  return trackingCode === null ? { id: innerId('Parcel', parcelId ?? '') } : { trackingCode };
}

function placeOf({ locationId }: ReceiveParcelBackInput): string | null {
  return locationId == null ? null : innerId('Location', locationId);
}

function checkedParcels(given: readonly ParcelInput[]) {
  if (given.length === 0 || given.length > mostParcels)
    throw new RequestError('BAD_USER_INPUT', `A shipment has 1 to ${mostParcels} parcels.`);
  return given.map(({ weightGrams, lines }) => {
    if (weightGrams < 1 || weightGrams > mostGrams)
      throw new RequestError('BAD_USER_INPUT', `\`weightGrams\` is 1 to ${mostGrams}.`);
    return {
      weightGrams,
      lines: lines.map(({ lineId, quantity }) => ({
        lineId: innerId('FulfilmentLine', lineId),
        quantity,
      })),
    };
  });
}
