/** How goods get to their buyer: collected, sent, or carried out of the store at once. */
export type WayOut = 'PICKUP' | 'SHIP' | 'COUNTER';

/** What a location says about whom it sells to. */
export interface ServingPlace {
  readonly active: boolean;
  readonly sells_to_channels: readonly string[];
  readonly pickup_policy: 'NONE' | 'LOCAL' | 'ANY';
}

/**
 * May the stock of this place be sold through that channel, and handed over there where the buyer collects?
 * The one rule for everybody who reads or takes stock: what a place does not sell online, no online order
 * takes.
 */
export function serves(place: ServingPlace, channel: string, wayOut?: WayOut): boolean {
  if (!place.active || !place.sells_to_channels.includes(channel)) return false;
  return wayOut !== 'PICKUP' || place.pickup_policy !== 'NONE';
}
