import { sign } from 'node:crypto';
import { hourMs, later, minuteMs } from '../../../../src/kernel/clock.js';
import { innerId, toGlobalId } from '../../../../src/platform/graphql/node.js';
import { enrolledTablet, type Tablet } from '../../../devices/support.js';
import type { Dice } from '../../../security/support/dice.js';
import { type Command, unitsOf } from '../../command.js';
import type { Town } from '../../town.js';

/** What a tablet has written down without a network. */
interface Noted {
  readonly kind: 'ACCEPT' | 'PICK' | 'MARK_READY' | 'HAND_OVER';
  readonly taskId: string;
  readonly lines?: readonly { readonly lineId: string; readonly picked: number }[];
  readonly pickupCode?: string;
  readonly identityChecked?: boolean;
}

/** A tablet of Lyon with a session that still holds: after a while another one comes in. */
async function tabletOf(town: Town): Promise<Tablet> {
  const { tablet } = town.known;
  if (tablet && tablet.until > town.now) return tablet.device;
  const device = await enrolledTablet(town.shop);
  town.known.tablet = { device, until: later(town.now, hourMs / 4), operations: 0 };
  return device;
}

/** All that is done for one pickup, from its acceptance to its buyer, or the end of that. */
async function notedFor(town: Town, dice: Dice): Promise<Noted[] | undefined> {
  const found = await town.pick<{ id: string }>(
    dice,
    `select id from fulfilment where kind = 'PICKUP' and ended_at is null and task_at = $1
      order by id desc limit 10`,
    [innerId('Location', town.shop.locationIds['LYON'] ?? '')],
  );
  if (!found) return undefined;
  const taskId = toGlobalId('Pickup', found.id);
  const lines = (await unitsOf(town, 'fulfilment_line', found.id)).map(({ id, quantity }) => ({
    lineId: toGlobalId('FulfilmentLine', id),
    picked: quantity,
  }));
  const pickupCode = town.pickupCode(found.id);
  const all: Noted[] = [
    { kind: 'ACCEPT', taskId },
    { kind: 'PICK', taskId, lines },
    { kind: 'MARK_READY', taskId },
    { kind: 'HAND_OVER', taskId, pickupCode, identityChecked: true },
  ];
  const first = dice.below(all.length);
  return all.slice(first, first + 1 + dice.below(all.length - first));
}

/** Signs as the description of the input says. */
function signed(town: Town, device: Tablet, noted: Noted) {
  const known = town.known.tablet;
  if (known) known.operations += 1;
  const counter = known?.operations ?? 1;
  const recordedAt = later(town.now, -minuteMs).toISOString();
  const { kind, taskId, pickupCode = '', identityChecked } = noted;
  const lines = (noted.lines ?? []).map(({ lineId, picked }) => `${lineId}=${picked}`).join(',');
  const checked = identityChecked ? 'checked' : '';
  const text = [counter, recordedAt, kind, taskId, lines, pickupCode, checked].join('\n');
  const signature = sign(null, Buffer.from(text), device.privateKey).toString('base64url');
  return { counter, recordedAt, ...noted, signature };
}

const replay: Command = {
  mutation: 'replayOfflineOperations',
  weight: 4,
  selection: '... on ReplayOfflineOperationsPayload { results { kind: outcome } }',
  draw: async (town, dice) => {
    const device = await tabletOf(town);
    const noted = await notedFor(town, dice);
    const operations = noted?.map((each) => signed(town, device, each));
    return operations && { as: device.as, input: { operations } };
  },
};

/** What a device of a store did without a network, and brings when it has one again. */
export const offlineCommands: readonly Command[] = [replay];
