const maxLength = 200;

/** True where the sentence repeats something of the value; a long value is taken to be repeated. */
export function mentions(sentence: string, value: unknown): boolean {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (text.length > maxLength) return true;
  const said = sentence.toLowerCase();
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  return words.some((word) => said.includes(word));
}
