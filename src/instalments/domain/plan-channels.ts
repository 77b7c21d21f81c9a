/** The card holder is not seen, or somebody else may look on. */
const notHere: ReadonlySet<string> = new Set(['CALL_CENTRE', 'IVR', 'KIOSK', 'STORE', 'TERMINAL']);

/** True where a customer may agree to a plan that the shop funds: their bank sees them, and nobody else does. */
export function mayAgreeIn(channel: string): boolean {
  return !notHere.has(channel);
}
