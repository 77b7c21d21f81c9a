import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codesOf, type GraphServer, serveGraph } from './graph-server.js';

let server: GraphServer;
beforeAll(async () => {
  server = await serveGraph();
});
afterAll(() => server[Symbol.asyncDispose]());

const card = '4111111111111111';
const note = 'query($input: NoteInput!) { note(input: $input) }';
const hello = 'query($name: String) { hello(name: $name) }';
const escaped = [...card].map((digit) => `\\u003${digit}`).join('');
const fullwidth = card.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

const places: [string, string, unknown][] = [
  ['a variable', hello, { name: card }],
  ['a sentence', hello, { name: `charge my card ${card} please` }],
  ['a field of an input', note, { input: { text: '4111-1111-1111-1111' } }],
  [
    'a list deep inside',
    note,
    { input: { text: 'x', within: { text: 'y', tags: ['a', fullwidth] } } },
  ],
  ['a number where a text is wanted', hello, { name: Number(card) }],
  [
    'a number where a number is wanted',
    'query($n: Int!) { twice(number: $n) }',
    { n: Number(card) },
  ],
  ['a key', note, { input: { text: 'x', [card]: 1 } }],
  ['the name of a variable that nobody asked for', hello, { [card]: 1 }],
  ['a variable of the wrong type', 'query($n: Int!) { twice(number: $n) }', { n: card }],
  ['a literal', `{ hello(name: "${card}") }`, {}],
  ['a literal with escapes', `{ hello(name: "${escaped}") }`, {}],
  ['a block of text', `{ hello(name: """\n${card}\n""") }`, {}],
  ['a number literal', `{ twice(number: ${card}) }`, {}],
  ['a default', `query($name: String = "${card}") { hello(name: $name) }`, {}],
  ['an alias', `{ a${card}: hello }`, {}],
  ['a comment', `# ${card}\n{ hello }`, {}],
  ['bad syntax', `{ hello(name: "${card}" }`, {}],
  ['an unknown enum', `{ note(input: { text: "x", shelf: A${card} }) }`, {}],
  ['a list of its groups', note, { input: { text: 'x', tags: ['4111', '1111', '1111', '1111'] } }],
  [
    'two literals next to each other',
    '{ note(input: { text: "41111111", shelf: "11111111" }) }',
    {},
  ],
  [
    'a list of literals',
    '{ note(input: { text: "x", tags: ["4111", "1111", "1111", "1111"] }) }',
    {},
  ],
];

describe('a card number', () => {
  it.each(places)(
    'is refused wherever it stands, not repeated and not logged: %s',
    async (_name, query, variables) => {
      const answer = await server.ask(query, variables);
      expect(answer.status).toBe(400);
      expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
      expect(answer.body.errors[0]?.extensions['reason']).toBe('CARD_NUMBER');
      expect(answer.body.data).toBeUndefined();
      for (const text of [answer.text, server.logged()]) {
        expect(text.replace(/\D/g, '')).not.toContain('41111111');
        expect(text).not.toContain(fullwidth);
      }
    },
  );

  it('is refused split over two fields that follow each other', async () => {
    const answer = await server.ask(note, { input: { text: '41111111', shelf: '11111111' } });
    expect(answer.body.errors[0]?.extensions['reason']).toBe('CARD_NUMBER');
  });

  it('is refused as the name of an operation', async () => {
    const body = JSON.stringify({ query: 'query A { hello }', operationName: card });
    const answer = await server.send(body, { 'content-type': 'application/json' });
    expect(answer.body.errors[0]?.extensions['reason']).toBe('CARD_NUMBER');
  });

  it('in headers, in the address or in a body that is no JSON is not logged or repeated', async () => {
    const headers = { 'x-correlation-id': card, 'x-guest-token': card, 'user-agent': card };
    const answers = [
      await server.ask('{ fault }', {}, headers),
      await server.send(`{"query": ${card} nonsense`, { 'content-type': 'application/json' }),
      await server.send('{}', { 'content-type': card }),
    ];
    const missing = await fetch(`${server.url}/${card}?card=${card}`, { headers });
    for (const answer of answers) expect(answer.text).not.toContain(card);
    for (const answer of answers)
      expect(answer.headers.get('x-correlation-id')).not.toContain(card);
    expect(await missing.text()).not.toContain(card);
    expect(server.logged()).not.toContain(card);
  });
});

describe('what is no card number', () => {
  it.each([
    ['an EAN-13', '4006381333931'],
    ['a phone number', '+33612345678'],
    ['an id', '018f4111-1111-7111-8111-111111111111'],
    ['a number that fails Luhn', '4111111111111112'],
  ])('goes through: %s', async (_name, name) => {
    const answer = await server.ask(hello, { name });
    expect(answer.body.data).toEqual({ hello: `hello ${name}` });
  });

  it('goes through: a postcode next to a phone number, as in every address', async () => {
    const input = { text: '37000', tags: ['0612345678'] };
    for (const postcode of ['37000', '41000', '34000', '62100'])
      for (let phone = 612_345_600; phone < 612_345_640; phone++) {
        const tags = [postcode, `0${phone}`];
        const answer = await server.ask(note, { input: { ...input, tags } });
        expect(answer.body.errors).toBeUndefined();
      }
  });
});
