import type { Session, SocketLimits } from '../options.js';
import type { GraphSocket } from './graph-socket.js';

/** Counts the open sockets, so that no caller can take the places of all others. */
export class Census<S extends Session> {
  readonly sockets = new Set<GraphSocket<S>>();
  private readonly byIp = new Map<string, number>();
  private readonly silentByIp = new Map<string, number>();
  private guests = 0;

  constructor(private readonly limits: SocketLimits) {}

  /** The HTTP status with which a further socket of this address is turned away; undefined where it is let in. */
  refusal(ip: string): 429 | 503 | undefined {
    const { limits } = this;
    if (this.sockets.size >= limits.sockets) return 503;
    if (countOf(this.byIp, ip) >= limits.socketsPerIp) return 429;
    return countOf(this.silentByIp, ip) >= limits.silentSocketsPerIp ? 429 : undefined;
  }

  enter(socket: GraphSocket<S>): void {
    const { ip } = socket.credentials;
    this.sockets.add(socket);
    count(this.byIp, ip, 1);
    count(this.silentByIp, ip, 1);
    socket.whenClosed(() => {
      this.sockets.delete(socket);
      count(this.byIp, ip, -1);
      if (!socket.session) count(this.silentByIp, ip, -1);
      else if (!socket.session.isAuthenticated) this.guests -= 1;
    });
  }

  /** The socket has said who it is. False where there is no place left for one more guest. */
  introduce(socket: GraphSocket<S>, session: S): boolean {
    if (!session.isAuthenticated && this.guests >= this.limits.guestSockets) return false;
    socket.session = session;
    count(this.silentByIp, socket.credentials.ip, -1);
    if (!session.isAuthenticated) this.guests += 1;
    return true;
  }
}

function countOf(counts: ReadonlyMap<string, number>, ip: string): number {
  return counts.get(ip) ?? 0;
}

function count(counts: Map<string, number>, ip: string, by: number): void {
  const next = countOf(counts, ip) + by;
  if (next > 0) counts.set(ip, next);
  else counts.delete(ip);
}
