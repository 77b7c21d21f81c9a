import { isRefused } from '../../documents/document.js';
import { enrolDevice } from '../../documents/session.js';
import { GraphClient, nobody } from '../graph/graph-client.js';
import type { Entry } from '../session/identity.js';
import { keepDeviceKey, makeDeviceKey, publicHalf } from './device-key.js';

/** This browser becomes a device of a store, or the sentence that says why it does not. */
export async function enrol(
  code: string,
  language: () => string,
  needsTls: string,
): Promise<Entry | { readonly refused: string }> {
  // Browsers keep keys for pages only that nobody on the way can have changed.
  if (!isSecureContext) return { refused: needsTls };
  const pair = await makeDeviceKey();
  const client = new GraphClient(nobody, language);
  const input = { code, publicKey: await publicHalf(pair) };
  const { enrolDevice: outcome } = await client.ask(enrolDevice, { input });
  if (isRefused(outcome)) return { refused: outcome.message };
  await keepDeviceKey(pair);
  const { accessToken, refreshToken } = outcome;
  return { kind: 'DEVICE', accessToken, refreshToken };
}
