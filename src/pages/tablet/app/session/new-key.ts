const keyBytes = 16;

/** A key that nobody has used. It is made where pages have no `randomUUID` too, such as without TLS in a store's network. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(keyBytes));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
