import { graph, type Outcome, refused } from './document.js';

/** A place where somebody works. */
export interface Place {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly point: { readonly latitude: number; readonly longitude: number };
}

const place = '{ id code name kind point { latitude longitude } }';

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

export const signInStaff = graph<
  { readonly signInStaff: Outcome<Tokens> },
  { readonly input: { readonly email: string; readonly password: string } }
>(/* GraphQL */ `
  mutation SignIn($input: SignInInput!) {
    signInStaff(input: $input) {
      ${refused}
      ... on SignInPayload { accessToken refreshToken }
    }
  }`);

export const refreshSession = graph<
  { readonly refreshSession: Outcome<Tokens> },
  { readonly input: { readonly refreshToken: string } }
>(/* GraphQL */ `
  mutation Refresh($input: RefreshSessionInput!) {
    refreshSession(input: $input) {
      ${refused}
      ... on SignInPayload { accessToken refreshToken }
    }
  }`);

export const signOut = graph<{ readonly signOut: { readonly __typename: string } }>(/* GraphQL */ `
  mutation SignOut {
    signOut(input: { everywhere: false }) { __typename }
  }`);

export interface WhoAmI {
  readonly viewer: {
    readonly kind: string;
    readonly staff: { readonly name: string; readonly locations: readonly Place[] } | null;
  };
}

export const whoAmI = graph<WhoAmI>(/* GraphQL */ `
  query WhoAmI {
    viewer {
      kind
      staff { name locations ${place} }
    }
  }`);

export const allPlaces = graph<
  {
    readonly stores: {
      readonly nodes: readonly Place[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  },
  { readonly after: string | null }
>(/* GraphQL */ `
  query AllPlaces($after: String) {
    stores(first: 100, after: $after) {
      nodes ${place}
      pageInfo { hasNextPage endCursor }
    }
  }`);

/** A tablet of a store comes in with the code that a supervisor was told, and with a key that it has made. */
export const enrolDevice = graph<
  { readonly enrolDevice: Outcome<Tokens> },
  { readonly input: { readonly code: string; readonly publicKey: string } }
>(/* GraphQL */ `
  mutation EnrolDevice($input: EnrolDeviceInput!) {
    enrolDevice(input: $input) {
      ${refused}
      ... on SignInPayload { accessToken refreshToken }
    }
  }`);
