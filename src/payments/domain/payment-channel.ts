import type { ActorKind, Channel } from '../../platform/auth/actor.js';

const atADistance: readonly Channel[] = ['WEB', 'APP', 'KIOSK', 'VOICE', 'LINK', 'CARRIER'];
const onTheShopFloor: readonly Channel[] = ['STORE', 'TABLET', 'TERMINAL', 'KIOSK'];
const onThePhone: readonly Channel[] = ['CALL_CENTRE', 'IVR', 'LINK'];

/** The channels in which each kind of actor can pay; the first one counts where another was named. */
const channelsOf: Readonly<Record<Exclude<ActorKind, 'SYSTEM'>, readonly Channel[]>> = {
  GUEST: atADistance,
  CUSTOMER: atADistance,
  ASSOCIATE: onTheShopFloor,
  DEVICE: onTheShopFloor,
  AGENT: onThePhone,
  SUPERVISOR: onThePhone,
  ADMIN: onThePhone,
  PARTNER: ['PARTNER'],
};

/**
 * The channel in which an attempt counts as made. It decides whether the card holder must be authenticated
 * (telephone orders need not be, under PSD2), so a client's word alone never makes a buyer a telephone order.
 */
export function paymentChannelOf(caller: {
  readonly actor: { readonly kind: ActorKind };
  readonly channel: Channel;
}): Channel {
  const { actor, channel } = caller;
  if (actor.kind === 'SYSTEM') return channel;
  const possible = channelsOf[actor.kind];
  return possible.includes(channel) ? channel : (possible[0] ?? channel);
}
