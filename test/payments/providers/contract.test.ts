import { describe } from 'vitest';
import { keepsThePaymentContract } from './contract.js';
import type { OpenSubject } from './contract-subject.js';
import { openSandbox } from './open-sandbox.js';
import { openStripe } from './open-stripe.js';

const providers: readonly (readonly [string, OpenSubject])[] = [
  ['sandbox', openSandbox],
  ['stripe', openStripe],
];

describe.each(providers)('%s keeps the payment contract', (_name, open) =>
  keepsThePaymentContract(open),
);
