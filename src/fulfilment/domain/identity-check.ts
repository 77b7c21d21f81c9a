/** Why the person at the counter must show who they are: sent by the buyer, for the value, or because the store asks. */
export const identityChecks = ['PROXY', 'VALUE', 'STORE'] as const;
export type IdentityCheck = (typeof identityChecks)[number];
