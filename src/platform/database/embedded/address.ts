import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { DATABASE } from './cluster.js';
import type { Home } from './home.js';

/**
 * Where the server listens, in one place only. A Unix socket costs about a quarter less CPU a
 * statement than TCP, and nobody can hold its port.
 */
export interface Address {
  port: number;
  /** Empty: TCP on 127.0.0.1. */
  socketDirectory: string;
}

// sun_path holds 104 bytes on macOS and 108 on Linux; "/.s.PGSQL.5432" takes 14 of them.
const SOCKET_DIRECTORY_LIMIT_BYTES = 86;
const SOCKET_PORT = 5432;

/** The socket where its path is short enough, then free ports of this machine. */
export async function* addresses(home: Home): AsyncGenerator<Address> {
  const fits = Buffer.byteLength(home.path) <= SOCKET_DIRECTORY_LIMIT_BYTES;
  if (fits && process.platform !== 'win32') {
    yield { socketDirectory: home.path, port: SOCKET_PORT };
  }
  // Another program may take a port between the moment it was found free and the server's start.
  for (let attempt = 0; attempt < 3; attempt++) {
    yield { socketDirectory: '', port: await freePort() };
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

export function addressSettings({ port, socketDirectory }: Address): Record<string, string> {
  return {
    port: `${port}`,
    unix_socket_directories: socketDirectory,
    listen_addresses: socketDirectory ? '' : '127.0.0.1',
  };
}

/**
 * A URL that pg, MikroORM and graphile-worker read alike: the directory stands as the host. It is
 * the home whatever the server says, because the home may have been renamed since.
 */
export function urlOf(home: Home, { port, socketDirectory }: Address, password: string): string {
  const host = socketDirectory ? encodeURIComponent(home.path) : '127.0.0.1';
  return `postgres://${DATABASE}:${password}@${host}:${port}/${DATABASE}`;
}
