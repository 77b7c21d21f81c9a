import { randomUUID } from 'node:crypto';
import { openPostman, type Postman } from '../webhooks/post.js';
import { signWebhook } from '../webhooks/sign.js';

const refusedPostalCode = '99999';
const mostTriesAtOnce = 4;
const retryDelaysMs = [1000, 2000, 4000, 8000, 15_000, 30_000, 60_000];

export const carriedTypes = [
  'parcel.in_transit',
  'parcel.delivered',
  'parcel.lost',
  'parcel.returned_to_sender',
] as const;
export type CarriedType = (typeof carriedTypes)[number];

/** A parcel as somebody wants it carried. */
export interface WantedLabel {
  readonly reference: string;
  readonly weightGrams: number;
  readonly destination: {
    readonly name: string;
    readonly postalCode: string;
    readonly city: string;
  };
}

export interface CarriedParcel extends WantedLabel {
  readonly id: string;
  readonly trackingCode: string;
  /** True where the label was given back: nobody pays for it. */
  isVoid: boolean;
  /** True once anything was told of it: a label that was used is not taken back. */
  isSeen: boolean;
}

/** What is told of a parcel. */
export interface CarrierNews {
  readonly id: string;
  readonly parcelId: string;
  readonly type: CarriedType;
  readonly occurredAt: string;
}

interface CarrierDeskParts {
  readonly secret: string;
  /** Where news goes; undefined for nowhere. */
  readonly url: () => string | undefined;
}

/** Plays a carrier: gives labels, carries nothing, and tells what it is asked to tell. It is gone with the process. */
export class CarrierDesk {
  private readonly byKey = new Map<string, CarriedParcel>();
  private readonly postman: Postman = openPostman(mostTriesAtOnce);
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(private readonly parts: CarrierDeskParts) {}

  /** Labels a parcel once for each key. Undefined where it goes to an address that is not served. */
  label(key: string, wanted: WantedLabel): CarriedParcel | undefined {
    const kept = this.byKey.get(key);
    if (kept) return kept;
    if (wanted.destination.postalCode === refusedPostalCode) return undefined;
    const id = `pcl_${randomUUID()}`;
    const trackingCode = `SB${String(this.byKey.size + 1).padStart(10, '0')}FR`;
    const parcel = { ...wanted, id, trackingCode, isVoid: false, isSeen: false };
    this.byKey.set(key, parcel);
    return parcel;
  }

  /** Takes a label back, however often it is given. */
  void(key: string): 'voided' | 'unknown' | 'seen' {
    const parcel = this.byKey.get(key);
    if (!parcel) return 'unknown';
    if (parcel.isSeen) return 'seen';
    parcel.isVoid = true;
    return 'voided';
  }

  find(id: string): CarriedParcel | undefined {
    return [...this.byKey.values()].find((parcel) => parcel.id === id);
  }

  /** News of a parcel, to be sent in whatever order and however often. */
  newsOf(parcelId: string, type: CarriedType, occurredAt: Date = new Date()): CarrierNews {
    const parcel = this.find(parcelId);
    if (parcel) parcel.isSeen = true;
    return { id: `evt_${randomUUID()}`, parcelId, type, occurredAt: occurredAt.toISOString() };
  }

  /** Sends news once, signed; resolves with the status of the answer, 0 for none. */
  async send(news: CarrierNews): Promise<number> {
    const url = this.parts.url();
    if (!url) return 0;
    const body = JSON.stringify(news);
    // By the time of the day, whatever the clock of the sandbox says: nobody would accept another one.
    const timestampSeconds = Math.floor(Date.now() / 1000);
    const message = { id: news.id, timestampSeconds, body };
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      'webhook-id': news.id,
      'webhook-timestamp': String(timestampSeconds),
      'webhook-signature': signWebhook(this.parts.secret, message),
    };
    return this.postman.post(url, headers, body);
  }

  /** Sends news until somebody has taken it, or it was tried for two minutes. */
  tell(news: CarrierNews, tried = 0): void {
    void this.send(news).then((status) => {
      const delayMs = retryDelaysMs[tried];
      if ((status >= 200 && status < 300) || delayMs === undefined) return;
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        this.tell(news, tried + 1);
      }, delayMs);
      timer.unref();
      this.timers.add(timer);
    });
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.postman.close();
  }
}
