import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codesOf, type GraphServer, serveGraph } from './graph-server.js';

let server: GraphServer;
let production: GraphServer;
beforeAll(async () => {
  server = await serveGraph();
  production = await serveGraph({ production: true });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await production[Symbol.asyncDispose]();
});

describe('a fault', () => {
  it.each([
    ['an error with SQL in it', '{ fault }'],
    ['an error that dresses up as a request error', '{ pretending }'],
    ['a null that must not be', '{ broken }'],
    ['a null further in', '{ half { fine broken } }'],
  ])('shows a correlation id and not a word of the inside: %s', async (_name, query) => {
    const answer = await server.ask(query, {}, { 'x-correlation-id': 'case-0001' });
    expect(answer.body.errors).toHaveLength(1);
    expect(answer.body.errors[0]).toMatchObject({
      message: 'Internal server error',
      extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: 'case-0001' },
    });
    expect(Object.keys(answer.body.errors[0]?.extensions ?? {})).toEqual(['code', 'correlationId']);
    expect(answer.text).not.toMatch(/select|secret|null for|stack/i);
    expect(answer.headers.get('x-correlation-id')).toBe('case-0001');
  });

  it('is logged whole, with the same correlation id', async () => {
    await server.ask('{ fault }', {}, { 'x-correlation-id': 'case-0002' });
    const line = server
      .logged()
      .split('\n')
      .find((text) => text.includes('case-0002'));
    expect(line).toContain('select secret from customer');
  });

  it('stays the same when the operation has been compiled', async () => {
    const answers = [];
    for (let round = 0; round < 6; round++)
      answers.push(await server.ask('{ fault hello half { fine broken } }'));
    for (const { body } of answers) {
      expect(body.data).toEqual({ fault: null, hello: 'hello world', half: null });
      expect(body.errors.map((error) => error.path)).toEqual([['fault'], ['half', 'broken']]);
    }
  });

  it('while somebody is let in is one of ours, too', async () => {
    const answer = await server.ask('{ hello }', {}, { authorization: 'Bearer unlucky' });
    expect(answer.status).toBe(500);
    expect(codesOf(answer)).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(answer.text).not.toContain('10.0.0.5');
    expect(server.logged()).toContain('10.0.0.5');
  });
});

