import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { maxAmountMinor } from '../../kernel/money.js';

/** Instants, as ISO 8601 in UTC. */
export const DateTimeScalar = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'An instant, written as ISO 8601 in UTC: `2026-11-22T09:30:00.000Z`.',
});

function wholeAmount(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || Math.abs(value) > maxAmountMinor)
    throw new GraphQLError(
      'An amount is a whole number of minor units, at most 1,000,000,000,000.',
    );
  return value;
}

/** Amounts in the smallest unit of their currency. Wider than Int, and exact in every client. */
export const MinorUnitsScalar = new GraphQLScalarType<number, number>({
  name: 'MinorUnits',
  description:
    'An amount in the smallest unit of its currency (cents for EUR): a whole number, at most 10^12 either way.',
  serialize: wholeAmount,
  parseValue: wholeAmount,
  parseLiteral: (node) => wholeAmount(node.kind === Kind.INT ? Number(node.value) : undefined),
});

const keyShape = /^[\x21-\x7e]{1,255}$/;

function idempotencyKey(value: unknown): string {
  if (typeof value !== 'string' || !keyShape.test(value))
    throw new GraphQLError('An idempotency key is 1 to 255 visible ASCII characters.');
  return value;
}

/** The caller's own name for one request, so that it has its effect once however often it is sent. */
export const IdempotencyKeyScalar = new GraphQLScalarType<string, string>({
  name: 'IdempotencyKey',
  description:
    'Your own name for this request: 1 to 255 visible ASCII characters, best a random UUID. Sent again with the same input it gives the same answer without a second effect; with another input it is refused.',
  serialize: idempotencyKey,
  parseValue: idempotencyKey,
  parseLiteral: (node) => idempotencyKey(node.kind === Kind.STRING ? node.value : undefined),
});
