import type { Client, HttpAnswer } from './client.js';

type Data = Readonly<Record<string, unknown>>;

/** An operation as a client would send it. */
export function bodyOf(query: string, variables: object): string {
  return JSON.stringify({ query, variables });
}

/** Sends an operation and reads its answer; throws where it is not data. */
export async function ask<T = Data>(
  client: Client,
  query: string,
  variables: object,
  guestToken?: string,
): Promise<T> {
  const headers = guestToken === undefined ? {} : { 'x-guest-token': guestToken };
  const answer = await client.post('/graphql', bodyOf(query, variables), headers);
  expectData(answer);
  return JSON.parse(answer.body.toString()).data as T;
}

/** Looks at the bytes only, because a client that parses much would be slower than the server. */
export function expectData(answer: HttpAnswer): void {
  if (answer.status !== 200 || answer.body.includes('"errors"')) fail(answer);
}

/** Reads the answer of the floor; throws where it is a problem. */
export function expectJson<T = Data>(answer: HttpAnswer): T {
  if (answer.status !== 200) fail(answer);
  return JSON.parse(answer.body.toString()) as T;
}

function fail({ status, body }: HttpAnswer): never {
  throw new Error(`answered ${status}: ${body.toString().slice(0, 500)}`);
}
