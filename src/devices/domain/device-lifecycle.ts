import { Lifecycle, type StateOf } from '../../kernel/lifecycle.js';

/** The life of a device: it is enrolled once, and never comes back after it was revoked. */
export const deviceLifecycle = Lifecycle.define('REGISTERED', {
  REGISTERED: { enrol: 'ENROLLED', revoke: 'REVOKED' },
  ENROLLED: { revoke: 'REVOKED' },
  REVOKED: {},
});
export type DeviceState = StateOf<typeof deviceLifecycle>;
