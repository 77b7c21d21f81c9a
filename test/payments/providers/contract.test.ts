import { describe } from 'vitest';
import { openAdyenSubject } from './adyen-stand-in.js';
import { keepsThePaymentContract } from './contract.js';
import type { OpenSubject } from './contract-subject.js';
import { openSandbox } from './open-sandbox.js';
import { openStripe } from './open-stripe.js';

const providers: readonly (readonly [string, OpenSubject])[] = [
  ['sandbox', openSandbox],
  ['stripe', openStripe],
  ['adyen', openAdyenSubject],
];

describe.each(providers)('%s keeps the payment contract', (_name, open) =>
  keepsThePaymentContract(open),
);