describe('a request error', () => {
  it('is shown as it is, with its facts and its place', async () => {
    const answer = await server.ask('{ refused }');
    expect(answer.body.errors).toEqual([
      {
        message: 'It was changed meanwhile.',
        locations: [{ line: 1, column: 3 }],
        path: ['refused'],
        extensions: { code: 'CONFLICT', version: 3 },
      },
    ]);
  });

  it('for a token that is not good is 401', async () => {
    const answer = await server.ask('{ hello }', {}, { authorization: 'Bearer wrong' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(codesOf(answer)).toEqual(['UNAUTHENTICATED']);
  });
});

describe('a wrong value', () => {
  const secret = 'Tr0ub4dor&3';
  const query = 'query($input: NoteInput!) { note(input: $input) }';

  it.each([
    ['of another type', { text: { secret } }, 'input.text', 'expected a value of type "String"'],
    [
      'in a list',
      { text: 'x', tags: ['fine', [secret]] },
      'input.tags[1]',
      'expected a value of type "String"',
    ],
    ['of no enum', { text: 'x', shelf: secret }, 'input.shelf', 'expected a value of type "Shelf"'],
    [
      'further in',
      { text: 'x', within: { text: 'y', count: secret } },
      'input.within.count',
      'expected a value of type "Int"',
    ],
    ['instead of an object', secret, 'input', 'to be an object'],
    [
      'of an unknown field',
      { text: 'x', colour: secret },
      'input',
      'Field "colour" is not defined by type "NoteInput"',
    ],
    [
      'left out',
      { shelf: 'TOP' },
      'input',
      'Field "text" of required type "String!" was not provided',
    ],
    ['that is null', { text: null }, 'input.text', 'not to be null'],
  ])('is named by its place and never repeated: %s', async (_name, input, place, reason) => {
    for (let round = 0; round < 4; round++) {
      const answer = await server.ask(query, { input });
      expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
      expect(answer.body.errors[0]?.message).toContain(`"${place}"`);
      expect(answer.body.errors[0]?.message).toContain(reason);
      expect(answer.text).not.toContain(secret);
      expect(answer.body.data).toBeUndefined();
    }
  });

  it.each([
    ['a variable', 'query($n: Int!) { twice(number: $n) }', { n: secret }],
    ['a variable too large', 'query($n: Int!) { twice(number: $n) }', { n: 31_415_926_535 }],
    ['a literal', `{ twice(number: "${secret}") }`, {}],
    ['a literal in an object', `{ note(input: { text: ["${secret}"] }) }`, {}],
    ['an enum as text', `{ note(input: { text: "x", shelf: "${secret}" }) }`, {}],
    ['an unknown enum', '{ note(input: { text: "x", shelf: Tr0ub4dor }) }', {}],
    ['a default', `query($n: Int = "${secret}") { count(number: $n) }`, {}],
    ['bad syntax after a text', `{ hello(name: "x") "${secret}" }`, {}],
    ['bad syntax in a text', '{ hello(name: "\\uTr0u b4dor") }', {}],
    ['bad syntax after a number', '{ hello 31415926535 }', {}],
    [
      'one of two',
      'query($by: FindInput!) { find(by: $by) { id } }',
      { by: { id: secret, title: secret } },
    ],
  ])('is not repeated: %s', async (_name, text, variables) => {
    const answer = await server.ask(text, variables);
    expect(answer.body.errors.length).toBeGreaterThan(0);
    expect(answer.text).not.toMatch(/Tr0u|b4dor|31415926535/);
    expect(['BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']).toContain(
      codesOf(answer)[0],
    );
    expect(server.logged()).not.toContain(secret);
  });

  it('for an argument that may not be null is the caller’s mistake', async () => {
    const answer = await server.ask('query($n: Int = 4) { twice(number: $n) }', { n: null });
    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
    expect(answer.body.errors[0]?.message).toBe('Argument "number" has no valid value.');
  });
});

describe('the schema', () => {
  const questions = [
    '{ __schema { types { name } } }',
    '{ __type(name: "Book") { name } }',
    '{ author { ... on Author { id } } ...A } fragment A on Query { __type(name: "Book") { name } }',
  ];

  it.each(questions)('is closed in production: %s', async (question) => {
    const answer = await production.ask(question);
    expect(answer.status).toBe(403);
    expect(codesOf(answer)).toEqual(['FORBIDDEN']);
    expect(answer.body.data).toBeUndefined();
  });

  it.each(questions)('is open to those who may ask, even after a refusal: %s', async (question) => {
    const answer = await production.ask(question, {}, { authorization: 'Bearer partner' });
    expect(answer.body.errors).toBeUndefined();
    expect(codesOf(await production.ask(question))).toEqual(['FORBIDDEN']);
  });

  it('lets everybody ask for the name of a type', async () => {
    const answer = await production.ask('{ __typename author { __typename } }');
    expect(answer.body.data).toEqual({ __typename: 'Query', author: { __typename: 'Author' } });
  });

  it.each([
    '{ helo }',
    '{ author { nam } }',
    '{ hello(nme: "x") }',
    '{ author { ... on Autor { id } } }',
    '{ author }',
  ])('is not given away by suggestions: %s', async (query) => {
    const stranger = await production.ask(query);
    expect(codesOf(stranger)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(stranger.text).not.toContain('Did you mean');
    const partner = await production.ask(query, {}, { authorization: 'Bearer partner' });
    expect(partner.text).toContain('Did you mean');
  });
});
