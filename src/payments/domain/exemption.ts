import { dayMs } from '../../kernel/clock.js';
import type { AttemptState } from './payment-attempt.js';
import type { Sca, ScaExemption } from './sca.js';

/**
 * Article 16 of the Delegated Regulation (EU) 2018/389: at most 30 EUR each, and since the card holder was last
 * authenticated at most 100 EUR together, in five payments at most.
 */
const lowValue = { eachMinor: 3_000, togetherMinor: 10_000, times: 5, currency: 'EUR' } as const;

/** A card holder who was authenticated here is known for so long. */
const knownForMs = 180 * dayMs;

/** How often a saved method was used, newest first, as far as it matters here. */
export interface PastUse {
  readonly state: AttemptState;
  readonly exemption: ScaExemption | null;
  readonly sca: Sca | null;
  readonly amount_minor: number;
  readonly requested_at: Date;
}

/** Which exemptions a provider passes on, and up to which sum in EUR its rate of fraud allows article 18. */
export interface ScaCapabilities {
  readonly exemptions: readonly ScaExemption[];
  readonly riskAnalysisUpToMinor: number;
}

/**
 * The exemption to ask for, for a payment that a customer makes with a saved method: low value first, then the
 * analysis of the risk, for those who have been authenticated here before. Undefined where they are authenticated.
 */
export function exemptionFor(
  payment: { readonly amountMinor: number; readonly currency: string },
  uses: readonly PastUse[],
  { exemptions, riskAnalysisUpToMinor }: ScaCapabilities,
  now: Date,
): ScaExemption | undefined {
  if (payment.currency !== lowValue.currency) return undefined;
  if (exemptions.includes('LOW_VALUE') && isLowValue(payment.amountMinor, uses)) return 'LOW_VALUE';
  const mayAnalyse = exemptions.includes('TRA') && payment.amountMinor <= riskAnalysisUpToMinor;
  return mayAnalyse && isKnown(uses, now) ? 'TRA' : undefined;
}

function isLowValue(amountMinor: number, uses: readonly PastUse[]): boolean {
  if (amountMinor > lowValue.eachMinor) return false;
  const seen = uses.findIndex(wasAuthenticated);
  const since = (seen === -1 ? uses : uses.slice(0, seen)).filter(
    ({ exemption, sca }) => exemption === 'LOW_VALUE' && sca?.result === 'EXEMPTED',
  );
  const sum = since.reduce((total, { amount_minor: each }) => total + each, amountMinor);
  return since.length < lowValue.times && sum <= lowValue.togetherMinor;
}

/** Authenticated not long ago, and since then never turned down. */
function isKnown(uses: readonly PastUse[], now: Date): boolean {
  const seen = uses.findIndex(wasAuthenticated);
  const last = uses[seen];
  if (!last || now.getTime() - last.requested_at.getTime() > knownForMs) return false;
  return uses.slice(0, seen).every(({ state }) => state !== 'DECLINED');
}

function wasAuthenticated({ state, sca }: PastUse): boolean {
  return state === 'SUCCEEDED' && sca?.result === 'CHALLENGED';
}
