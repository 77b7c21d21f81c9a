import { type StartedSession, startSession } from '../../customers/index.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { deviceTables } from '../data/tables.js';
import { enrolmentHash } from '../domain/enrolment-code.js';
import { invalidEnrolmentCode } from '../domain/refusals.js';
import { tellOfDevice } from '../events.js';

export interface EnrolDevice {
  readonly code: string;
  /** 32 bytes: Ed25519. */
  readonly publicKey: Buffer;
}

/**
 * A device comes in with its code: it gets a session of its own, and is known by its key from now on. The code is good
 * once, also for two at the same moment. Refuses a code that is wrong, used or too old, without saying which.
 */
export async function enrolDevice(
  work: Work,
  { code, publicKey }: EnrolDevice,
): Promise<StartedSession | Refusal<'InvalidEnrolmentCode'>> {
  const device = await deviceTables(work.db)
    .updateTable('device')
    .set({
      state: 'ENROLLED',
      code_hash: null,
      code_expires_at: null,
      public_key: publicKey,
      enrolled_at: work.now,
    })
    .where('code_hash', '=', enrolmentHash(code))
    .where('state', '=', 'REGISTERED')
    .where('code_expires_at', '>', work.now)
    .returning(['id', 'location_id'])
    .executeTakeFirst();
  if (!device) return invalidEnrolmentCode();
  tellOfDevice(work, 'DeviceEnrolled', device);
  return startSession(work, { id: device.id, kind: 'DEVICE' });
}
