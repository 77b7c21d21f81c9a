import type { PickedLine } from '../documents/steps.js';
import type { Task } from '../documents/tasks.js';

/** What can be done without a network: what concerns nobody but the people of the store and who stands before them. */
export type OfflineKind = 'ACCEPT' | 'PICK' | 'MARK_READY' | 'HAND_OVER';

/** What somebody does with a task. */
export interface Deed {
  readonly kind: OfflineKind;
  /** Of a pick. */
  readonly lines?: readonly PickedLine[];
  /** Of a hand-over. */
  readonly pickupCode?: string;
  readonly identityChecked?: boolean;
}

/** A deed with its number and its time by the clock of this device. */
export interface NotedDeed extends Deed {
  readonly counter: number;
  readonly recordedAt: string;
  readonly taskId: string;
}

/** The text that the device signs: seven lines, each empty where there is nothing to say. */
export function signedText(noted: NotedDeed): string {
  return [
    noted.counter,
    noted.recordedAt,
    noted.kind,
    noted.taskId,
    (noted.lines ?? []).map(({ lineId, picked }) => `${lineId}=${picked}`).join(','),
    noted.pickupCode ?? '',
    noted.identityChecked ? 'checked' : '',
  ].join('\n');
}

/** How the task looks on this tablet until the shop has heard of the deed. Steps that need the shop are not offered. */
export function afterDeed(task: Task, deed: Deed): Task {
  switch (deed.kind) {
    case 'ACCEPT': {
      const state = task.kind === 'SHIP' ? 'CLAIMED' : 'ACCEPTED';
      return { ...task, state, nextActions: ['pickFulfilment'] };
    }
    case 'PICK': {
      const lines = task.lines.map((line) => ({
        ...line,
        picked: deed.lines?.find(({ lineId }) => lineId === line.id)?.picked ?? line.picked,
      }));
      const nextActions = [
        'pickFulfilment',
        ...(task.kind === 'PICKUP' && !task.sendTo ? ['markPickupReady'] : []),
      ];
      return { ...task, state: 'PICKING', lines, nextActions };
    }
    case 'MARK_READY':
      return { ...task, state: 'READY', dueAt: null, nextActions: ['handOverOrder'] };
    case 'HAND_OVER':
      return { ...task, state: 'HANDED_OVER', dueAt: null, nextActions: [] };
  }
}
