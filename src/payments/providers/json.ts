/** A text as JSON; undefined where it is none. What a provider sends is not trusted to be whole. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A text as JSON that may be kept; undefined where it holds a zero character, which PostgreSQL has no place for. */
export function parseKeepable(text: string): unknown {
  return text.includes('\\u0000') || text.includes('\u0000') ? undefined : parseJson(text);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text in an answer; undefined where it is missing, empty or something else. */
export function textIn(value: unknown, name: string): string | undefined {
  const found = isRecord(value) ? value[name] : undefined;
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** A text, number or truth value as text; empty where it is something else, which may have no text at all. */
export function asText(value: unknown): string {
  const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
  return isPlain ? String(value) : '';
}
