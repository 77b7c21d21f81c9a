import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('gateway-child.ts', import.meta.url));

/** Where bank transfers are paid to. */
export const bank = {
  BANK_IBAN: 'FR1420041010050500013M02606',
  BANK_HOLDER: 'La Boutique SAS',
};

/** What a walked gateway is told: where its clock stands now. */
export interface Told {
  readonly moveTo: string;
}

/** What it says: where it listens, and that its clock has been moved. */
export type Heard = { readonly url: string } | { readonly movedTo: string };

/** A gateway in a process of its own, whose clock is moved from outside. */
export class WalkedGateway {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(databaseUrl: string, sandboxUrl: string, begin: Date): Promise<WalkedGateway> {
    const child = fork(program, [databaseUrl, sandboxUrl, begin.toISOString()], {
      execArgv: ['--import', 'tsx'],
    });
    const heard = await answerOf(child);
    if (!('url' in heard)) throw new Error('a gateway says first where it listens');
    return new WalkedGateway(child, heard.url);
  }

  async moveTo(instant: Date): Promise<void> {
    const told: Told = { moveTo: instant.toISOString() };
    const answer = answerOf(this.child);
    this.child.send(told);
    await answer;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.disconnect();
    await gone;
  }
}

async function answerOf(child: ChildProcess): Promise<Heard> {
  const ended = new AbortController();
  const gone = once(child, 'exit', { signal: ended.signal }).then(() => {
    throw new Error('the gateway has ended');
  });
  // What is no longer waited for is no fault.
  gone.catch(() => {});
  try {
    const [answer] = await Promise.race([once(child, 'message'), gone]);
    return answer as Heard;
  } finally {
    ended.abort();
  }
}
