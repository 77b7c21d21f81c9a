/** What Monaco rejects its own promises with when an editor goes away while its workers still think. */
const cancellation = 'Canceled';

/** Such a promise is over, and nobody is left to be told. */
export function ignoreCancellations(event: PromiseRejectionEvent): void {
  if (event.reason instanceof Error && event.reason.name === cancellation) event.preventDefault();
}
