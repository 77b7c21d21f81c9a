import type { Server } from 'graphql-ws';
import { CloseCode } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Log } from '../../../log.js';
import type { Credentials, Session, SocketLimits } from '../options.js';
import { policyViolation, tooSlow } from './close-codes.js';
import { Outbox } from './outbox.js';
import { TokenBucket } from './token-bucket.js';

/** What the protocol hands around with each message. */
export interface SocketExtra<S extends Session> {
  readonly socket: GraphSocket<S>;
}

const closingMs = 2_000;

/** One open socket: what comes in is counted, what goes out waits for its reader, and it can be ended well. */
export class GraphSocket<S extends Session> {
  session: S | undefined;
  private readonly bucket: TokenBucket;
  private readonly outbox: Outbox;
  private readonly cleanUps: (() => void)[] = [];
  private running = 0;
  private leaving: { readonly code: number; readonly reason: string } | undefined;
  private awaitsPong = false;

  constructor(
    private readonly socket: WebSocket,
    /** What the upgrade request said of the caller. */
    readonly credentials: Credentials,
    private readonly limits: SocketLimits,
    private readonly log: Log,
  ) {
    this.bucket = new TokenBucket(limits.messagesPerSecond, limits.messageBurst);
    this.outbox = new Outbox(socket, limits, () =>
      this.close(tooSlow, 'Too slow: connect again and go on after your last cursor'),
    );
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  /** True once the socket takes no new operation, because the server stops. */
  get isClosing(): boolean {
    return this.leaving !== undefined;
  }

  serve(protocol: Server<SocketExtra<S>>, onClosed: (code: number) => void): void {
    const closed = protocol.opened(
      {
        protocol: this.socket.protocol,
        send: (data) => this.outbox.send(data),
        close: (code, reason) => this.close(code ?? CloseCode.InternalServerError, reason),
        onMessage: (receive) => this.onMessage(receive),
      },
      { socket: this },
    );
    this.keepAlive();
    this.socket.on('error', (error) => this.log.debug({ err: error }, 'a socket failed'));
    this.socket.once('close', (code, reason) => {
      for (const cleanUp of this.cleanUps) cleanUp();
      this.outbox.stop();
      onClosed(code);
      closed(code, String(reason)).catch((error: unknown) =>
        this.log.error({ err: error }, 'a socket did not end well'),
      );
    });
  }

  /** Called when the socket has ended, however it did. */
  whenClosed(cleanUp: () => void): void {
    this.cleanUps.push(cleanUp);
  }

  close(code: number, reason = ''): void {
    if (this.socket.readyState >= WebSocket.CLOSING) return;
    this.socket.close(code, reason);
    // A peer that does not answer, or does not even read, is not waited for.
    const cut = setTimeout(() => this.socket.terminate(), closingMs);
    this.whenClosed(() => clearTimeout(cut));
  }

  /** The session has run out or was revoked: nothing is sent after this. */
  endSession(): void {
    this.close(CloseCode.Forbidden, 'The session has ended');
  }

  terminate(): void {
    this.socket.terminate();
  }

  /** Runs a query or mutation, which a stopping server lets end. */
  async runToEnd<T>(run: () => T | Promise<T>): Promise<T> {
    this.running += 1;
    try {
      return await run();
    } finally {
      this.running -= 1;
      // The answer is sent first, then the socket goes.
      if (this.leaving && this.running === 0) setImmediate(() => this.leave());
    }
  }

  /** Takes no new operation, and closes when those that run have been answered. */
  closeWhenIdle(code: number, reason: string): void {
    this.leaving = { code, reason };
    if (this.running === 0) this.leave();
  }

  private leave(): void {
    if (this.leaving) this.close(this.leaving.code, this.leaving.reason);
  }

  private onMessage(receive: (data: string) => Promise<void>): void {
    this.socket.on('message', (data, isBinary) => {
      if (!this.countIn()) return;
      if (isBinary) {
        this.close(CloseCode.BadRequest, 'Invalid message received');
        return;
      }
      receive(String(data)).catch((error: unknown) => {
        this.log.error({ err: error }, 'a message met a fault');
        this.close(CloseCode.InternalServerError, 'Internal server error');
      });
    });
    this.socket.on('ping', () => this.countIn());
  }

  /** Counts what a message costs beyond its arrival. False where the socket has taken too much, and ends. */
  countEffort(effort: number): boolean {
    return effort === 0 || this.countIn(effort);
  }

  private countIn(effort = 1): boolean {
    if (this.bucket.take(effort)) return true;
    this.close(policyViolation, 'Too many messages');
    return false;
  }

  /** A peer that is gone without a word is found out by its silence. */
  private keepAlive(): void {
    this.socket.on('pong', () => {
      this.awaitsPong = false;
    });
    const timer = setInterval(() => {
      if (this.awaitsPong) this.socket.terminate();
      else if (this.isOpen) {
        this.awaitsPong = true;
        this.socket.ping();
      }
    }, this.limits.keepAliveMs);
    this.whenClosed(() => clearInterval(timer));
  }
}
