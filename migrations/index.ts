import { Platform } from './0001-platform.js';
import { PlacesAndPeople } from './0002-places-and-people.js';
import { CatalogAndPrices } from './0003-catalog-and-prices.js';
import { Stock } from './0004-stock.js';
import { Payments } from './0005-payments.js';
import { Carts } from './0006-carts.js';
import { Orders } from './0007-orders.js';
import { Media } from './0008-media.js';
import { Ledger } from './0009-ledger.js';
import { Webhooks } from './0010-webhooks.js';
import { Reconciliation } from './0011-reconciliation.js';
import { StoredValue } from './0012-stored-value.js';
import { OfflinePayments } from './0013-offline-payments.js';
import { Tenders } from './0014-tenders.js';
import { SavedPaymentMethods } from './0015-saved-payment-methods.js';
import { Captures } from './0016-captures.js';
import { Refunds } from './0017-refunds.js';
import { UndoneOperations } from './0018-undone-operations.js';
import { Instalments } from './0020-instalments.js';
import { SharedPayments } from './0021-shared-payments.js';
import { WaysToPay } from './0023-ways-to-pay.js';
import { DeliveredNews } from './0024-delivered-news.js';

/** Every change of the database, in order. A merged file is never edited; a correction is a new file. */
export const migrations = [
  { name: '0001-platform', class: Platform },
  { name: '0002-places-and-people', class: PlacesAndPeople },
  { name: '0003-catalog-and-prices', class: CatalogAndPrices },
  { name: '0004-stock', class: Stock },
  { name: '0005-payments', class: Payments },
  { name: '0006-carts', class: Carts },
  { name: '0007-orders', class: Orders },
  { name: '0008-media', class: Media },
  { name: '0009-ledger', class: Ledger },
  { name: '0010-webhooks', class: Webhooks },
  { name: '0011-reconciliation', class: Reconciliation },
  { name: '0012-stored-value', class: StoredValue },
  { name: '0013-offline-payments', class: OfflinePayments },
  { name: '0014-tenders', class: Tenders },
  { name: '0015-saved-payment-methods', class: SavedPaymentMethods },
  { name: '0016-captures', class: Captures },
  { name: '0017-refunds', class: Refunds },
  { name: '0018-undone-operations', class: UndoneOperations },
  { name: '0020-instalments', class: Instalments },
  { name: '0021-shared-payments', class: SharedPayments },
  { name: '0023-ways-to-pay', class: WaysToPay },
  { name: '0024-delivered-news', class: DeliveredNews },
];
