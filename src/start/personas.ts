/** The demo's people, one for each role; `guest` is somebody new each time. */
export const personas = [
  'guest',
  'customer',
  'associate',
  'agent',
  'supervisor',
  'partner',
  'device',
  'admin',
] as const;
