import { randomUUID } from 'node:crypto';
import { type GraphQLLeafType, isEnumType } from 'graphql';
import { toCursor } from '../../../src/platform/events/cursor.js';
import type { Dice } from './dice.js';
import { withType } from './estates.js';
import { named } from './named-ids.js';
import type { Neighbourhood } from './neighbourhood.js';
import { absentId } from './write-operation.js';

const oddTexts = [
  '',
  ' ',
  'x'.repeat(600),
  'a\u0000b',
  '\ud800',
  '%',
  "'",
  '😀',
  'שלום',
  '<b>',
  '__proto__',
];
const oddIds = [
  '',
  'junk',
  'x'.repeat(5_000),
  absentId('Order'),
  absentId('Cart'),
  absentId('Variant'),
];

/** What a client may mean by a name. */
const texts: Readonly<Record<string, readonly string[]>> = {
  email: ['lea@example.org', 'customer@example.org', 'nobody@example.org'],
  phone: ['+33612345678', '06 12 34 56 78', '01 23 45 67 89', 'call me'],
  password: ['une phrase que personne ne devine', 'password', ''],
  currency: ['EUR', 'EUR', 'EUR', 'USD', 'XXX'],
  countryCode: ['FR', 'FR', 'FR', 'MC', 'DE', 'XX'],
  postalCode: ['69002', '75001', '98000'],
  search: ['cap', 'item', 'lyon', 'mar', 'customer@example.org', '+33612345678', '%'],
  slug: ['cap-blue', 'mug-red', 'nothing'],
  code: ['LYON', 'PARIS', 'DEPOT', 'nowhere'],
  category: ['nothing', 'cap-blue'],
  tags: ['blue', 'red'],
  paymentMethodToken: [
    'tok_success',
    'tok_success',
    'tok_amex',
    'tok_declined_do_not_honor',
    'tok_challenge',
    'tok_capture_fails',
    'tok_unknown',
    'nonsense',
  ],
  returnUrl: ['https://shop.example/back', 'http://localhost/', 'javascript:alert(1)'],
  pickupCode: ['AAAAAAAA', '', '00000000'],
};

const numbers = [
  0,
  1,
  1,
  1,
  2,
  3,
  5,
  10,
  24,
  31,
  100,
  101,
  366,
  9_999,
  -1,
  2 ** 31 - 1,
  -(2 ** 31),
];
const measures = [0, 1, -1, 0.5, 4.83, 45.75, 90, -180, 20_040, 1e300, 5e-324];
const amounts = [0, 1, 1_990, 1_250, 100_000, 10 ** 12, -1];
const instants = [
  '2026-01-14T09:00:00.000Z',
  '2026-03-29T01:30:00Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '2026-11-22T09:00:00+02:00',
];

/** Values that fit their types: mostly such as mean something in the shop, and some that nobody would send. */
export class RandomValues {
  private readonly ids: Readonly<Record<string, readonly string[]>>;
  private readonly allIds: readonly string[];

  constructor(
    private readonly here: Neighbourhood,
    /** What each of the people has been shown on the way. */
    private readonly seenBy: ReadonlyMap<string, readonly string[]>,
  ) {
    const estates = [here.customers, here.guests, ...Object.values(here.ownOf)];
    const kinds = Object.keys(here.customers.ids);
    const { locationIds, variantIds } = here.shop;
    this.ids = {
      ...Object.fromEntries(
        kinds.map((kind) => [kind, estates.flatMap((each) => each.ids[kind] ?? [])]),
      ),
      Workplace: Object.values(locationIds),
      locationId: Object.values(locationIds),
      inStockAt: Object.values(locationIds),
      locationIds: Object.values(locationIds),
      variantId: Object.values(variantIds),
    };
    this.allIds = Object.values(this.ids).flat();
  }

  /** A value that somebody brings to a place of a root field, or of a field further in. */
  leaf(dice: Dice, who: string, place: string, path: readonly string[], type: GraphQLLeafType) {
    if (isEnumType(type)) return dice.pick(type.getValues()).name;
    const last = path.at(-1) ?? '';
    switch (type.name) {
      case 'ID':
        return this.id(dice, who, named[`${place}(${path.join('.')})`], last);
      case 'Int':
        return this.number(dice, last);
      case 'Float':
        return dice.pick(measures);
      case 'Boolean':
        return dice.chance(0.5);
      case 'MinorUnits':
        return dice.pick(amounts);
      case 'DateTime':
        return dice.pick(instants);
      case 'IdempotencyKey':
        return dice.chance(0.7) ? randomUUID() : `key-${dice.below(5)}`;
      default:
        return this.text(dice, last);
    }
  }

  private number(dice: Dice, last: string): number {
    if (/^(quantity|picked)$/.test(last) && dice.chance(0.85)) return 1 + dice.below(2);
    return dice.chance(0.6) ? dice.below(6) : dice.pick(numbers);
  }

  private id(dice: Dice, who: string, kind: string | undefined, last: string): string {
    // What somebody has just seen is more likely to be alive still.
    const seen = this.seenOf(who, kind);
    const own = seen.length > 0 ? seen : [this.here.ownOf[who]?.ids[kind ?? ''] ?? []].flat();
    if (dice.chance(0.7) && own.length > 0) return dice.pick(own);
    const fitting = this.ids[kind ?? ''] ?? this.ids[last] ?? this.allIds;
    if (dice.chance(0.75) && fitting.length > 0) return dice.pick(fitting);
    if (dice.chance(0.2)) return dice.pick(oddIds);
    const any = dice.pick(this.allIds);
    const types = ['Cart', 'Order', 'StoreTask', 'Location'];
    return dice.chance(0.3) ? withType(any, dice.pick(types)) : any;
  }

  private seenOf(who: string, kind: string | undefined): string[] {
    const prefix =
      kind === 'StoreTask' ? /^(StoreTask|Pickup|Shipment|CounterSale):/ : new RegExp(`^${kind}:`);
    const seen = this.seenBy.get(who) ?? [];
    return seen
      .filter((id) => prefix.test(Buffer.from(id, 'base64url').toString('utf8')))
      .slice(-4);
  }

  private text(dice: Dice, last: string): string {
    if (dice.chance(0.04)) return dice.pick(oddTexts);
    if (last === 'number') return dice.pick(this.ids['OrderNumber'] ?? []);
    if (last === 'guestToken') return this.here.guests.as.guestToken ?? '';
    if (last === 'after' || last === 'before') return this.cursor(dice);
    return dice.pick(texts[last] ?? ['some words', 'Léa', '1 rue de la Paix']);
  }

  private cursor(dice: Dice): string {
    const id = Buffer.from(dice.pick(this.allIds), 'base64url').toString('utf8').split(':')[1];
    const stream = dice.pick(['cart', 'order', 'payment', 'stock', 'store-tasks']);
    return dice.chance(0.7) ? toCursor(`${stream}:${id}`, dice.below(4)) : dice.pick(oddIds);
  }
}
