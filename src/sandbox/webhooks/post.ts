import {
  type ClientRequest,
  Agent as HttpAgent,
  request as http,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as https } from 'node:https';

const answerWithinMs = 10_000;

/** What a delivery needs of the network: the status of the answer, 0 where there was none. */
export interface Postman {
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<number>;
  close(): void;
}

/** Posts over kept-alive connections. Redirects are not followed: a webhook goes where it was sent. */
export function openPostman(maxConnections: number): Postman {
  const options = { keepAlive: true, maxSockets: maxConnections };
  const plain = new HttpAgent(options);
  const secure = new HttpsAgent(options);
  return {
    post: (url, headers, body) => {
      const post = { method: 'POST', headers, timeout: answerWithinMs };
      const request = url.startsWith('https:')
        ? https(url, { ...post, agent: secure })
        : http(url, { ...post, agent: plain });
      return statusOf(request, body);
    },
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}

function statusOf(request: ClientRequest, body: string): Promise<number> {
  return new Promise((resolve) => {
    request.once('response', (response: IncomingMessage) => {
      response.resume();
      response.once('close', () => resolve(response.statusCode ?? 0));
    });
    request.once('timeout', () => request.destroy(new Error('no answer in time')));
    request.once('error', () => resolve(0));
    request.end(body);
  });
}
