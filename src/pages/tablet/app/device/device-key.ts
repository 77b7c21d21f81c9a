import { withStore } from './database.js';

const keptAs = 'device';

/** Makes the key of this device. The private half never leaves the browser, not even to this page. */
export async function makeDeviceKey(): Promise<CryptoKeyPair> {
  const pair = await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify']);
  return pair as CryptoKeyPair;
}

/** From now on this device is known by that key; what another one has left here is not its own. */
export async function keepDeviceKey(pair: CryptoKeyPair): Promise<void> {
  await withStore('keys', 'readwrite', (keys) => keys.clear());
  await withStore('operations', 'readwrite', (all) => all.clear());
  await withStore('pictures', 'readwrite', (all) => all.clear());
  await withStore('keys', 'readwrite', (keys) => keys.put(pair, keptAs));
}

/** What this device says about itself, with its own key. Throws where it has none. */
export async function sign(text: string): Promise<string> {
  const pair = await withStore<CryptoKeyPair | undefined>('keys', 'readonly', (keys) =>
    keys.get(keptAs),
  );
  if (!pair) throw new Error('this device has no key');
  const bytes = new TextEncoder().encode(text);
  return base64url(await crypto.subtle.sign({ name: 'Ed25519' }, pair.privateKey, bytes));
}

/** The public half as JWK writes it (RFC 8037, `x`). */
export async function publicHalf(pair: CryptoKeyPair): Promise<string> {
  return base64url(await crypto.subtle.exportKey('raw', pair.publicKey));
}

function base64url(bytes: ArrayBuffer): string {
  const binary = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
