/** The rest of a text of digits and letters (A is 10, Z is 35) when it is divided by 97, as ISO 7064 has it. */
export function mod97(text: string): number {
  let rest = 0;
  for (const symbol of text) {
    const value = Number.parseInt(symbol, 36);
    rest = (value < 10 ? rest * 10 + value : rest * 100 + value) % 97;
  }
  return rest;
}
