import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Asking } from '../support/app.js';
import type { StockedShop } from '../support/given.js';
import { answered } from '../support/journey.js';

export const registerDevice = /* GraphQL */ `
  mutation ($input: RegisterDeviceInput!) {
    registerDevice(input: $input) {
      ... on RegisterDevicePayload {
        enrolmentCode codeExpiresAt device { id name state locationId registeredAt enrolledAt }
      }
    }
  }`;
export const enrolDevice = /* GraphQL */ `
  mutation ($input: EnrolDeviceInput!) {
    enrolDevice(input: $input) {
      __typename
      ... on SignInPayload { accessToken refreshToken staff { name kind } }
    }
  }`;

/** A tablet of a store with its key. */
export interface Tablet {
  readonly id: string;
  readonly as: Asking;
  readonly refreshToken: string;
  readonly privateKey: KeyObject;
}

/** The key pair that a device makes for itself, the public half as the graph takes it. */
export function newDeviceKey(): { readonly privateKey: KeyObject; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { privateKey, publicKey: publicKey.export({ format: 'jwk' }).x ?? '' };
}

/** The supervisor makes room for a device. */
export async function register(shop: StockedShop, store = 'LYON') {
  const input = { name: 'Tablette 3', locationId: shop.locationIds[store] };
  const supervisor = { token: await shop.tokenOf('supervisor') };
  return answered(await shop.ask(registerDevice, { input }, supervisor));
}

/** A tablet that works in a store. */
export async function enrolledTablet(shop: StockedShop, store = 'LYON'): Promise<Tablet> {
  const { device, enrolmentCode: code } = await register(shop, store);
  const { privateKey, publicKey } = newDeviceKey();
  const tokens = answered(await shop.ask(enrolDevice, { input: { code, publicKey } }));
  const as = { token: tokens.accessToken };
  return { id: device.id, as, refreshToken: tokens.refreshToken, privateKey };
}
