import { createConnection, createServer, type NetConnectOpts, type Socket } from 'node:net';

/** One statement on its way to PostgreSQL, or its answer on the way back. */
export interface Passing {
  readonly moment: 'before' | 'after';
  readonly statement: string;
  /** The statements of the transaction so far, this one included. */
  readonly transaction: readonly string[];
  /** How many rows came with the answer. */
  readonly rows: number;
}

export interface DatabaseProxy {
  readonly url: string;
  /** Where the server is from now on. */
  leadTo(databaseUrl: string): void;
  close(): Promise<void>;
}

/**
 * Stands between a gateway and its PostgreSQL, and reads along. Where `watch` answers false, the statement or the
 * answer is not passed on, nor anything after it.
 */
export async function startDatabaseProxy(
  databaseUrl: string,
  watch: (passing: Passing) => boolean,
): Promise<DatabaseProxy> {
  let target = new URL(databaseUrl);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = createConnection(addressOf(target));
    const link = new Link(watch);
    pass(client, upstream, (chunk) => link.fromClient(chunk));
    pass(upstream, client, (chunk) => link.fromServer(chunk));
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`;
  return {
    url: url.href,
    leadTo: (next) => {
      target = new URL(next);
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Hands on what `read` lets through; the end of one side is the end of the other. */
function pass(from: Socket, to: Socket, read: (chunk: Buffer) => Buffer): void {
  from.on('data', (chunk: Buffer) => {
    const passed = read(chunk);
    if (passed.length > 0) to.write(passed);
  });
  from.on('error', () => to.destroy());
  from.on('close', () => to.destroy());
}

function addressOf({ hostname, port }: URL): NetConnectOpts {
  const host = decodeURIComponent(hostname);
  return host.startsWith('/')
    ? { path: `${host}/.s.PGSQL.${port}` }
    : { host, port: Number(port || 5432) };
}

/** One connection, as the protocol of PostgreSQL (https://www.postgresql.org/docs/18/protocol.html) tells of it. */
class Link {
  private isStarted = false;
  private isCut = false;
  private asked: Buffer = Buffer.alloc(0);
  private answered: Buffer = Buffer.alloc(0);
  private readonly prepared = new Map<string, string>();
  private transaction: string[] | undefined;
  private inFlight: string | undefined;
  private rows = 0;

  constructor(private readonly watch: (passing: Passing) => boolean) {}

  fromClient(chunk: Buffer): Buffer {
    this.asked = Buffer.concat([this.asked, chunk]);
    const passed: Buffer[] = [];
    for (;;) {
      const message = this.takeAsked();
      if (!message || this.isCut) return Buffer.concat(passed);
      if (this.mayAsk(message)) passed.push(message);
    }
  }

  fromServer(chunk: Buffer): Buffer {
    this.answered = Buffer.concat([this.answered, chunk]);
    const passed: Buffer[] = [];
    for (;;) {
      const size = this.answered.length < 5 ? 0 : 1 + this.answered.readInt32BE(1);
      if (this.isCut || size === 0 || this.answered.length < size) return Buffer.concat(passed);
      const message = this.answered.subarray(0, size);
      this.answered = this.answered.subarray(size);
      if (this.mayAnswer(String.fromCharCode(message[0] ?? 0))) passed.push(message);
    }
  }

  /** The next whole message; only the first of a connection does not begin with a letter. */
  private takeAsked(): Buffer | undefined {
    const lengthAt = this.isStarted ? 1 : 0;
    if (this.asked.length < lengthAt + 4) return undefined;
    const size = lengthAt + this.asked.readInt32BE(lengthAt);
    if (this.asked.length < size) return undefined;
    const message = this.asked.subarray(0, size);
    this.asked = this.asked.subarray(size);
    return message;
  }

  private mayAsk(message: Buffer): boolean {
    if (!this.isStarted) {
      this.isStarted = true;
      return true;
    }
    const [first = '', second = ''] = message.toString('utf8', 5).split('\0', 2);
    const letter = String.fromCharCode(message[0] ?? 0);
    if (letter === 'P') this.prepared.set(first, second);
    if (letter === 'B') return this.begins(this.prepared.get(second) ?? '');
    return letter === 'Q' ? this.begins(first) : true;
  }

  private begins(statement: string): boolean {
    if (/^\s*(begin|start transaction)/i.test(statement)) this.transaction = [];
    this.transaction?.push(statement);
    this.inFlight = statement;
    this.rows = 0;
    return this.look('before', statement);
  }

  private mayAnswer(letter: string): boolean {
    if (letter === 'D') this.rows += 1;
    if (letter !== 'Z' || this.inFlight === undefined) return !this.isCut;
    const statement = this.inFlight;
    this.inFlight = undefined;
    const mayPass = this.look('after', statement);
    if (/^\s*(commit|rollback)\b(?!\s+to)/i.test(statement)) this.transaction = undefined;
    return mayPass;
  }

  private look(moment: Passing['moment'], statement: string): boolean {
    const { rows, transaction = [statement] } = this;
    this.isCut = this.isCut || !this.watch({ moment, statement, transaction, rows });
    return !this.isCut;
  }
}
