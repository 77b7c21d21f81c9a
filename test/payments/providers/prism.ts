import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const prismPath = fileURLToPath(new URL('../../../node_modules/.bin/prism', import.meta.url));

/** A mock of an OpenAPI specification that answers as it says, and refuses every request that breaks it. */
export async function startPrism(specification: string) {
  const port = String(await freePort());
  const given = ['mock', specification, '--errors', '--host', '127.0.0.1', '--port', port];
  const child = spawn(process.execPath, [prismPath, ...given], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => end(child);
  await listening(child).catch(async (fault: unknown) => {
    await stop();
    throw fault;
  });
  return { url: `http://127.0.0.1:${port}`, stop };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  process.kill(child.pid, 'SIGTERM');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Waits until the mock says that it listens; fails with its words where it ends before that. */
function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.includes('is listening')) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`the mock has ended: ${said}`)));
  });
}
