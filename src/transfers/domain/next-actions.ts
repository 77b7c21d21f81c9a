import { type TransferState, type TransferStep, transferLifecycle } from './lifecycle.js';

/** Which ends of a transfer somebody works at. */
export interface Ends {
  readonly sends: boolean;
  readonly receives: boolean;
}

const mutations: Readonly<
  Record<TransferStep, readonly (readonly [string, keyof Ends | 'both'])[]>
> = {
  send: [['sendTransfer', 'sends']],
  cancel: [['cancelTransfer', 'both']],
  receivePart: [],
  receiveRest: [
    ['receiveTransfer', 'receives'],
    ['declareTransferLost', 'receives'],
  ],
  loseRest: [],
};

/** The mutations that somebody who works at these ends can call now. */
export function nextActionsAt(state: TransferState, ends: Ends): string[] {
  return transferLifecycle
    .events(state)
    .flatMap((step) =>
      mutations[step]
        .filter(([, end]) => (end === 'both' ? ends.sends || ends.receives : ends[end]))
        .map(([mutation]) => mutation),
    );
}
