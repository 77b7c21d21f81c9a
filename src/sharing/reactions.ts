import { type PaymentEventType, type PaymentPayload } from '../payments/index.js';
import type { Gateway } from '../platform/gateway.js';
import { eachAlone } from '../platform/jobs/each-alone.js';
import type { Reaction } from '../platform/jobs/reactions.js';
import type { Sweep, Task } from '../platform/jobs/worker.js';
import { advanceSharedPayment } from './commands/advance-shared-payment.js';
import { readIdOfOrder, readOpenIds } from './data/reads.js';
import { settleSharedPayment } from './settle-shared-payment.js';

const batchSize = 500;

const changing: readonly PaymentEventType[] = [
  'PaymentProcessing',
  'PaymentActionRequired',
  'PaymentAuthorized',
  'PaymentDeclined',
  'PaymentCanceled',
  'PaymentExpired',
  'PaymentVoided',
  'PaymentCaptured',
  'CaptureFailed',
  'PaymentRefunded',
];

/** After these there is something to ask of providers. */
const driving: ReadonlySet<string> = new Set(['PaymentAuthorized', 'CaptureFailed']);

/** Whatever happens to a share may move the whole, and is told to all who share. */
export const followShares: Reaction = {
  name: 'sharing: follow the shares',
  on: changing,
  when: (payload) => payload['shared'] === true,
  async handle(event, gateway) {
    const { orderId } = event.payload as unknown as PaymentPayload;
    const id = orderId === null ? undefined : await readIdOfOrder(gateway.db, orderId);
    if (id === undefined) return;
    if (driving.has(event.type)) await settleSharedPayment(gateway, id);
    else
      await gateway.runAsSystem(
        'advanceSharedPayment',
        (work) => advanceSharedPayment(work, id),
        event.correlation_id,
      );
  },
};

/** Looks after those that wait: news may have been lost with the process that was to hear of it. */
async function settleSharedPayments(_payload: unknown, gateway: Gateway): Promise<void> {
  await eachAlone(await readOpenIds(gateway.db, batchSize), (id) =>
    settleSharedPayment(gateway, id),
  );
}

/** What the module does when it is told to. */
export const sharingTasks: Readonly<Record<string, Task>> = { settleSharedPayments };

/** What the module does again and again. */
export const sharingSweeps: readonly Sweep[] = [
  { task: 'settleSharedPayments', every: '* * * * *' },
];
