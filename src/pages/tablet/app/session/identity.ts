import { isRefused } from '../../documents/document.js';
import { refreshSession, signInStaff } from '../../documents/session.js';
import { GraphFault } from '../graph/fault.js';
import { type Credentials, GraphClient, type Identity, nobody } from '../graph/graph-client.js';

/**
 * How somebody came in. It is kept as long as this tab is open, and no longer, because tablets are shared; only what
 * belongs to the device itself is kept until it is locked out.
 */
export type Entry =
  | { readonly kind: 'PERSONA'; readonly persona: string }
  | {
      readonly kind: 'SESSION' | 'DEVICE';
      readonly accessToken: string;
      readonly refreshToken: string;
    }
  | { readonly kind: 'TOKEN'; readonly token: string };

const keptAs = 'passerelle:tablet:entry';

/** Somebody who is let in, for as long as their session lasts. */
export class StaffIdentity implements Identity {
  /** The channel is chosen once it is known who this is. */
  channel: string | undefined;
  private renewal: Promise<boolean> | undefined;
  private token: string | undefined;

  constructor(
    private entry: Entry,
    private readonly language: () => string,
  ) {
    this.keep(entry);
  }

  async credentials(): Promise<Credentials> {
    if (this.token === undefined && this.entry.kind === 'PERSONA') await this.renew();
    return {
      authorization: `Bearer ${this.token ?? ''}`,
      ...(this.channel !== undefined && { 'x-channel': this.channel }),
    };
  }

  /** Several requests may find out at once that the token is spent; it is renewed once. */
  renew(): Promise<boolean> {
    this.renewal ??= this.fetchToken().finally(() => {
      this.renewal = undefined;
    });
    return this.renewal;
  }

  private async fetchToken(): Promise<boolean> {
    const { entry } = this;
    if (entry.kind === 'TOKEN') return false;
    if (this.adoptRenewed()) return true;
    if (entry.kind === 'PERSONA') {
      this.token = await fetchPersonaToken(entry.persona);
      return true;
    }
    const client = new GraphClient(nobody, this.language);
    const { refreshSession: outcome } = await client.ask(refreshSession, {
      input: { refreshToken: entry.refreshToken },
    });
    if (isRefused(outcome)) return false;
    const { accessToken, refreshToken } = outcome;
    this.keep({ kind: entry.kind, accessToken, refreshToken });
    return true;
  }

  /** Another tab of this device may have renewed already: two successors of one token would end the session. */
  private adoptRenewed(): boolean {
    if (this.entry.kind !== 'DEVICE') return false;
    const kept = readEntry(localStorage);
    if (kept?.kind !== 'DEVICE' || kept.accessToken === this.token) return false;
    this.keep(kept);
    return true;
  }

  private keep(entry: Entry): void {
    this.entry = entry;
    if ('accessToken' in entry) this.token = entry.accessToken;
    if (entry.kind === 'TOKEN') this.token = entry.token;
    storageOf(entry).setItem(keptAs, JSON.stringify(entry));
  }
}

function storageOf(entry: Entry): Storage {
  return entry.kind === 'DEVICE' ? localStorage : sessionStorage;
}

export function forget(entry: Entry): void {
  storageOf(entry).removeItem(keptAs);
}

/** Whoever came in before this page was loaded again. */
export function keptEntry(): Entry | undefined {
  return readEntry(sessionStorage) ?? readEntry(localStorage);
}

function readEntry(storage: Storage): Entry | undefined {
  const kept = storage.getItem(keptAs);
  return kept === null ? undefined : (JSON.parse(kept) as Entry);
}

/** The session of whoever knows e-mail and password, or the sentence that says why there is none. */
export async function enterWithPassword(
  email: string,
  password: string,
  language: () => string,
): Promise<Entry | { readonly refused: string }> {
  const client = new GraphClient(nobody, language);
  const { signInStaff: outcome } = await client.ask(signInStaff, { input: { email, password } });
  if (isRefused(outcome)) return { refused: outcome.message };
  const { accessToken, refreshToken } = outcome;
  return { kind: 'SESSION', accessToken, refreshToken };
}

async function fetchPersonaToken(persona: string): Promise<string> {
  const response = await fetch('/tablet/personas', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  }).catch(() => {
    throw new GraphFault('AWAY', 'no answer');
  });
  const { accessToken } = (await response.json()) as { readonly accessToken?: string };
  if (accessToken === undefined) throw new GraphFault('FAILED', `HTTP ${response.status}`);
  return accessToken;
}
