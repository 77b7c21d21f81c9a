import type { Gateway } from '../../platform/gateway.js';
import { paymentStream } from '../events.js';

const lookEveryMs = 200;

/** Resolves when the payment may have news, and in any case after a short while: news only says «look». */
export function waitForNews(
  gateway: Gateway,
  intentId: string,
  atMostMs: number = lookEveryMs,
): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      deaf();
      resolve();
    };
    const timer = setTimeout(wake, atMostMs);
    const deaf = gateway.news.listen(paymentStream(intentId), wake);
  });
}
