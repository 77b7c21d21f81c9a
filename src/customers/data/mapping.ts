import { defineEntity, p } from '@mikro-orm/core';
import { locales } from '../../kernel/refusal.js';
import { Customer, type SavedAddress } from '../domain/customer.js';

export const CustomerSchema = defineEntity({
  class: Customer,
  tableName: 'customer',
  properties: {
    id: p.uuid().primary(),
    code: p.text().nullable(),
    email: p.text(),
    emailKey: p.text(),
    phone: p.text().nullable(),
    firstName: p.text(),
    lastName: p.text(),
    byLastName: p.text(),
    byFirstName: p.text(),
    locale: p.enum(locales),
    passwordHash: p.text().nullable(),
    addresses: p.json<SavedAddress[]>(),
    version: p.integer().version(),
    createdAt: p.datetime(),
  },
});
