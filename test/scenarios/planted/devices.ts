import type { PlantedError } from './planted-error.js';

/** A device that was revoked before it came in, for what follows to be done with. */
const revoked = (active: boolean) => `with staff as (
    insert into staff_member (id, code, kind, name, active, created_at)
    values (gen_random_uuid(), 'planted', 'DEVICE', 'planted', ${active}, now()) returning id),
  place as (
    insert into staff_location (staff_id, location_id)
    select staff.id, location.id from staff, location where code = 'LYON' returning *),
  added as (
    insert into device (id, location_id, name, state, registered_by, registered_at, revoked_at, revoked_by,
      revoked_because)
    select staff_id, location_id, 'planted', 'REVOKED', 'Noé', now(), now(), 'Noé', 'planted' from place returning id)`;

export const ofDevices: readonly PlantedError[] = [
  {
    promise: 'A device works at its location alone',
    error: 'a device that was revoked and may come in',
    statement: `${revoked(true)} select * from added`,
  },
  {
    promise: 'Only a device with a key of its own',
    error: 'work of a device that never came in',
    statement: `${revoked(false)}
      insert into device_operation (device_id, counter, kind, task_id, signature, recorded_at, outcome, replayed_at)
      select id, 1, 'ACCEPT', id, decode(repeat('00', 64), 'hex'), now(), 'DONE', now() from added`,
  },
];
