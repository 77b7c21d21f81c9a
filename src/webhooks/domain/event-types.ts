/** The news that a partner may subscribe to, under the names of the journal. */
export const webhookEventTypes = [
  'OrderPlaced',
  'OrderConfirmed',
  'OrderExpired',
  'OrderCanceled',
  'OrderShortened',
  'OrderHeld',
  'OrderInFulfilment',
  'OrderCompleted',
  'PaymentAuthorized',
  'PaymentDeclined',
  'PaymentCanceled',
  'PaymentExpired',
  'PaymentVoided',
  'PaymentCaptured',
  'CaptureFailed',
  'PaymentRefunded',
  'RefundFailed',
  'FulfilmentAccepted',
  'FulfilmentPicked',
  'FulfilmentRejected',
  'FulfilmentCanceled',
  'PickupReady',
  'PickupReminded',
  'PickupHandedOver',
  'PickupHandedOverInPart',
  'PickupNotCollected',
  'ShipmentPacked',
  'ShipmentShipped',
  'GoodsCarriedOut',
  'InstalmentPaid',
  'InstalmentDeclined',
  'InstalmentOverdue',
] as const;
export type WebhookEventType = (typeof webhookEventTypes)[number];

/** What a partner sends to itself to try an endpoint; nobody has to subscribe to it. */
export const testEventType = 'WebhookTest';
