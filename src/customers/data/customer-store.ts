import { LockMode } from '@mikro-orm/core';
import type { Work } from '../../platform/commands/work.js';
import type { Customer } from '../domain/customer.js';
import { CustomerSchema } from './mapping.js';

/** The customers of one transaction. */
export function customersOf(work: Work) {
  return {
    /** Keeps everybody else from changing the customer until the commit. */
    lock: (id: string): Promise<Customer | null> =>
      work.em.findOne(CustomerSchema, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),

    lockByEmail: (emailKey: string): Promise<Customer | null> =>
      work.em.findOne(CustomerSchema, { emailKey }, { lockMode: LockMode.PESSIMISTIC_WRITE }),

    add: (customer: Customer): void => {
      work.em.persist(customer);
    },

    /** Writes a new customer; false where the e-mail has an account, whoever came first. */
    addUnlessTaken: async (customer: Customer): Promise<boolean> => {
      const written = await work.em
        .createQueryBuilder(CustomerSchema)
        .insert({ ...customer, version: 1 })
        .onConflict(['emailKey'])
        .ignore()
        .execute('run');
      return written.affectedRows === 1;
    },
  };
}
