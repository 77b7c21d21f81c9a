import { saveCustomer, saveStaff } from '../customers/index.js';
import type { Gateway } from '../platform/gateway.js';
import type { LoadProgress } from './load-progress.js';
import type { DemoCustomer, DemoShop, DemoStaff } from './shop.js';

/** What everybody of the demo signs in with. It is no secret, so it is for demos only. */
export const demoPassword = 'passerelle-demo';

/** The hash of `demoPassword`, made once, so that loading the shop again changes nobody's. */
export const demoPasswordHash =
  '$argon2id$v=19$m=19456,t=2,p=1$sQlDeod6G+k6FuOwAWgB6Q$YdE/5l+E/80/pUI6OfD9GQn9AVIGLVD4Zz7Q9G0M/7E';

/** Saves customers and staff under their keys, which are the names of the personas. */
export async function loadPeople(
  gateway: Gateway,
  { customers, staff }: Pick<DemoShop, 'customers' | 'staff'>,
  locationIds: ReadonlyMap<string, string>,
  progress: LoadProgress,
): Promise<void> {
  progress.begin('people', customers.length + staff.length);
  await gateway.runAsSystem('loadPeople', async (work) => {
    for (const customer of customers) await saveCustomer(work, describeCustomer(customer));
    for (const member of staff) await saveStaff(work, describeStaff(member, locationIds));
  });
  progress.advance(customers.length + staff.length);
}

function describeCustomer({ key, givenName, familyName, addresses, ...person }: DemoCustomer) {
  return {
    code: key,
    email: person.email,
    phone: person.phone,
    locale: person.locale,
    firstName: givenName,
    lastName: familyName,
    passwordHash: demoPasswordHash,
    addresses: addresses.map((address) => ({ ...address, name: `${givenName} ${familyName}` })),
  };
}

function describeStaff(member: DemoStaff, locationIds: ReadonlyMap<string, string>) {
  return {
    code: member.key,
    kind: member.kind,
    name: member.name,
    email: member.email,
    passwordHash: demoPasswordHash,
    locationIds: member.locationCodes.map((code) => {
      const id = locationIds.get(code);
      if (id === undefined) throw new Error(`location ${code} was not saved`);
      return id;
    }),
  };
}
