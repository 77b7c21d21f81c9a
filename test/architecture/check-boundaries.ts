import { fileURLToPath } from 'node:url';
import { brokenBoundaries } from './support/broken-boundaries.js';

/** `npm run check:boundaries`: one sentence for each import that goes the wrong way. */
const sentences = await brokenBoundaries(fileURLToPath(new URL('../..', import.meta.url)));
for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
if (sentences.length > 0) process.exitCode = 1;
else process.stdout.write('Every import goes the way it may.\n');
