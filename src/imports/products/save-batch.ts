import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Gateway } from '../../platform/gateway.js';
import type { ImportReport } from '../report.js';
import type { ImportedProduct } from './read-product.js';
import { type ProductTarget, writeProducts } from './write-products.js';

const maxTries = 200;

/** Saves products in one transaction. One that is refused is left out, and the others are saved without it. */
export async function saveBatch(
  gateway: Gateway,
  products: readonly ImportedProduct[],
  target: ProductTarget,
  report: ImportReport,
): Promise<void> {
  let batch = products;
  for (let tried = 1; batch.length > 0; tried += 1) {
    const answer = await gateway.runAsSystem('importProducts', (work) =>
      writeProducts(work, batch, target),
    );
    if (!isRefusal(answer)) {
      for (const { row, reason } of answer.refused) report.refuse(row, reason);
      for (const outcome of answer.outcomes) report.became(outcome);
      return;
    }
    if (tried === maxTries) throw new Error(answer.messages.en);
    batch = withoutRefused(batch, answer, report);
  }
}

/** What others sold or wrote at the same moment is looked at again: only a product that cannot be true goes. */
function withoutRefused(
  batch: readonly ImportedProduct[],
  answer: Refusal,
  report: ImportReport,
): readonly ImportedProduct[] {
  if (answer.kind !== 'InvalidProduct' || !('slug' in answer)) return batch;
  const wrong = batch.find((product) => product.slug === answer.slug);
  for (const row of wrong?.rows ?? []) report.refuse(row, answer.messages.en);
  return batch.filter((product) => product !== wrong);
}
