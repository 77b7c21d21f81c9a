import { describe, expect, it } from 'vitest';
import { drawLifecycle, drawModules, fillParts } from '../../src/cli/generated-parts.js';
import { Lifecycle } from '../../src/kernel/lifecycle.js';

const writers = { picture: (name: string) => `a picture of ${name || 'all'}` };

describe('a page with generated parts', () => {
  it('is filled between its markers and nowhere else', () => {
    const page = 'before\n<!-- picture:cart -->\nold\nolder\n<!-- /picture -->\nafter\n';
    expect(fillParts(page, writers)).toBe(
      'before\n<!-- picture:cart -->\na picture of cart\n<!-- /picture -->\nafter\n',
    );
  });

  it('is given the closing markers that it lacks', () => {
    const page = '<!-- picture -->\n\ntext\n<!-- picture:b -->\nold\n<!-- /picture -->\n';
    expect(fillParts(page, writers)).toBe(
      '<!-- picture -->\na picture of all\n<!-- /picture -->\n\ntext\n<!-- picture:b -->\na picture of b\n<!-- /picture -->\n',
    );
  });

  it('stays as it is when it is filled again', () => {
    const once = fillParts('<!-- picture:a -->\n<!-- picture:b -->\ntext', writers);
    expect(fillParts(once, writers)).toBe(once);
  });

  it('keeps markers that are not known', () => {
    const page = '<!-- constructor -->\n<!-- note: keep this -->\n';
    expect(fillParts(page, writers)).toBe(page);
  });
});

it('draws a lifecycle and lists its states', () => {
  const lamp = Lifecycle.define('OFF', {
    OFF: { press: 'ON', smash: 'BROKEN' },
    ON: { press: 'OFF' },
    BROKEN: {},
  });
  expect(drawLifecycle(lamp)).toBe(
    `\`\`\`mermaid
stateDiagram-v2
  [*] --> OFF
  OFF --> ON: press
  OFF --> BROKEN: smash
  ON --> OFF: press
  BROKEN --> [*]
\`\`\`

| state    | what may happen                |
| -------- | ------------------------------ |
| \`OFF\`    | press → \`ON\`, smash → \`BROKEN\` |
| \`ON\`     | press → \`OFF\`                  |
| \`BROKEN\` | nothing more                   |`,
  );
});

it('draws the map of the modules without the arrows that follow from others', () => {
  const map = drawModules([
    { name: 'roof', purpose: 'Keeps out rain.', below: ['wall', 'ground'] },
    { name: 'wall', purpose: 'Keeps out wind.', below: ['ground'] },
    { name: 'ground', purpose: 'Carries.', below: [] },
    { name: 'pond', purpose: 'Is wet.', below: [] },
  ]);
  expect(map).toBe(
    `\`\`\`mermaid
flowchart TD
  roof --> wall
  wall --> ground
  pond
\`\`\`

| module                         | what it is for  | may use      |
| ------------------------------ | --------------- | ------------ |
| [roof](src/roof/README.md)     | Keeps out rain. | wall, ground |
| [wall](src/wall/README.md)     | Keeps out wind. | ground       |
| [ground](src/ground/README.md) | Carries.        | none         |
| [pond](src/pond/README.md)     | Is wet.         | none         |`,
  );
});
