import type { Module } from '../platform/module.js';
import { InstalmentPlanFields } from './graphql/plan-fields.js';
import { InstalmentResolver } from './graphql/resolver.js';

/** Paying in instalments: on which terms it is offered, and what is due when. */
export const instalmentsModule: Module = {
  name: 'instalments',
  resolvers: [InstalmentResolver, InstalmentPlanFields],
};
