import { isCurrency } from './kernel/money.js';
import type { RoutingRule } from './payments/index.js';

const listNames = ['families', 'currencies', 'countries', 'providers'] as const;
const boundNames = ['fromMinor', 'toMinor'] as const;
const partNames: ReadonlySet<string> = new Set([...listNames, ...boundNames]);

const shapes: Readonly<Record<(typeof listNames)[number], RegExp>> = {
  families: /^[A-Z_]{1,40}$/,
  currencies: /^[A-Z]{3}$/,
  countries: /^[A-Z]{2}$/,
  providers: /^[a-z][a-z0-9_-]{0,40}$/,
};

/** Why the text is no list of rules, in words that follow the name of the variable. */
export class RoutesProblem extends Error {}

/** Reads the rules by which payments are given to providers: a JSON list, the first rule that applies decides. */
export function readPaymentRoutes(text: string): readonly RoutingRule[] {
  const rules = parse(text);
  if (!Array.isArray(rules)) throw new RoutesProblem('must be a list of rules in JSON.');
  return rules.map((rule: unknown, index) => {
    const problem = problemOf(rule);
    if (problem) throw new RoutesProblem(`is not right in rule ${index + 1}: ${problem}`);
    return rule as RoutingRule;
  });
}

/** What the rules name that this shop does not have; undefined where all is known. */
export function unknownIn(
  rules: readonly RoutingRule[],
  known: { readonly families: readonly string[]; readonly providers: readonly string[] },
): string | undefined {
  const named = rules.flatMap(({ families = [] }) => families);
  const family = named.find((each) => !known.families.includes(each));
  if (family) return `names a family that there is not: ${family}.`;
  const asked = rules.flatMap(({ providers }) => providers);
  const provider = asked.find((each) => !known.providers.includes(each));
  return provider && `names a provider that is not set up: ${provider}.`;
}

function problemOf(rule: unknown): string | undefined {
  if (!isRecord(rule)) return 'a rule is an object.';
  const strange = Object.keys(rule).find((name) => !partNames.has(name));
  if (strange !== undefined) return `it has no part \`${strange}\`.`;
  if (rule['providers'] === undefined) return '`providers` is missing.';
  const list = listNames.find((name) => name in rule && !isListOf(rule[name], shapes[name]));
  if (list) return `\`${list}\` is a list of names such as ${examples[list]}.`;
  return problemOfAmounts(rule);
}

function problemOfAmounts(rule: Record<string, unknown>): string | undefined {
  const currencies = (rule['currencies'] ?? []) as readonly string[];
  const unknown = currencies.find((each) => !isCurrency(each));
  if (unknown) return `${unknown} is no currency.`;
  const bounds = boundNames.filter((name) => name in rule);
  if (!bounds.every((name) => isAmount(rule[name])))
    return '`fromMinor` and `toMinor` are whole numbers of minor units.';
  if (bounds.length > 0 && currencies.length !== 1)
    return 'amounts need `currencies` with a single one.';
  const isEmpty = bounds.length === 2 && Number(rule['fromMinor']) > Number(rule['toMinor']);
  return isEmpty ? '`fromMinor` is more than `toMinor`.' : undefined;
}

const examples: Readonly<Record<(typeof listNames)[number], string>> = {
  families: 'CARD',
  currencies: 'EUR',
  countries: 'FR',
  providers: 'stripe',
};

function isListOf(value: unknown, shape: RegExp): boolean {
  const isList = Array.isArray(value) && value.length > 0;
  return isList && value.every((each) => typeof each === 'string' && shape.test(each));
}

function isAmount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
