import { Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/** One instalment that the shop collects itself, from the day it was agreed to until it is paid or need not be. */
export const instalmentLifecycle = Lifecycle.define('SCHEDULED', {
  SCHEDULED: { charge: 'CHARGING', expire: 'OVERDUE', cancel: 'CANCELED' },
  CHARGING: {
    pay: 'PAID',
    retry: 'RETRYING',
    expire: 'OVERDUE',
    giveUp: 'SCHEDULED',
    cancel: 'CANCELED',
  },
  RETRYING: { charge: 'CHARGING', expire: 'OVERDUE', cancel: 'CANCELED' },
  OVERDUE: { charge: 'CHARGING', cancel: 'CANCELED' },
  PAID: {},
  CANCELED: {},
});
export type InstalmentState = StateOf<typeof instalmentLifecycle>;

/** Nothing is being asked for at the moment, and something is to be paid. */
export const openStates = ['SCHEDULED', 'RETRYING', 'OVERDUE'] as const satisfies InstalmentState[];

/** True where an instalment waits to be paid, and no charge of it is under way. */
export function isOpen(state: InstalmentState): boolean {
  return (openStates as readonly InstalmentState[]).includes(state);
}
