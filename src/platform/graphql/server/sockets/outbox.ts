import { WebSocket } from 'ws';
import type { SocketLimits } from '../options.js';

type OutboxLimits = Pick<SocketLimits, 'pauseAtBytes' | 'closeAtBytes' | 'stalledMs'>;

/**
 * What is on its way to one reader. A send that would grow the pile settles only when the reader has taken
 * it, so whoever waits for it pulls no further event. A reader that takes nothing is given up.
 */
export class Outbox {
  private stalled: NodeJS.Timeout | undefined;

  constructor(
    private readonly socket: WebSocket,
    private readonly limits: OutboxLimits,
    private readonly giveUp: () => void,
  ) {}

  send(data: string): Promise<void> | undefined {
    const { socket, limits } = this;
    if (socket.readyState !== WebSocket.OPEN) return undefined;
    if (socket.bufferedAmount > limits.closeAtBytes) {
      this.giveUp();
      return undefined;
    }
    if (socket.bufferedAmount <= limits.pauseAtBytes) {
      socket.send(data, ignore);
      return undefined;
    }
    this.stalled ??= setTimeout(this.giveUp, limits.stalledMs);
    return new Promise((resolve) => {
      socket.send(data, () => {
        this.stop();
        resolve();
      });
    });
  }

  stop(): void {
    clearTimeout(this.stalled);
    this.stalled = undefined;
  }
}

/** A message that no longer reaches anybody is no error: the socket's end is told elsewhere. */
function ignore(): void {}
