import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { misbehaviourKinds } from '../../src/sandbox/domain/misbehaviour.js';
import { paymentLifecycle } from '../../src/sandbox/domain/payment.js';
import { type TestToken, testTokens } from '../../src/sandbox/index.js';

const file = new URL('../../src/sandbox/README.md', import.meta.url);
const readme = oneSpaced(readFileSync(file, 'utf8'));

it('lists every test token, its card and what it does', () => {
  const tokens = Object.entries(testTokens) as [string, TestToken][];
  const rows = tokens.map(([name, { number, declineCode, does }]) => {
    const digits = number.replace(/(.{4})(?=.)/g, '$1 ');
    return `| \`${name}\` | ${digits} | ${declineCode ? `${does}: \`${declineCode}\`` : does} |`;
  });
  expect(rows.filter((row) => !readme.includes(row))).toEqual([]);
});

it('shows the lifecycle as it is', () => {
  const lines = paymentLifecycle.toMermaid().split('\n').map(oneSpaced);
  expect(lines.filter((line) => !readme.includes(`${line}\n`))).toEqual([]);
});

it('names every kind of misbehaviour', () => {
  expect(misbehaviourKinds.filter((kind) => !readme.includes(`\`${kind}\``))).toEqual([]);
});

/** Tables are aligned by the formatter. */
function oneSpaced(text: string): string {
  return text.replace(/ +/g, ' ');
}
