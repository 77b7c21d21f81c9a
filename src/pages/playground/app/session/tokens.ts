import type { Credentials } from '../../runner/graph-client.js';
import type { Persona } from '../../runner/journey.js';

/** Gets a token for each persona once, and keeps it as long as this page is open. */
export class Tokens {
  private readonly byPersona = new Map<Persona, Promise<Credentials>>();

  of(persona: Persona): Promise<Credentials> {
    const known = this.byPersona.get(persona);
    if (known !== undefined) return known;
    const asked = fetchToken(persona);
    this.byPersona.set(persona, asked);
    asked.catch(() => this.forget(persona));
    return asked;
  }

  /** The next one who asks gets a new token. False where there was none to forget. */
  forget(persona: Persona): boolean {
    return this.byPersona.delete(persona);
  }
}

interface Issued {
  readonly accessToken?: string;
  readonly guestToken?: string;
}

async function fetchToken(persona: Persona): Promise<Credentials> {
  const response = await fetch('/playground/personas', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  const answer = (await response.json()) as Issued & { errors?: readonly { message: string }[] };
  if (!response.ok) throw new Error(answer.errors?.[0]?.message ?? `HTTP ${response.status}`);
  if (answer.guestToken) return { 'x-guest-token': answer.guestToken };
  return { authorization: `Bearer ${answer.accessToken}` };
}
