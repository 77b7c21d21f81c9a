import { v7 } from 'uuid';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A new UUIDv7: unique, and in the order of creation. */
export function newId(): string {
  return v7();
}

export function isId(text: string): boolean {
  return UUID.test(text);
}

/** The opaque id that clients see: Relay's global object identification. */
export function toGlobalId(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64url');
}

/** The type and inner id behind a global id; undefined where the text is none. */
export function fromGlobalId(globalId: string): { type: string; id: string } | undefined {
  if (globalId.length > 128) return undefined;
  const text = Buffer.from(globalId, 'base64url').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) return undefined;
  const type = text.slice(0, colon);
  const id = text.slice(colon + 1);
  return isId(id) && toGlobalId(type, id) === globalId ? { type, id } : undefined;
}
