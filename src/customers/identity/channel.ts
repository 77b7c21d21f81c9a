import { type ActorKind, type Channel, channels } from '../../platform/auth/actor.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';

const backOffice: readonly Channel[] = ['CALL_CENTRE'];
const ownDevices: readonly Channel[] = ['WEB', 'APP', 'KIOSK', 'VOICE'];

/** Through which channels each kind of actor may come; the first is meant where nothing is said. */
const channelsOf: Readonly<Record<ActorKind, readonly Channel[]>> = {
  GUEST: ownDevices,
  CUSTOMER: ownDevices,
  ASSOCIATE: ['STORE', 'TABLET'],
  DEVICE: ['TABLET'],
  AGENT: backOffice,
  SUPERVISOR: backOffice,
  ADMIN: backOffice,
  PARTNER: ['PARTNER'],
  SYSTEM: channels,
};

/**
 * The channel is a matter of who comes, because rules of money hang on it: a payment by phone, say, needs no
 * strong authentication (PSD2), so no shopper may claim to be one. FORBIDDEN where one is claimed that is not theirs.
 */
export function decideChannel(kind: ActorKind, claimed: string | undefined): Channel {
  const allowed = channelsOf[kind];
  const channel = claimed === undefined ? allowed[0] : allowed.find((each) => each === claimed);
  if (channel) return channel;
  throw new RequestError('FORBIDDEN', `Your channel here is ${allowed.join(' or ')}.`);
}
