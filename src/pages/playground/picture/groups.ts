import type { ModelType, SchemaModel } from './schema-model.js';

/** The parts of the shop, as its modules are called; `roots` and `shared` are ours. */
export const groups = [
  'roots',
  'storefront',
  'orders',
  'carts',
  'fulfilment',
  'payments',
  'stored-value',
  'offline-payments',
  'instalments',
  'sharing',
  'returns',
  'transfers',
  'sourcing',
  'visits',
  'stock',
  'pricing',
  'catalog',
  'locations',
  'customers',
  'devices',
  'approvals',
  'webhooks',
  'shared',
] as const;
export type Group = (typeof groups)[number];

/** A type belongs to the first part whose words are in its name: the more special words come first. */
const words: readonly (readonly [RegExp, Group])[] = [
  [/^(Node|PageInfo|UserError|Money|GeoPoint|StreamEvent|IdempotencyKeyReused)$/, 'shared'],
  [/Webhook/, 'webhooks'],
  [/GiftCard|StoredValue|StoreCredit|Loyalty/, 'stored-value'],
  [/Till|Cash|Cheque|BankTransfer|Trade|Invoice|Payout|TransferInst/, 'offline-payments'],
  [/Device|Enrol|Offline/, 'devices'],
  [/Approval|FourEyes|Audit/, 'approvals'],
  [/Return(?!edToSender)|Disposition|Inspect|Exchange|NothingReceived|UnitsDoNot/, 'returns'],
  [/Transfer|Route/, 'transfers'],
  [/Sourcing/, 'sourcing'],
  [/Visit|EntryCode|Scanned|Tag|NotInBasket/, 'visits'],
  [/StoreReservation/, 'orders'],
  [/Instalment/, 'instalments'],
  [/Shared|Share/, 'sharing'],
  [
    /Payment|Ledger|Dispute|Approval|Deposit|Hold|Sca|Mandate|Card|Capture|Refund|Void|Attempt(?!s)/,
    'payments',
  ],
  [/PickupOption|PickupLine/, 'storefront'],
  [/Cart|DeliveryGroup|PriceChanged|ChangedPrice|ChangedLine/, 'carts'],
  [
    /StoreTask|TaskClaim|ClaimTask|HandBack|HandOver|Fulfilment|Pick|Shipment|Parcel|Collect/,
    'fulfilment',
  ],
  [/Order|TotalChanged|Arrival/, 'orders'],
  [/Stock|PromisedItem|BelowReserved/, 'stock'],
  [/Price|Tax|Totals/, 'pricing'],
  [/Location|Opening|Store|Hours|Closing/, 'locations'],
  [/Product|Variant|Categor|Option|Image/, 'catalog'],
  [/Customer|Staff|Viewer|Session|Address|Contact|Email|Sign|Password|Consent|Phone/, 'customers'],
];

/** To which part of the shop each type belongs; a name without a word of ours follows whoever leads to it. */
export function groupsOf(model: SchemaModel): ReadonlyMap<string, Group> {
  const types = [...model.types.values()];
  const named = new Map(types.map(({ name }) => [name, groupByName(name, model)]));
  const leaderOf = (name: string) =>
    types.find((type) => leadsTo(type, name) && named.get(type.name));
  return new Map(
    types.map(({ name }) => [
      name,
      named.get(name) ?? named.get(leaderOf(name)?.name ?? '') ?? 'shared',
    ]),
  );
}

function groupByName(name: string, { roots }: SchemaModel): Group | undefined {
  return roots.includes(name) ? 'roots' : words.find(([word]) => word.test(name))?.[1];
}

function leadsTo(type: ModelType, name: string): boolean {
  return type.members.includes(name) || type.fields.some((field) => field.type === name);
}
