import type { GraphQLSchema } from 'graphql';
import type { Log } from '../../log.js';
import { defaultPageSizes, type PageSizes } from './cost/page-size.js';
import { type DocumentLimits, defaultDocumentLimits } from './limits/document-limits.js';
import type { GraphMetrics } from './metrics.js';

/** What a caller brings, as it stands in the headers of a request or in the parameters of a socket. */
export interface Credentials {
  readonly authorization?: string;
  readonly guestToken?: string;
  readonly acceptLanguage?: string;
  readonly ip: string;
  readonly userAgent?: string;
  readonly channel?: string;
  /** Ties everything together that is written because of this call. */
  readonly correlationId: string;
}

/** Who a caller turned out to be. The application adds what its contexts need. */
export interface Session {
  /** The name under which limits of this caller are kept. */
  readonly principal: string;
  /** After this instant no operation is begun and no event is sent. */
  readonly expiresAt?: Date;
  readonly mayIntrospect: boolean;
  /** False for strangers and guests, who share what is kept scarce. */
  readonly isAuthenticated: boolean;
}

/** What one socket may take, and what all of them may. */
export interface SocketLimits {
  readonly sockets: number;
  readonly socketsPerIp: number;
  readonly guestSockets: number;
  /** Sockets that have not said `connection_init` yet. */
  readonly silentSocketsPerIp: number;
  readonly operationsPerSocket: number;
  /** A `subscribe` with a document that has not been seen lately counts five times. */
  readonly messagesPerSecond: number;
  readonly messageBurst: number;
  readonly messageBytes: number;
  readonly initTimeoutMs: number;
  readonly keepAliveMs: number;
  /** How often `stillValid` is asked. */
  readonly sessionCheckMs: number;
  /** Beyond this, no further event is pulled for a socket until its reader has caught up. */
  readonly pauseAtBytes: number;
  /** Beyond this, or when nothing has moved for `stalledMs`, a slow reader is let go. */
  readonly closeAtBytes: number;
  readonly stalledMs: number;
}

export const defaultSocketLimits: SocketLimits = {
  sockets: 10_000,
  socketsPerIp: 2_000,
  guestSockets: 5_000,
  silentSocketsPerIp: 1_000,
  operationsPerSocket: 100,
  messagesPerSecond: 50,
  messageBurst: 300,
  messageBytes: 100_000,
  initTimeoutMs: 3_000,
  keepAliveMs: 12_000,
  sessionCheckMs: 15_000,
  pauseAtBytes: 64_000,
  closeAtBytes: 2_000_000,
  stalledMs: 20_000,
};

/** How many HTTP operations an address may begin before it is asked to wait. */
export interface RateLimits {
  /**
   * Of callers who have not signed in. Generous: a whole shop may share one address. A document that has not
   * been seen lately counts five times.
   */
  readonly strangersPerMinute: number;
  /** Of calls whose token was refused. */
  readonly refusedPerMinute: number;
}

export const defaultRateLimits: RateLimits = { strangersPerMinute: 1_200, refusedPerMinute: 60 };

export interface Limits {
  readonly document: DocumentLimits;
  readonly pages: PageSizes;
  readonly sockets: SocketLimits;
  /** `off` for load tests. */
  readonly rate: RateLimits | 'off';
  /** The largest body of a request. */
  readonly bodyBytes: number;
}

export const defaultLimits: Limits = {
  document: defaultDocumentLimits,
  pages: defaultPageSizes,
  sockets: defaultSocketLimits,
  rate: defaultRateLimits,
  bodyBytes: 128_000,
};

export interface GraphServerOptions<S extends Session, C extends object> {
  readonly schema: GraphQLSchema;
  /**
   * Finds out who is calling. Throws `RequestError('UNAUTHENTICATED')` for a token that is wrong or spent;
   * whoever brings none is a guest.
   */
  authenticate(credentials: Credentials): Promise<S>;
  /** Asked again and again while a socket is open: false ends it, and with it every event. */
  stillValid(session: S): Promise<boolean>;
  /** A fresh context for every operation and for every event of a subscription. Plain properties only. */
  contextFor(session: S): C;
  readonly limits: Limits;
  /** In production the schema is open to questions only for sessions that may introspect. */
  readonly production: boolean;
  /** Web origins that may call and connect, such as `https://shop.example`; `*` for any. */
  readonly allowedOrigins: readonly string[];
  readonly log: Log;
  readonly metrics?: GraphMetrics;
  /** Where the graph is served, over HTTP and as a socket. */
  readonly path?: string;
}
