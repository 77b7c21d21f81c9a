/** What the journeys count on in the demo shop; a test compares it with the demo's own highlights. */
export const demo = {
  /** Plenty in every store. */
  plenty: 'TSH-FROND-COTON-BLANC-M',
  /** None anywhere. */
  soldOut: 'BAS-BASSE-CUIR-BLANC-42',
  /** None in the store, plenty in the warehouses. */
  elsewhere: 'DOS-JOUR-OCRE',
  /** In two stores that send goods, and in no warehouse. */
  storesOnly: 'DOS-JOUR-SAPIN',
  /** How buyers look for `elsewhere` and `storesOnly`, which are two colours of it. */
  backpack: 'Sac à dos de randonnée 22 litres',
  /** Two units of `plenty` by their RFID tags. */
  tags: ['30347A120000FAC0000003E9', '30347A120000FAC0000003EA'],
  /** A store in which the persona `associate` and the persona `device` work. */
  storeCode: 'LYON',
  /** Another store in which `plenty` is to be had. */
  otherStoreCode: 'GRENOBLE',
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
