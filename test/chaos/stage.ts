import { setTimeout as pause } from 'node:timers/promises';
import { openingStock } from '../simulation/world.js';
import { type Answer, type Asking, askGraph } from '../support/app.js';
import type { TestServer } from '../support/database.js';
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.js';
import { given, type StockedShop } from '../support/given.js';
import { type DatabaseProxy, startDatabaseProxy } from './database-proxy.js';
import { type Relay, startRelay } from './relay.js';
import { Trap } from './trap.js';

const answerWithinMs = 240_000;
/** Longer than anything in the gateway may wait, on the busiest machine. */
const hangsAfterMs = 90_000;
const lookEveryMs = 50;
const faultsOfOurs = ['INTERNAL_SERVER_ERROR', 'UNAVAILABLE'];

export interface StageOptions {
  readonly server?: TestServer;
  /** A database that goes away is no fault of the gateway: buyers try again. */
  readonly databaseMayFail?: boolean;
}

/**
 * A shop whose gateway is a process of its own, with somebody on each of its ways: to the database, to the provider
 * and from it. It can be killed at a point, and started again.
 */
export class Stage implements AsyncDisposable {
  readonly trap = new Trap();
  /** Requests that got neither an answer nor an end. */
  readonly unanswered: string[] = [];
  private process: GatewayProcess | undefined;
  private database!: DatabaseProxy;
  private provider!: Relay;
  private news!: Relay;

  private constructor(
    /** The same database and provider, without going through the process; it does no jobs. */
    readonly behind: StockedShop,
    private readonly options: StageOptions,
  ) {}

  static async open(options: StageOptions = {}): Promise<Stage> {
    const behind = await given.shop({
      workers: 0,
      isExamined: false,
      stock: { 'CAP-BLUE': { LYON: openingStock } },
      ...(options.server && { server: options.server }),
    });
    const stage = new Stage(behind, options);
    const { trap } = stage;
    stage.database = await startDatabaseProxy(behind.databaseUrl, trap.passing);
    stage.provider = await startRelay(() => behind.sandbox.url, trap.call);
    stage.news = await startRelay(() => stage.process?.url, trap.news);
    behind.sandbox.control.conductWebhooks({ url: `${stage.news.url}/webhooks/sandbox` });
    await stage.start();
    return stage;
  }

  get gateway() {
    return this.behind.app.gateway;
  }

  get control() {
    return this.behind.sandbox.control;
  }

  get isRunning(): boolean {
    return this.process?.isRunning === true;
  }

  /** Starts the process; resolves when it takes requests. */
  async start(): Promise<void> {
    this.process = await startGatewayProcess({
      databaseUrl: this.database.url,
      sandbox: { url: this.provider.url },
      env: { PROVIDER_TIMEOUT_MS: '1000', RATE_LIMITS: 'false' },
    });
  }

  /** kill -9, at once. */
  readonly kill = (): Promise<void> => {
    const dying = this.process;
    this.process = undefined;
    return dying?.kill() ?? Promise.resolve();
  };

  /** The shop as somebody sees it who asks again, with the same words, until there is an answer. */
  patient(): StockedShop {
    const ask = (document: string, variables: object | undefined, as: Asking = {}) =>
      untilThere(() => this.askOnce(document, variables, as));
    const tokenOf = (persona: string) =>
      untilThere(() => this.behind.tokenOf(persona).catch(this.bear));
    return { ...this.behind, ask, tokenOf };
  }

  /** The shop as somebody sees it who goes away when there is no answer. */
  impatient(): StockedShop {
    const ask = async (document: string, variables: object | undefined, as: Asking = {}) => {
      const answer = await this.askOnce(document, variables, as);
      if (!answer) throw new WentAway();
      return answer;
    };
    // The people of the store sign in behind the gateway: their patience is none of the buyer's.
    return { ...this.behind, ask, tokenOf: this.patient().tokenOf };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.trap.disarm();
    await this.kill();
    await Promise.all([this.database.close(), this.provider.close(), this.news.close()]);
    await this.behind.close();
  }

  /** An answer, or the end of the connection, must come; who waits in vain has found a fault. */
  private async inTime(asked: Promise<Answer>, document: string): Promise<Answer | undefined> {
    const waiting = new AbortController();
    const { signal } = waiting;
    const tooLate = pause(hangsAfterMs, undefined, { signal }).then(
      () => void this.unanswered.push(document.replaceAll(/\s+/g, ' ').slice(0, 80)),
      () => undefined,
    );
    const answer = await Promise.race([asked.catch(() => undefined), tooLate]);
    waiting.abort();
    return answer ?? undefined;
  }

  private readonly bear = (fault: unknown): undefined => {
    if (!this.options.databaseMayFail) throw fault;
  };

  /** Undefined where the process was not there, or has gone while it was asked. */
  private async askOnce(
    document: string,
    variables: object | undefined,
    as: Asking,
  ): Promise<Answer | undefined> {
    if (!this.process?.isRunning) return undefined;
    const answer = await this.inTime(askGraph(this.process.url, document, variables, as), document);
    const code = answer?.errors?.[0]?.extensions.code;
    if (!code || !faultsOfOurs.includes(code)) return answer;
    if (this.options.databaseMayFail) return undefined;
    throw new Error(`a fault: ${JSON.stringify(answer?.errors)}`);
  }
}

async function untilThere<T>(look: () => Promise<T | undefined>): Promise<T> {
  const until = performance.now() + answerWithinMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (performance.now() > until) throw new Error(`no answer within ${answerWithinMs} ms`);
    await pause(lookEveryMs);
  }
}

/** A buyer who was not answered and did not wait. */
export class WentAway extends Error {}
