import { type Command, keyed } from '../../command.js';
import { peopleAt, stores } from '../../town.js';

const captureRule: Command = {
  mutation: 'setCaptureRule',
  weight: 1,
  draw: async (town, dice) => {
    const kind = dice.pick(['PICKUP', 'SHIP']);
    const usual = kind === 'SHIP' ? 'AT_SHIPMENT' : 'AT_HANDOVER';
    const captureTrigger = dice.pick([usual, usual, 'AT_ORDER', 'AT_READY']);
    return keyed(await town.as('admin'), { kind, captureTrigger });
  },
};

const pickupRule: Command = {
  mutation: 'setPickupRule',
  weight: 1,
  draw: async (town, dice) =>
    keyed(await town.as('supervisor'), {
      locationId: dice.chance(0.5) ? town.shop.locationIds[dice.pick(stores)] : null,
      keepDays: dice.pick([2, 3, 7]),
      remindDaysBefore: dice.pick([0, 1]),
      ...(dice.chance(0.5) && { identityFromMinor: 5000, identityCurrency: 'EUR' }),
    }),
};

const sourcingPlace: Command = {
  mutation: 'setSourcingPlace',
  weight: 1,
  draw: async (town, dice) =>
    keyed(await town.as('supervisor'), {
      locationId: town.shop.locationIds[dice.pick(Object.keys(peopleAt))],
      ships: dice.chance(0.8),
      dailyCapacity: dice.pick([null, 3, 20]),
      preference: dice.below(101),
      parcelCostMinor: dice.pick([0, 300, 900]),
    }),
};

const sourcingRules: Command = {
  mutation: 'setSourcingRules',
  weight: 1,
  draw: async (town, dice) =>
    keyed(await town.as('supervisor'), {
      offerMinutes: dice.pick([10, 60, 240]),
      weights: [
        {
          rule: dice.pick(['CAPACITY', 'COST', 'DISTANCE', 'FEWEST_PARCELS', 'PREFERENCE']),
          weight: dice.below(11),
        },
      ],
    }),
};

const route: Command = {
  mutation: 'setTransferRoute',
  weight: 1,
  draw: async (town, dice) => {
    const from = dice.pick(Object.keys(peopleAt));
    const to = dice.pick(Object.keys(peopleAt).filter((place) => place !== from));
    return keyed(await town.as('supervisor'), {
      fromLocationId: town.shop.locationIds[from],
      toLocationId: town.shop.locationIds[to],
      transitMinutes: dice.pick([60, 120, 1440]),
      departs: dice.chance(0.3) ? [{ day: 1 + dice.below(7), at: '10:00' }] : [],
      active: dice.chance(0.8),
    });
  },
};

const labelFee: Command = {
  mutation: 'setReturnLabelFee',
  weight: 1,
  draw: async (town, dice) =>
    keyed(await town.as('supervisor'), { currency: 'EUR', amountMinor: dice.pick([0, 350]) }),
};

const returnReason: Command = {
  mutation: 'saveReturnReason',
  weight: 1,
  draw: async (town, dice) =>
    keyed(await town.as('supervisor'), {
      code: 'DOES_NOT_FIT',
      labelFr: 'La taille ne convient pas.',
      labelEn: 'It does not fit.',
      fault: dice.pick(['BUYER', 'SHOP']),
      windowDays: dice.pick([1, 30, 400]),
      needsApproval: dice.chance(0.3),
      shippingRefund: dice.pick(['NEVER', 'WITH_LAST', 'ALWAYS']),
      active: true,
      position: 2,
    }),
};

const discountLimit: Command = {
  mutation: 'setDiscountLimit',
  weight: 1,
  draw: async (town, dice) =>
    keyed(await town.as('admin'), {
      role: dice.pick(['ASSOCIATE', 'AGENT', 'SUPERVISOR']),
      currency: 'EUR',
      basisPoints: dice.pick([0, 1000, 5000]),
      amountMinor: dice.pick([0, 5000]),
    }),
};

/** What the shop decides, while orders are under way that were made under other rules. */
export const ruleCommands: readonly Command[] = [
  captureRule,
  pickupRule,
  sourcingPlace,
  sourcingRules,
  route,
  labelFee,
  returnReason,
  discountLimit,
];
