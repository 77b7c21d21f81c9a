import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { slowFiles } from '../support/slow-first.js';

it.each(slowFiles)('begins early with a file that is there: %s', (name) => {
  expect(existsSync(new URL(`../${name}`, import.meta.url))).toBe(true);
});
