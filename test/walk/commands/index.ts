import type { Command } from '../command.js';
import { cartCommands } from './buying/carts.js';
import { changeCommands } from './buying/changes.js';
import { checkoutCommands } from './buying/checkout.js';
import { reservationCommands } from './buying/reservations.js';
import { sharingCommands } from './buying/sharing.js';
import { tagCommands } from './buying/tags.js';
import { visitCommands } from './buying/visits.js';
import { offlineCommands } from './goods/offline.js';
import { parcelCommands } from './goods/parcels.js';
import { returnCommands } from './goods/returns.js';
import { shelfCommands } from './goods/shelves.js';
import { taskCommands } from './goods/tasks.js';
import { planCommands } from './money/plans.js';
import { refundCommands } from './money/refunds.js';
import { ruleCommands } from './money/rules.js';
import { tillCommands } from './money/tills.js';
import { valueCommands } from './money/values.js';

/** All that people of the town do. */
export const commands: readonly Command[] = [
  ...cartCommands,
  ...checkoutCommands,
  ...changeCommands,
  ...reservationCommands,
  ...sharingCommands,
  ...tagCommands,
  ...visitCommands,
  ...taskCommands,
  ...offlineCommands,
  ...parcelCommands,
  ...shelfCommands,
  ...returnCommands,
  ...refundCommands,
  ...planCommands,
  ...tillCommands,
  ...valueCommands,
  ...ruleCommands,
];
