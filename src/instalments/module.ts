import type { Module } from '../platform/module.js';
import { collectInstalments } from './collect-instalments.js';
import {
  CustomerInstalmentFields,
  MerchantInstalmentFields,
  MerchantInstalmentResolver,
  MerchantPlanFields,
} from './graphql/merchant-resolver.js';
import { InstalmentPlanFields } from './graphql/plan-fields.js';
import { InstalmentResolver } from './graphql/resolver.js';

const collectTask = 'collectInstalments';

/** Paying in instalments: on which terms it is offered, and what is due when. */
export const instalmentsModule: Module = {
  name: 'instalments',
  resolvers: [
    InstalmentResolver,
    InstalmentPlanFields,
    MerchantInstalmentResolver,
    CustomerInstalmentFields,
    MerchantPlanFields,
    MerchantInstalmentFields,
  ],
  tasks: {
    [collectTask]: (_payload, gateway) => collectInstalments(gateway),
  },
  sweeps: [{ task: collectTask, every: '* * * * *' }],
};
