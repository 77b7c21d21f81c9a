import { paymentTables } from '../../../src/payments/data/store.js';
import { paymentsModule } from '../../../src/payments/index.js';
import { diagnose } from '../../../src/platform/doctor.js';
import type { Till } from './till.js';

/**
 * What contradicts a promise of the module, and where our journal and the provider's books differ: empty when all
 * is well. The provider is the judge: it keeps its books by itself.
 */
export async function audit({ gateway, sandbox }: Till): Promise<string[]> {
  const findings = (await diagnose(gateway.db, paymentsModule.checks ?? [])).flatMap(
    ({ promise, findings }) =>
      findings.map(({ subject, detail }) => `${promise}: ${subject} ${detail}`),
  );
  const ours = new Map<string, string>();
  const rows = await paymentTables(gateway.db)
    .selectFrom('payment_attempt as a')
    .innerJoin('payment_operation as o', 'o.attempt_id', 'a.id')
    .select(['a.id', 'o.kind', 'o.phase', 'o.amount_minor'])
    .execute();
  for (const [id, lines] of Map.groupBy(rows, (row) => row.id)) {
    const sum = (kind: string) =>
      lines
        .filter((line) => line.kind === kind && line.phase === 'SUCCEEDED')
        .reduce((total, line) => total + line.amount_minor, 0);
    ours.set(id, [sum('AUTHORIZE'), sum('CAPTURE'), sum('VOID'), sum('REFUND')].join('/'));
  }
  for (const payment of sandbox.control.books()) {
    const theirs = [
      payment.amountAuthorized.minor,
      payment.amountCaptured.minor,
      payment.amountVoided.minor,
      payment.amountRefunded.minor,
    ].join('/');
    const known = ours.get(payment.idempotencyKey);
    if (known !== theirs)
      findings.push(`books differ: ${payment.status} ${theirs} there, ${known ?? 'unknown'} here`);
  }
  return findings;
}
