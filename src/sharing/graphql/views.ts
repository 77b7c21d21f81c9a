import { mayActFor } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import {
  type ReadShare,
  type ReadSharedPayment,
  readLink,
  sharedPaymentLoader,
  sharesLoader,
} from '../data/reads.js';
import { linkHash } from '../domain/link-token.js';
import type { PaymentShareType, SharedPaymentType } from './types.js';

/** A shared payment as somebody sees it who has a link, or began it. */
export interface SharedPaymentView extends Pick<SharedPaymentType, 'split' | 'state' | 'deadline'> {
  readonly row: ReadSharedPayment;
  /** The number of the share that the viewer's link leads to. */
  readonly yours: number | null;
  readonly isInitiator: boolean;
}

/** A share with who looks at it. */
export interface ShareView
  extends Pick<PaymentShareType, 'number' | 'displayName' | 'state' | 'isYours'> {
  readonly share: ReadShare;
  readonly whole: SharedPaymentView;
}

/** By what a shared payment is asked for: the secret of a link, or its id. */
export interface SharedPaymentKey {
  readonly linkToken?: string | null | undefined;
  readonly id?: string | null | undefined;
}

/** The shared payment for who has the link, or began it; null for everybody else. */
export async function findSharedPayment(
  { linkToken, id: globalId }: SharedPaymentKey,
  context: RequestContext,
): Promise<SharedPaymentView | null> {
  if ((linkToken == null) === (globalId == null))
    throw new RequestError('BAD_USER_INPUT', 'Give `linkToken` or `id`, one of them.');
  if (linkToken != null) return behindLink(linkToken, context);
  const id = innerIdOrNone('SharedPayment', globalId ?? '');
  return id === undefined ? null : ownSharedPayment(id, context);
}

/** The shared payment for who began it, or the back office. */
export async function ownSharedPayment(
  id: string,
  context: RequestContext,
): Promise<SharedPaymentView | null> {
  return viewFor(await context.loaders.of(sharedPaymentLoader).load(id), context);
}

/** The same, of a row that is known. */
export function viewFor(
  row: ReadSharedPayment | null | undefined,
  context: RequestContext,
): SharedPaymentView | null {
  return row && mayBegin(row, context) ? viewOf(row, null, true) : null;
}

async function behindLink(
  linkToken: string,
  context: RequestContext,
): Promise<SharedPaymentView | null> {
  const hash = linkHash(linkToken);
  const link = hash && (await readLink(context.db, hash));
  const row = link && (await context.loaders.of(sharedPaymentLoader).load(link.sharedPaymentId));
  return row ? viewOf(row, link.number, mayBegin(row, context)) : null;
}

function mayBegin(row: ReadSharedPayment, { actor }: RequestContext): boolean {
  return mayActFor(actor, { customerId: row.customer_id, guestKey: row.guest_key });
}

function viewOf(
  row: ReadSharedPayment,
  yours: number | null,
  isInitiator: boolean,
): SharedPaymentView {
  const { split, state, deadline } = row;
  return { row, split, state, deadline, yours, isInitiator };
}

/** The shares of a shared payment, as its viewer may see them. */
export async function sharesOf(
  whole: SharedPaymentView,
  context: RequestContext,
): Promise<ShareView[]> {
  const shares = (await context.loaders.of(sharesLoader).load(whole.row.id)) ?? [];
  return shares.map((share) => ({
    share,
    whole,
    number: share.number,
    displayName: share.display_name,
    state: share.state,
    isYours: share.number === whole.yours,
  }));
}
