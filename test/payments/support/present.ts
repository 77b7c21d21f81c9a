/** A call for a card holder who is there, and of whom nothing is to be kept. */
export const customerPresent = {
  initiator: 'CUSTOMER',
  exemption: null,
  challenge: false,
  keep: null,
} as const;
