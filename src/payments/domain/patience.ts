import { dayMs, hourMs, minuteMs, secondMs } from '../../kernel/clock.js';

/** How long a request may lie before somebody looks whether it was ever sent. */
export const sendPatienceMs = 15 * secondMs;

/** How long beyond the provider's own time limit a call may keep its lease. */
export const leaseMarginMs = 4 * secondMs;

/** How long the second of two callers waits for the outcome that the first one brings. */
export const waitForOutcomeMs = 10 * secondMs;

/** How long a card holder may be busy at their bank before we ask how it went. */
export const challengePatienceMs = 2 * minuteMs;

/** An attempt whose outcome is not known by then is given up; what is heard later is given back. */
export const attemptDeadlineMs = 15 * minuteMs;

/** How long an outcome is awaited with a provider that may take `decisionDays`. */
export function attemptPatienceMs(decisionDays = 0): number {
  return attemptDeadlineMs + decisionDays * dayMs;
}

/** How long an attempt that the provider has never seen is sent again. */
export const sendAgainMs = 90 * secondMs;

/** How long a call that was under way when its attempt died may still arrive at the provider. */
export const lateCallMs = 10 * minuteMs;

/** An attempt that was given up is watched for this long. */
export const watchMs = 3 * dayMs;

/** An operation whose outcome is not known by then becomes a case for people; it is enquired about all the same. */
export const operationDeadlineMs = dayMs;

/** How many times money that is not ours is tried to be given back before people have to help. */
export const maxReversals = 8;

/** How long before its end a hold is renewed: long enough for a card holder to be asked. */
export const renewalMarginMs = dayMs;

/** How long after the end of a hold the provider is asked what became of it. */
export const lapsedHoldMs = minuteMs;

const delaysMs = [2, 5, 10, 20, 40, 60, 120, 300].map((seconds) => seconds * secondMs);

/** The pause before enquiry number `enquiries` (from 0): seconds first, then minutes, then an hour. */
export function enquiryDelayMs(enquiries: number): number {
  const delay = delaysMs[enquiries];
  if (delay !== undefined) return delay;
  return enquiries < 2 * delaysMs.length ? 5 * minuteMs : hourMs;
}

/** An operation that the provider has received is enquired about as late as one after so many enquiries. */
export const receivedEnquiries = delaysMs.length;

const newsDelaysMs = [1, 2, 5, 15, 60, 300].map((seconds) => seconds * secondMs);

/** The pause before news of a payment that we do not know is read again; undefined once it is time to give up. */
export function newsDelayMs(tries: number): number | undefined {
  return newsDelaysMs[tries];
}
