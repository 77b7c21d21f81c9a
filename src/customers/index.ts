import type { Module } from '../platform/module.js';
import { forgetEndedSessions } from './commands/forget-ended-sessions.js';
import { CustomerSchema } from './data/mapping.js';
import { AddressResolver } from './graphql/address-resolver.js';
import { CustomerResolver, visibleCustomer } from './graphql/customer-resolver.js';
import { SessionResolver } from './graphql/session-resolver.js';
import { StaffMemberFields, ViewerResolver } from './graphql/viewer-resolver.js';

export { issuePersonaToken, type PersonaToken } from './commands/issue-persona-token.js';
export { type SaveCustomer, saveCustomer } from './commands/save-customer.js';
export { type SaveStaff, saveStaff } from './commands/save-staff.js';
export { strikeOffStaff } from './commands/staff/strike-off-staff.js';
export { type StartedSession, startSession } from './commands/start-session.js';
export { findCustomers } from './data/reads.js';
export type { CustomerRow, StaffRow } from './data/tables.js';
export {
  type Address,
  type GivenAddress,
  readAddress,
} from './domain/address.js';
export { type Contact, type GivenContact, readContact } from './domain/contact.js';
export type { Email } from './domain/email.js';
export { readPhone } from './domain/phone.js';
export type {
  AddressField,
  ContactField,
} from './domain/refusals.js';
export type { StaffKind } from './domain/staff.js';
export { AddressInput, AddressType } from './graphql/address-types.js';
export { visibleCustomer } from './graphql/customer-resolver.js';
export { customerLoader, staffLoader } from './graphql/loaders.js';
export { InvalidAddress, InvalidContact, SignInPayload } from './graphql/results.js';
export { CustomerType, StaffMemberType, ViewerType } from './graphql/types.js';
export {
  type AttemptLimits,
  noAttemptLimits,
} from './identity/attempts.js';
export { authenticate, type GatewaySession, stillValid } from './identity/authenticate.js';
export { addressOf } from './identity/caller-address.js';
export {
  authPorts,
  type Identity,
  type IdentityOptions,
  identity,
} from './identity/identity.js';

export { type SignedIn, welcome } from './identity/welcome.js';

const forgetTask = 'forget-ended-sessions';

/** Who: accounts, addresses, staff, and who is signed in. */
export const customersModule: Module = {
  name: 'customers',
  entities: [CustomerSchema],
  resolvers: [
    SessionResolver,
    ViewerResolver,
    StaffMemberFields,
    CustomerResolver,
    AddressResolver,
  ],
  nodes: {
    Customer: async (id, context) => {
      const customer = await visibleCustomer(id, context);
      return customer && { ...customer, __typename: 'Customer' };
    },
  },
  tasks: {
    [forgetTask]: async (_payload, gateway) => {
      const removed = await gateway.runAsSystem(forgetTask, forgetEndedSessions);
      if (removed > 0)
        gateway.log.info({ removed }, 'sessions that ended a month ago were removed');
    },
  },
  sweeps: [{ task: forgetTask, every: '17 4 * * *' }],
};
