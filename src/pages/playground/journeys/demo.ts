/** What the journeys count on in the demo shop; a test compares it with the demo's own highlights. */
export const demo = {
  /** Plenty in every store. */
  plenty: 'TSH-FROND-COTON-BLANC-M',
  /** None anywhere. */
  soldOut: 'BAS-BASSE-CUIR-BLANC-42',
  /** A store in which the persona `associate` and the persona `device` work. */
  storeCode: 'LYON',
  /** A place in Lyon. */
  near: { latitude: 45.764, longitude: 4.8357 },
} as const;

/** Somebody at an example domain of RFC 2606, with a telephone of a range that is kept for fiction. */
export const contact = {
  firstName: 'Alix',
  lastName: 'Renard',
  email: 'alix.renard@example.org',
  phone: '+33639980120',
} as const;
