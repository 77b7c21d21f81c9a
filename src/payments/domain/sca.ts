/** Who begins an attempt: the customer who is there, or the shop in their absence, as they have agreed. */
export const initiators = ['CUSTOMER', 'MERCHANT'] as const;
export type Initiator = (typeof initiators)[number];

/**
 * Why the card holder need not be authenticated, by the European rules (Delegated Regulation 2018/389, articles 16
 * and 18, and what PSD2 leaves out: payments that the payee begins, and orders by mail or telephone).
 */
export const scaExemptions = ['LOW_VALUE', 'TRA', 'MIT', 'MOTO'] as const;
export type ScaExemption = (typeof scaExemptions)[number];

/** What became of the authentication of the card holder. */
export const scaResults = [
  'PENDING',
  'CHALLENGED',
  'FRICTIONLESS',
  'EXEMPTED',
  'FAILED',
  'REFUSED',
] as const;
export type ScaResult = (typeof scaResults)[number];

/** What a provider tells of the authentication. */
export interface Sca {
  readonly result: ScaResult;
  /** True where the card's bank bears a fraud, and not the shop. */
  readonly liabilityShift: boolean;
}
