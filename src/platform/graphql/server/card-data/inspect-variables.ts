import { RequestError } from '../request-error.js';
import { cardNumberRefusal, refuseCardNumber } from './refuse-card-numbers.js';
import { isSplitCardNumber } from './split-card-number.js';

interface VariableLimits {
  readonly nesting: number;
  readonly variableValues: number;
}

/** The smallest number of 13 digits; shorter ones are no cards. */
const smallestCard = 1e12;

/**
 * Refuses variables that are too many, too deep, or that hold a card number in any string, number or key.
 * Goes level by level, so that no depth of JSON can exhaust the stack.
 */
export function inspectVariables(
  variables: Readonly<Record<string, unknown>>,
  limits: VariableLimits,
): void {
  let level: object[] = [variables];
  let values = 0;
  // The variables themselves are the object around the values that nest.
  for (let nesting = -1; level.length > 0; nesting++) {
    if (nesting >= limits.nesting)
      throw tooMuch(`The variables nest more than ${limits.nesting} lists and objects.`);
    const next: object[] = [];
    for (const holder of level) {
      values += inspectHolder(holder, next, limits.variableValues - values);
      if (values > limits.variableValues)
        throw tooMuch(`The variables hold more than ${limits.variableValues} values.`);
    }
    level = next;
  }
}

function inspectHolder(holder: object, next: object[], room: number): number {
  const values: unknown[] = Array.isArray(holder) ? holder : Object.values(holder);
  if (values.length > room) return values.length;
  if (!Array.isArray(holder)) Object.keys(holder).forEach(refuseCardNumber);
  for (const value of values) {
    if (typeof value === 'string') refuseCardNumber(value);
    else if (typeof value === 'number') inspectNumber(value);
    else if (typeof value === 'object' && value !== null) next.push(value);
  }
  if (isSplitCardNumber(values)) throw cardNumberRefusal();
  return values.length;
}

function inspectNumber(value: number): void {
  if (value >= smallestCard && Number.isInteger(value)) refuseCardNumber(String(value));
}

function tooMuch(sentence: string): RequestError {
  return new RequestError('BAD_USER_INPUT', sentence, { reason: 'LIMIT' });
}
