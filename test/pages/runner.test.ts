import { describe, expect, it } from 'vitest';
import { fill, missingFor } from '../../src/pages/playground/runner/fill.js';
import type { GraphAnswer, GraphRequest } from '../../src/pages/playground/runner/graph-answer.js';
import type {
  AskStep,
  Journey,
  LiveStep,
  Step,
} from '../../src/pages/playground/runner/journey.js';
import { JourneyRun } from '../../src/pages/playground/runner/journey-run.js';
import { pick } from '../../src/pages/playground/runner/pick.js';
import { reportOf } from '../../src/pages/playground/runner/step-report.js';
import type { Graph } from '../../src/pages/playground/runner/telling.js';

const title = { fr: 'étape', en: 'step' };

function asking(name: string, facts: Partial<AskStep> = {}): AskStep {
  return { kind: 'ask', name, title, document: `query ${name} { x }`, variables: {}, ...facts };
}

function listening(name: string, until: string): LiveStep {
  const document = `subscription ${name} { news { type } }`;
  return {
    kind: 'subscription',
    name,
    title,
    document,
    variables: {},
    until: { path: 'news.type', oneOf: [until] },
  };
}

function journeyOf(...steps: Step[]): Journey {
  return { id: 'story', title, summary: title, persona: 'guest', steps };
}

/** Plays the graph: answers by the name of the operation, and tells the news that a test gives it. */
class PlayedGraph implements Graph {
  readonly asked: GraphRequest[] = [];
  readonly news = new NewsDesk();

  constructor(private readonly answers: Readonly<Record<string, GraphAnswer>>) {}

  async ask(request: GraphRequest): Promise<GraphAnswer> {
    this.asked.push(request);
    return this.answers[request.operationName ?? ''] ?? { data: { x: 1 } };
  }

  async *follow(_request: GraphRequest, signal: AbortSignal): AsyncIterable<GraphAnswer> {
    for await (const type of this.news.read(signal)) yield { data: { news: { type } } };
  }
}

class NewsDesk {
  readers = 0;
  private readonly told: string[] = [];
  private readonly waiting = new Set<() => void>();

  tell(type: string): void {
    this.told.push(type);
    this.wake();
  }

  async *read(signal: AbortSignal): AsyncIterable<string> {
    this.readers += 1;
    signal.addEventListener('abort', () => this.wake());
    try {
      for (let place = 0; !signal.aborted; ) {
        const type = this.told[place];
        if (type === undefined) await new Promise<void>((resolve) => this.waiting.add(resolve));
        else {
          place += 1;
          yield type;
        }
      }
    } finally {
      this.readers -= 1;
    }
  }

  private wake(): void {
    for (const reader of this.waiting) reader();
    this.waiting.clear();
  }
}

function runOf(journey: Journey, graph: Graph, eventMs = 5_000): JourneyRun {
  const newKey = countUp('key-');
  const start = { origin: 'https://shop.example' };
  return new JourneyRun(journey, { graph, newKey, start, eventMs, visitMs: eventMs });
}

function stateOf(run: JourneyRun, name: string) {
  return reportOf(run.report, { name }).state;
}

describe('variables', () => {
  it('take what was saved as it is, and as part of a text', () => {
    const filled = fill(
      { id: '{{id}}', version: '{{version}}', text: 'no. {{version}}', list: ['{{id}}'], n: 2 },
      { id: 'abc', version: 3 },
      () => 'fresh',
    );
    expect(filled).toEqual({ id: 'abc', version: 3, text: 'no. 3', list: ['abc'], n: 2 });
  });

  it('take a fresh key for each place that asks for one', () => {
    const filled = fill({ a: '{{newKey}}', b: '{{newKey}}' }, {}, countUp(''));
    expect(filled).toEqual({ a: '1', b: '2' });
  });

  it('know what is still missing, and are not fooled by names of every object', () => {
    const step = asking('Order', { variables: { a: '{{cartId}}', b: '{{toString}}' } });
    expect(missingFor(step, {})).toEqual(['cartId', 'toString']);
    expect(missingFor(step, { cartId: '1' })).toEqual(['toString']);
  });
});

describe('a path', () => {
  const value = {
    list: [
      { code: 'A', n: 1 },
      { code: 'B', n: 2 },
    ],
    none: null,
  };

  it.each([
    ['list.1.n', 2],
    ['list.[code=B].n', 2],
    ['list.[code=C].n', undefined],
    ['none.deeper', undefined],
    ['none', null],
  ])('%s leads to %s', (path, found) => expect(pick(value, path)).toBe(found));
});

