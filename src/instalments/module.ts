import type { Module } from '../platform/module.js';
import { instalmentChecks } from './checks.js';
import { collectInstalments, sendBackAgain } from './collect-instalments.js';
import {
  CustomerInstalmentFields,
  MerchantInstalmentResolver,
  MerchantPlanFields,
} from './graphql/merchant-resolver.js';
import { InstalmentPlanFields } from './graphql/plan-fields.js';
import { InstalmentResolver } from './graphql/resolver.js';

const collectTask = 'collectInstalments';
const sendBackTask = 'sendBackInstalments';

/** Paying in instalments: on which terms it is offered, and what is due when. */
export const instalmentsModule: Module = {
  name: 'instalments',
  resolvers: [
    InstalmentResolver,
    InstalmentPlanFields,
    MerchantInstalmentResolver,
    CustomerInstalmentFields,
    MerchantPlanFields,
  ],
  tasks: {
    [collectTask]: (_payload, gateway) => collectInstalments(gateway),
    [sendBackTask]: (_payload, gateway) => sendBackAgain(gateway),
  },
  sweeps: [
    { task: collectTask, every: '* * * * *' },
    { task: sendBackTask, every: '23 * * * *' },
  ],
  checks: instalmentChecks,
};
