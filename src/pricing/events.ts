import type { NewEvent } from '../platform/events/event.js';

/** A price list is new, or valid at another time. */
export function priceListSaved(priceListId: string, code: string): NewEvent {
  return {
    streams: [`price-list:${priceListId}`],
    type: 'PriceListSaved',
    payload: { priceListId, code },
  };
}

/** Prices of a list have changed, or are new. */
export function pricesSet(priceListId: string, count: number): NewEvent {
  return {
    streams: [`price-list:${priceListId}`],
    type: 'PricesSet',
    payload: { priceListId, count },
  };
}

/** The tax rates of a country have changed. */
export function taxRatesSet(countryCode: string): NewEvent {
  return { streams: [`tax:${countryCode}`], type: 'TaxRatesSet', payload: { countryCode } };
}

/** What sending to a country costs has changed. */
export function shippingRateSet(countryCode: string, currency: string): NewEvent {
  return {
    streams: [`shipping:${countryCode}`],
    type: 'ShippingRateSet',
    payload: { countryCode, currency },
  };
}
