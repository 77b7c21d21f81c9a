import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { addLine, createCart, setAddress, setContact, setPickup } from './carts.js';
import { placeOrder } from './orders.js';
import { payOrder, receiveWebhook } from './payments.js';
import { listProducts, showProduct } from './products.js';
import { type FloorRequest, Problem } from './request.js';

/**
 * The floor: what the same shop costs as a REST API written by hand, in bare `node:http` and `pg`, over the same
 * tables. It keeps the same promises on stock and money: a conditional update decides who gets the last piece, a
 * charge is written down before it is asked for. It leaves out all that makes a gateway: the graph, roles,
 * validation, idempotency keys, the journal of events, jobs, metrics.
 */
const server = createServer((request, response) => {
  serve(request, response).catch((fault: unknown) => {
    // Whatever is measured after a fault means nothing.
    process.stderr.write(`The floor failed: ${String(fault)}\n`);
    process.exit(1);
  });
});

server.keepAliveTimeout = 60_000;
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => process.exit());

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const raw = await bodyOf(request);
  try {
    const given = await route(request, raw);
    answer(response, 200, JSON.stringify(given));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    answer(response, problem.status, JSON.stringify(problem.facts));
  }
}

function route(request: IncomingMessage, raw: Buffer): Promise<unknown> {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const [, things, id = '', part = ''] = path.split('/');
  const asked: FloorRequest = {
    id,
    query: new URLSearchParams(mark < 0 ? '' : url.slice(mark)),
    headers: request.headers,
    raw,
    guestToken: String(request.headers['x-guest-token'] ?? ''),
    json: () => JSON.parse(raw.toString()),
  };
  switch (`${request.method} ${things}${id && '/:id'}${part && `/${part}`}`) {
    case 'GET healthz':
      return Promise.resolve({ status: 'ok' });
    case 'GET products':
      return listProducts(asked);
    case 'GET products/:id':
      return showProduct(asked);
    case 'POST carts':
      return createCart();
    case 'POST carts/:id/lines':
      return addLine(asked);
    case 'PUT carts/:id/contact':
      return setContact(asked);
    case 'PUT carts/:id/address':
      return setAddress(asked);
    case 'PUT carts/:id/pickup':
      return setPickup(asked);
    case 'POST orders':
      return placeOrder(asked);
    case 'POST orders/:id/payment':
      return payOrder(asked);
    case 'POST webhooks/:id':
      return receiveWebhook(asked);
    default:
      throw new Problem(404, { error: 'not_found' });
  }
}

function bodyOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => resolve(Buffer.concat(parts)));
    request.on('error', reject);
  });
}

function answer(response: ServerResponse, status: number, json: string): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(json),
  });
  response.end(json);
}
