import { findCardNumber } from '../../kernel/card-number.js';

const redacted = '[redacted]';
const secretKey =
  /^(authorization|cookie|set-cookie|password|secret|api_?key|.*token|.*-token|access_?code|pickup_?code|otp)$/i;
const maxDepth = 6;

/** The same facts without the values of secret keys, and without numbers that are a card's. */
export function redactSecrets(facts: object): Record<string, unknown> {
  return redactObject(facts, 0);
}

function redactObject(facts: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      secretKey.test(key) && value != null ? redacted : redactValue(value, depth),
    ]),
  );
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'number')
    return value >= 1e12 && findCardNumber(String(value)) ? redacted : value;
  if (typeof value === 'bigint') return findCardNumber(String(value)) ? redacted : String(value);
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  if (depth >= maxDepth) return '[deeper]';
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1));
  return redactObject(value, depth + 1);
}

/** Errors have a form of their own in the log, and so have dates. */
function isPlain(value: object): boolean {
  return !(value instanceof Error) && !('toJSON' in value);
}

const bearer = /\b(Bearer|Basic)\s+[\w.~+/=-]+/gi;
const jsonWebToken = /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g;

/** A line of the log without the tokens that stand in its sentences. */
export function redactTokens(line: string): string {
  return line.replace(bearer, `$1 ${redacted}`).replace(jsonWebToken, redacted);
}
