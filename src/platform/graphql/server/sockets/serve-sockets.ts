import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { handleProtocols } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { correlationIdOf } from '../../../http/correlation-id.js';
import type { Origins } from '../../../http/origins.js';
import type { Graph } from '../graph.js';
import { credentialsFrom } from '../http/credentials.js';
import type { Session } from '../options.js';
import type { RequestRates } from '../request-rates.js';
import { Census } from './census.js';
import { goingAway } from './close-codes.js';
import { GraphSocket } from './graph-socket.js';
import { socketProtocol } from './protocol.js';

/** Serves the graph over WebSocket, on the port and path of HTTP. */
export function serveSockets<S extends Session, C extends object>(
  http: FastifyInstance,
  graph: Graph<S, C>,
  rates: RequestRates,
  origins: Origins,
  path: string,
): void {
  const { sockets: limits } = graph.limits;
  const census = new Census<S>(limits);
  const protocol = socketProtocol(graph, census, rates);
  const upgrades = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    handleProtocols: (offered) => handleProtocols(offered),
    perMessageDeflate: false,
    clientTracking: false,
  });
  const refusal = (request: IncomingMessage): Refusal | undefined => {
    if (request.url?.split('?')[0] !== path) return '404 Not Found';
    if (http.life.isDraining) return '503 Service Unavailable';
    // Another site's page could bring its visitor's cookies along (CSWSH).
    if (!origins.allows(request.headers)) return '403 Forbidden';
    return fullness[census.refusal(http.clientIp(request)) ?? 0];
  };
  http.server.on('upgrade', (request: IncomingMessage, duplex: Duplex, head: Buffer) => {
    duplex.on('error', () => duplex.destroy());
    const refused = refusal(request);
    if (refused) {
      duplex.end(`HTTP/1.1 ${refused}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    upgrades.handleUpgrade(request, duplex, head, (socket) => {
      const ip = http.clientIp(request);
      const credentials = credentialsFrom(request.headers, ip, correlationIdOf(request));
      const opened = new GraphSocket<S>(socket, credentials, limits, graph.log);
      census.enter(opened);
      graph.metrics.socketOpened();
      opened.serve(protocol, (code) => graph.metrics.socketClosed(code));
    });
  });
  // Not waited for: the server stops listening meanwhile, and has ended when its last socket has.
  http.addHook('preClose', (done) => {
    void drainSockets(census, http.life.deadline);
    done();
  });
}

type Refusal = `${number} ${string}`;
const fullness: Readonly<Record<number, Refusal>> = {
  429: '429 Too Many Requests',
  503: '503 Service Unavailable',
};

const lookAgainMs = 20;

/** Lets what runs be answered, closes with 1001, and cuts off whoever is left at the deadline. */
async function drainSockets<S extends Session>(census: Census<S>, deadline: Date): Promise<void> {
  for (const socket of census.sockets) socket.closeWhenIdle(goingAway, 'Going away');
  while (census.sockets.size > 0 && Date.now() < deadline.getTime()) await wait(lookAgainMs);
  for (const socket of census.sockets) socket.terminate();
}
