import type { ScaCapabilities } from '../domain/exemption.js';
import type { MethodFamily } from '../domain/method-families.js';
import type { LedgerAccount } from '../ledger/chart.js';

/** What a provider can do, as data: the commands ask this instead of knowing providers by name. */
export interface ProviderCapabilities {
  readonly families: readonly MethodFamily[];
  /** Where the ledger keeps what it has taken for us. */
  readonly account: LedgerAccount;
  /** Several captures of one authorisation. Without it the first capture is the last. */
  readonly multiCapture: boolean;
  /** Refunds of less than all that was captured. */
  readonly partialRefund: boolean;
  /** May authorise less than was asked. */
  readonly partialAuthorization: boolean;
  /** What a partial capture leaves can be given back before the hold ends. */
  readonly voidRemainder: boolean;
  /** How many days a hold lasts. */
  readonly authorizationDays: number;
  /**
   * How a hold is made to last longer: `extend` prolongs it; `again` takes another one in its place; `none`, or left
   * out, leaves it to the card holder, who is asked to pay again.
   */
  readonly renewal?: 'extend' | 'again' | 'none';
  /**
   * A payment can be found by our own idempotency key, so an outcome can always be found out. Without it, the same
   * call with the same key is the way to ask; what becomes of captures, voids and refunds is told by news alone, and
   * until then they are unknown for the reason `received`.
   */
  readonly lookupByKey: boolean;
  /** What it does about the authentication of card holders; left out where there are no cards. */
  readonly sca?: ScaCapabilities;
  /** Has a page of its own where a card is typed, so that no card number comes near the gateway. */
  readonly hostedCardPage: boolean;
  /** Takes the money together with its authorisation, whatever it was asked. */
  readonly takesAtOnce?: boolean;
  /** How many days the outcome may take; left out where it is known in minutes. Until then a void ends the waiting. */
  readonly decisionDays?: number;
  /** Only people of the shop can bring the money in: buyers may say that they will pay this way, no more. */
  readonly takenByStaff?: boolean;
}