describe('a journey', () => {
  it('hands what one step keeps to the next', async () => {
    const graph = new PlayedGraph({ Find: { data: { thing: { id: 'abc' } } } });
    const run = runOf(
      journeyOf(
        asking('Find', { save: { thingId: 'thing.id' } }),
        asking('Buy', { variables: { id: '{{thingId}}', key: '{{newKey}}' }, persona: 'agent' }),
      ),
      graph,
    );
    await run.runAll();
    expect(graph.asked[1]).toMatchObject({
      variables: { id: 'abc', key: 'key-1' },
      persona: 'agent',
      operationName: 'Buy',
    });
    expect([stateOf(run, 'Find'), stateOf(run, 'Buy')]).toEqual(['DONE', 'DONE']);
    expect(run.report.isRunning).toBe(false);
  });

  const refused = {
    data: { buy: { __typename: 'OutOfStock', code: 'OutOfStock', message: 'None are left.' } },
  };

  it('stops at a refusal that nobody expected', async () => {
    const run = runOf(journeyOf(asking('Buy'), asking('Next')), new PlayedGraph({ Buy: refused }));
    await run.runAll();
    expect(reportOf(run.report, { name: 'Buy' })).toMatchObject({
      state: 'REFUSED',
      refusal: { type: 'OutOfStock', message: 'None are left.' },
    });
    expect(stateOf(run, 'Next')).toBe('TO_DO');
  });

  it('goes on after the refusal that was meant to come', async () => {
    const buy = asking('Buy', { expects: 'OutOfStock' });
    const run = runOf(journeyOf(buy, asking('Next')), new PlayedGraph({ Buy: refused }));
    await run.runAll();
    expect([stateOf(run, 'Buy'), stateOf(run, 'Next')]).toEqual(['REFUSED', 'DONE']);
  });

  it('fails where the meant refusal does not come, or a kept value is not there', async () => {
    const meant = runOf(journeyOf(asking('Buy', { expects: 'OutOfStock' })), new PlayedGraph({}));
    const kept = runOf(journeyOf(asking('Buy', { save: { id: 'thing.id' } })), new PlayedGraph({}));
    await Promise.all([meant.runAll(), kept.runAll()]);
    const troubleOf = (run: JourneyRun) => reportOf(run.report, { name: 'Buy' }).trouble;
    expect(troubleOf(meant)).toEqual({ kind: 'LACKS', detail: 'OutOfStock' });
    expect(troubleOf(kept)).toEqual({ kind: 'LACKS', detail: 'thing.id' });
  });

  it('says which earlier step is needed, instead of sending nonsense', async () => {
    const graph = new PlayedGraph({});
    const buy = asking('Buy', { variables: { id: '{{thingId}}' } });
    const run = runOf(journeyOf(asking('Find'), buy), graph);
    await run.runStep(buy);
    expect(reportOf(run.report, buy).trouble).toEqual({ kind: 'NEEDS', detail: 'thingId' });
    expect(graph.asked).toEqual([]);
  });
});

describe('a live step', () => {
  it('stays open while the next steps run, and ends with its last word', async () => {
    const graph = new PlayedGraph({});
    const heard = { path: 'news.type', oneOf: ['Ready'] };
    const run = runOf(
      journeyOf(listening('Follow', 'Over'), asking('Next', { after: { step: 'Follow', heard } })),
      graph,
    );
    const telling = run.runAll();
    await seen(run, () => stateOf(run, 'Next') === 'WAITING');
    expect([stateOf(run, 'Follow'), graph.asked]).toEqual(['LIVE', []]);
    graph.news.tell('Ready');
    await seen(run, () => stateOf(run, 'Next') === 'DONE');
    expect(stateOf(run, 'Follow')).toBe('LIVE');
    graph.news.tell('Over');
    await telling;
    expect(stateOf(run, 'Follow')).toBe('DONE');
    expect(graph.news.readers).toBe(0);
  });

  it('fails when its last word does not come in time', async () => {
    const run = runOf(journeyOf(listening('Follow', 'Over')), new PlayedGraph({}), 20);
    await run.runAll();
    expect(reportOf(run.report, { name: 'Follow' }).trouble).toEqual({
      kind: 'LATE',
      detail: 'Over',
    });
  });

  it('is closed when the journey is begun anew, and what it still hears does not count', async () => {
    const graph = new PlayedGraph({});
    const step = listening('Follow', 'Over');
    const run = runOf(journeyOf(step), graph);
    await run.runStep(step);
    graph.news.tell('First');
    await seen(run, () => reportOf(run.report, step).answers.length === 1);
    run.reset();
    graph.news.tell('Over');
    expect(stateOf(run, 'Follow')).toBe('TO_DO');
    await expect.poll(() => graph.news.readers).toBe(0);
  });

  it('shows the page that a person has to go to, until it is heard that they were there', async () => {
    const graph = new PlayedGraph({});
    const done = { step: 'Follow', heard: { path: 'news.type', oneOf: ['Over'] } };
    const run = runOf(
      journeyOf(listening('Follow', 'Over'), {
        kind: 'visit',
        name: 'Bank',
        title,
        page: '{{origin}}/bank',
        done,
      }),
      graph,
    );
    const telling = run.runAll();
    await seen(run, () => reportOf(run.report, { name: 'Bank' }).page !== undefined);
    expect(reportOf(run.report, { name: 'Bank' })).toMatchObject({
      state: 'WAITING',
      page: 'https://shop.example/bank',
    });
    graph.news.tell('Over');
    await telling;
    expect(stateOf(run, 'Bank')).toBe('DONE');
  });
});

function countUp(prefix: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${prefix}${count}`;
  };
}

/** Waits until a run has come to a point. */
function seen(run: JourneyRun, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo()) return;
      stop();
      resolve();
    };
    const stop = run.onChange(look);
    look();
  });
}
