import { LRUCache } from 'lru-cache';
import pg from 'pg';

/** What is known of a statement's text: how often it came, and the name under which it is prepared. */
interface KnownText {
  times: number;
  name: string | undefined;
}

const maxTexts = 500;
const worthPreparing = 5;
/** The SQLSTATE of a prepared statement whose result has another shape since the tables were changed. */
export const planIsOutdated = '0A000';
const transactionIsLost = '25P02';
const texts = new LRUCache<string, KnownText>({ max: maxTexts });
let names = 0;

/**
 * How often a connection is used before it is replaced: what it has prepared for texts that are forgotten by
 * now goes with it.
 */
export const maxUsesOfPreparing = 10_000;

/**
 * A connection on which statements that come again are parsed and planned once, under a name of their own. To
 * whoever uses it, it is like any other. Where the tables have changed under a plan, the statement is sent again
 * without it; inside a transaction, which is lost by then, the fault says so (planIsOutdated) and the whole
 * transaction is tried again.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // A pool listens only while nobody uses the connection. Lost between two statements of a transaction, it must
    // not end the process: the next statement fails.
    this.on('error', () => {});
  }

  // The many forms in which a query may be given are pg's own; only one of them is treated in another way.
  override query(...given: unknown[]): never {
    const [text, values] = given;
    const isPlain = typeof text === 'string' && Array.isArray(values) && given.length === 2;
    const name = isPlain ? nameOf(text) : undefined;
    if (!isPlain || name === undefined) return send(this, given);
    return this.queryPrepared(name, text, values) as never;
  }

  private async queryPrepared(name: string, text: string, values: unknown[]): Promise<unknown> {
    try {
      return await (send(this, [{ name, text, values }]) as Promise<unknown>);
    } catch (fault) {
      if (codeOf(fault) !== planIsOutdated) throw fault;
      texts.delete(text);
      return this.queryAgain(text, values, fault);
    }
  }

  private async queryAgain(text: string, values: unknown[], first: unknown): Promise<unknown> {
    try {
      return await (send(this, [text, values]) as Promise<unknown>);
    } catch (fault) {
      throw codeOf(fault) === transactionIsLost ? first : fault;
    }
  }
}

function codeOf(fault: unknown): string | undefined {
  return (fault as { code?: string }).code;
}

function send(client: pg.Client, given: unknown[]): never {
  return (pg.Client.prototype.query as (...given: unknown[]) => never).apply(client, given);
}

/** The name of a text that comes often, one for the whole process. */
function nameOf(text: string): string | undefined {
  let known = texts.get(text);
  if (!known) {
    known = { times: 0, name: undefined };
    texts.set(text, known);
  }
  known.times += 1;
  if (known.name === undefined && known.times >= worthPreparing) {
    names += 1;
    known.name = `often_${names}`;
  }
  return known.name;
}
