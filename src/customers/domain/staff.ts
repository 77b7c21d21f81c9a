/** Everybody who signs in and is no customer: people who work for the retailer, their devices, and partners. */
export const staffKinds = [
  'ASSOCIATE',
  'AGENT',
  'SUPERVISOR',
  'PARTNER',
  'DEVICE',
  'ADMIN',
] as const;
export type StaffKind = (typeof staffKinds)[number];
