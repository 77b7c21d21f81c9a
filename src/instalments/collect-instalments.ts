import { dayMs, later } from '../kernel/clock.js';
import { driveAttempt, driveOperation } from '../payments/index.js';
import type { Gateway } from '../platform/gateway.js';
import { chargeInstalment } from './commands/charge-instalment.js';
import { settlePlan } from './commands/settle-plan.js';
import { findDue, findSentBack, findUnderWay } from './data/plans.js';

const batchSize = 200;
const firstId = '00000000-0000-0000-0000-000000000000';

/** For so long a refund that fails is tried again; after that it is for people, and the doctor tells of it. */
const sendBackForMs = 30 * dayMs;

/**
 * Charges what is due, and looks after charges that are under way. Several processes may do so at once, and any may die
 * at any moment: what is written down is found again, and nothing is charged twice.
 */
export async function collectInstalments(gateway: Gateway): Promise<void> {
  // A charge may wait for its card holder for days: those behind it are looked at all the same.
  let after: string | undefined = firstId;
  while (after !== undefined) {
    const planIds: string[] = await findUnderWay(gateway.db, after, batchSize);
    for (const planId of planIds) await orLog(gateway, planId, () => settle(gateway, planId));
    after = planIds.length < batchSize ? undefined : planIds.at(-1);
  }
  for (const due of await findDue(gateway.db, gateway.clock.now(), batchSize))
    await orLog(gateway, due.planId, async () => {
      const charged = await gateway.runAsSystem('chargeInstalment', (work) =>
        chargeInstalment(work, due),
      );
      if (!charged) return;
      await driveAttempt(gateway, charged.attemptId);
      await settle(gateway, due.planId);
    });
}

/** Sends back again what could not be sent back lately: a refund may fail, and the money stays owed. */
export async function sendBackAgain(gateway: Gateway): Promise<void> {
  const since = later(gateway.clock.now(), -sendBackForMs);
  for (const planId of await findSentBack(gateway.db, since))
    await orLog(gateway, planId, () => settle(gateway, planId));
}

/** Applies what has become of the charges of a plan, and sends back what was paid too much. */
export async function settle(gateway: Gateway, planId: string): Promise<void> {
  const operationIds = await gateway.runAsSystem('settlePlan', (work) => settlePlan(work, planId));
  for (const id of operationIds) await driveOperation(gateway, id);
}

/** A plan that cannot be looked after must not keep the others from it. */
async function orLog(gateway: Gateway, planId: string, look: () => Promise<void>): Promise<void> {
  try {
    await look();
  } catch (err) {
    gateway.log.error({ err, planId }, 'the instalments of a plan could not be collected');
  }
}
