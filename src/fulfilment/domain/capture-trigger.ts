import type { FulfilmentKind } from './lifecycles.js';

/** When the goods of a fulfilment are charged; MANUAL leaves it to the staff. */
export const captureTriggers = [
  'AT_ORDER',
  'AT_READY',
  'AT_HANDOVER',
  'AT_SHIPMENT',
  'MANUAL',
] as const;
export type CaptureTrigger = (typeof captureTriggers)[number];

const neverComes: Readonly<Record<FulfilmentKind, readonly CaptureTrigger[]>> = {
  PICKUP: ['AT_SHIPMENT'],
  SHIP: ['AT_HANDOVER'],
  COUNTER: ['AT_SHIPMENT', 'AT_READY'],
};

/** True where goods that go this way come past that point. */
export function isTriggerOf(kind: FulfilmentKind, trigger: CaptureTrigger): boolean {
  return !neverComes[kind].includes(trigger);
}
