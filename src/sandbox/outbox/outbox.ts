import { randomUUID } from 'node:crypto';

/** A message as somebody wants it sent. */
export interface WantedMessage {
  readonly medium: 'email' | 'sms';
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface SentMessage extends WantedMessage {
  readonly id: string;
  readonly at: string;
  readonly status: 'delivered' | 'bounced';
}

/** What becomes of a message by whom it is for: the part of the address before the `@`. */
const playing: Readonly<Record<string, 'refused' | 'busy' | 'bounced'>> = {
  refused: 'refused',
  busy: 'busy',
  bounced: 'bounced',
};
const busyTimes = 2;
const mostKept = 5000;

/** Sends nothing, and keeps what it was given, so that it can be read. It is gone with the process. */
export class Outbox {
  private readonly byKey = new Map<string, SentMessage>();
  private readonly turnedAway = new Map<string, number>();

  /** Keeps a message once for each key. Some recipients are refused, and some only the third time not busy. */
  take(key: string, wanted: WantedMessage, at: Date): SentMessage | 'refused' | 'busy' {
    const kept = this.byKey.get(key);
    if (kept) return kept;
    const fate = playing[wanted.to.split('@')[0] ?? ''];
    if (fate === 'refused' || (fate === 'busy' && this.isBusyFor(key))) return fate;
    const status = fate === 'bounced' ? 'bounced' : 'delivered';
    const message = { ...wanted, id: `msg_${randomUUID()}`, at: at.toISOString(), status } as const;
    this.byKey.set(key, message);
    const [oldest] = this.byKey.keys();
    if (this.byKey.size > mostKept && oldest !== undefined) this.byKey.delete(oldest);
    return message;
  }

  find(id: string): SentMessage | undefined {
    return this.all().find((message) => message.id === id);
  }

  /** What somebody was sent, or everybody, oldest first. */
  all(to?: string): SentMessage[] {
    const messages = [...this.byKey.values()];
    return to === undefined ? messages : messages.filter((message) => message.to === to);
  }

  private isBusyFor(key: string): boolean {
    const times = this.turnedAway.get(key) ?? 0;
    this.turnedAway.set(key, times + 1);
    return times < busyTimes;
  }
}
