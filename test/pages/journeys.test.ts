import { type DocumentNode, type GraphQLSchema, Kind, parse, validate, visit } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoShop } from '../../src/demo/index.js';
import { demo } from '../../src/pages/playground/journeys/demo.js';
import { journeys } from '../../src/pages/playground/journeys/index.js';
import { missingFor } from '../../src/pages/playground/runner/fill.js';
import { type Credentials, GraphClient } from '../../src/pages/playground/runner/graph-client.js';
import {
  type Journey,
  type Persona,
  personaOf,
  type Step,
} from '../../src/pages/playground/runner/journey.js';
import { JourneyRun } from '../../src/pages/playground/runner/journey-run.js';
import { isSettled, reportOf } from '../../src/pages/playground/runner/step-report.js';
import { gatewaySchema } from '../../src/schema.js';
import { barcodesOf, readSgtin } from '../../src/tags/domain/sgtin.js';
import type { Shop } from '../support/app.js';
import { askForToken, openDemoShop } from './demo-shop.js';

let schema: GraphQLSchema;
let shop: Shop;
beforeAll(async () => {
  [schema, shop] = await Promise.all([gatewaySchema(), openDemoShop()]);
});
afterAll(() => shop.close());

const named = journeys.map((journey) => [journey.id, journey] as const);

describe.each(named)('the journey %s', (_id, journey) => {
  it('asks what the schema can answer, under the names of its steps', () => {
    for (const { name, document } of operationsOf(journey)) {
      const parsed = parse(document);
      expect(validate(schema, parsed)).toEqual([]);
      expect(operationNames(parsed)).toEqual([name]);
    }
  });

  it('reads of every mutation whether it was refused', () => {
    for (const { document } of operationsOf(journey)) {
      const parsed = parse(document);
      expect(resultsIn(parsed)).toBe(refusalsReadIn(parsed));
    }
  });

  it('needs nothing that no earlier step has kept', () => {
    for (const [index, step] of journey.steps.entries()) {
      const before = journey.steps.slice(0, index);
      const kept = Object.fromEntries(before.flatMap(namesKeptBy).map((name) => [name, '']));
      expect(missingFor(step, { origin: shop.url, ...kept })).toEqual([]);
      const names = before.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(stepsNamedBy(step)));
      expect(names).not.toContain(step.name);
    }
  });

  it('is told in French and in English', () => {
    const texts = [journey.title, journey.summary, ...journey.steps.flatMap(wordsOf)];
    for (const { fr, en } of texts) {
      expect(fr.trim()).not.toBe('');
      expect(en.trim()).not.toBe('');
    }
  });

  it('comes to its end', async () => {
    const run = runOf(journey);
    await run.runAll();
    const ended = journey.steps.map((step) => {
      const report = reportOf(run.report, step);
      const went = isSettled(step, report) ? 'well' : (report.trouble ?? report.refusal);
      return { step: step.name, went };
    });
    expect(ended).toEqual(journey.steps.map((step) => ({ step: step.name, went: 'well' })));
  });
});

it('every persona that sells, buys, helps or reads has a journey', () => {
  const played = new Set(
    journeys.flatMap((journey) => journey.steps.map((step) => personaOf(journey, step))),
  );
  const wanted: Persona[] = ['guest', 'customer', 'associate', 'agent', 'partner', 'device'];
  for (const persona of wanted) expect(played).toContain(persona);
});

it('the journeys count on what the demo shop promises', () => {
  const { highlights } = demoShop();
  expect(demo.plenty).toBe(highlights.everywhere.sku);
  expect(demo.soldOut).toBe(highlights.soldOut.sku);
  expect(demo.elsewhere).toBe(highlights.elsewhere.sku);
  expect(demo.storesOnly).toBe(highlights.storesOnly.sku);
  const sold = demoShop()
    .products.flatMap(({ variants }) => variants)
    .find(({ sku }) => sku === demo.plenty);
  for (const epc of demo.tags)
    expect(barcodesOf(readSgtin(epc)?.gtin ?? '')).toContain(sold?.barcode);
});

function runOf(journey: Journey): JourneyRun {
  const tokens = new Map<Persona, Promise<Credentials>>();
  const credentialsOf = (persona: Persona) => {
    const token = tokens.get(persona) ?? askForToken(shop, persona);
    tokens.set(persona, token);
    return token;
  };
  const graph = new GraphClient({
    url: `${shop.url}/graphql`,
    language: () => 'fr',
    credentialsOf,
    refused: () => false,
  });
  const run = new JourneyRun(journey, {
    graph,
    newKey: () => crypto.randomUUID(),
    start: { origin: shop.url },
    eventMs: 10_000,
    visitMs: 10_000,
  });
  run.onChange(answerBankOnce(run));
  return run;
}

/** Does what a person does on the page of the bank: says yes. */
function answerBankOnce(run: JourneyRun): () => void {
  let isAnswered = false;
  return () => {
    const page = Object.values(run.report.steps).find((report) => report.page)?.page;
    if (isAnswered || page === undefined) return;
    isAnswered = true;
    const body = new URLSearchParams({ decision: 'approve' });
    void fetch(page, { method: 'POST', body, redirect: 'manual' });
  };
}

function operationsOf(journey: Journey) {
  return journey.steps.flatMap((step) => (step.kind === 'visit' ? [] : [step]));
}

function operationNames(document: DocumentNode): (string | undefined)[] {
  return document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? definition.name?.value : definition.kind,
  );
}

/** How many results of mutations a document asks for. */
function resultsIn(document: DocumentNode): number {
  const [operation] = document.definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION && operation.operation === 'mutation'
    ? operation.selectionSet.selections.length
    : 0;
}

function refusalsReadIn(document: DocumentNode): number {
  let count = 0;
  visit(document, {
    enter: (node) => {
      if (node.kind !== Kind.INLINE_FRAGMENT) return;
      if (node.typeCondition?.name.value === 'UserError') count += 1;
    },
  });
  return count;
}

function namesKeptBy(step: Step): string[] {
  return step.kind === 'visit' ? [] : Object.keys(step.save ?? {});
}

function stepsNamedBy(step: Step): string[] {
  const names = step.after ? [step.after.step] : [];
  return step.kind === 'visit' ? [...names, step.done.step] : names;
}

function wordsOf(step: Step) {
  const shown = step.kind === 'visit' ? [] : (step.shows ?? []).map(({ label }) => label);
  return [step.title, ...(step.hint ? [step.hint] : []), ...shown];
}
