import type { RequestContext } from '../../../platform/graphql/context.js';
import { toMoney } from '../../../platform/graphql/money.js';
import { toGlobalId } from '../../../platform/graphql/node.js';
import type { ReadMethod } from '../../data/saved-method-reads.js';
import { isExpired } from '../../domain/saved-method.js';
import { viewError } from '../views.js';
import type { PaymentConsentType, SavedPaymentMethodType } from './types.js';

/** A saved method as its owner sees it: never what the provider calls it, nor its fingerprint. */
export function viewMethod(row: ReadMethod, context: RequestContext): SavedPaymentMethodType {
  const mustBeSeen = row.failure_code === 'authentication_required';
  const failure = mustBeSeen ? 'AUTHENTICATION_REQUIRED' : 'DO_NOT_HONOR';
  return {
    id: toGlobalId('SavedPaymentMethod', row.id),
    state: row.state,
    family: row.family,
    brand: row.brand,
    last4: row.last4,
    wallet: row.wallet,
    goodUntil: monthOf(row),
    isExpired: isExpired(row, context.gateway.clock.now()),
    isDefault: row.is_default,
    consent: viewConsent(row),
    error: viewError(row.failure_code === null ? null : failure, context),
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}

function monthOf({ expiry_year: year, expiry_month: month }: ReadMethod): string | null {
  return year === null || month === null ? null : `${year}-${String(month).padStart(2, '0')}`;
}

function viewConsent({ mandate }: ReadMethod): PaymentConsentType | null {
  if (!mandate) return null;
  const { max_amount_minor: maxMinor, currency, ends_at: endsAt } = mandate;
  return {
    scope: mandate.scope,
    textVersion: mandate.text_version,
    maxAmount: maxMinor !== null && currency !== null ? toMoney(maxMinor, currency) : null,
    endsAt: endsAt === null ? null : new Date(endsAt),
    agreedAt: new Date(mandate.agreed_at),
  };
}
