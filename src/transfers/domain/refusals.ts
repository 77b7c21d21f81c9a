import { type Refusal, refusal } from '../../kernel/refusal.js';
import type { TransferState } from './lifecycle.js';

interface NotInStateFacts {
  readonly state: TransferState;
  readonly possible: readonly string[];
}

/** The step does not follow from where the goods are now. */
export const transferNotInState = refusal<'TransferNotInState', NotInStateFacts>(
  'TransferNotInState',
  {
    en: ({ state }) => `This step is not possible while the transfer is ${state}.`,
    fr: ({ state }) => `Cette étape n'est pas possible : le transfert est à l'état ${state}.`,
  },
);
/** A step that a transfer does not allow now. */
export type TransferNotInState = Refusal<'TransferNotInState', NotInStateFacts>;

interface WrongUnitsFacts {
  /** The line whose number cannot be; null where the line is not part of the transfer, or nothing was named. */
  readonly lineId: string | null;
  readonly most: number;
}

/** A line is foreign, or more units are named than can be sent or have been under way. Nothing was changed. */
export const wrongTransferUnits = refusal<'WrongTransferUnits', WrongUnitsFacts>(
  'WrongTransferUnits',
  {
    en: ({ lineId, most }) =>
      lineId
        ? `Of this line, at most ${most} are possible.`
        : 'Name units of lines that are part of this transfer.',
    fr: ({ lineId, most }) =>
      lineId
        ? `Pour cette ligne, ${most} au plus sont possibles.`
        : 'Indiquez des quantités de lignes qui font partie de ce transfert.',
    nextActions: ['receiveTransfer', 'declareTransferLost'],
  },
);
/** Units that a transfer does not have. */
export type WrongTransferUnits = Refusal<'WrongTransferUnits', WrongUnitsFacts>;
