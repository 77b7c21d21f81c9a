import type { MethodFamily } from '../domain/method-families.js';

/** Which providers may take which payments, the preferred one first. Every condition that is given has to hold. */
export interface RoutingRule {
  readonly families?: readonly string[] | undefined;
  /** ISO 4217. */
  readonly currencies?: readonly string[] | undefined;
  /** ISO 3166-1, two letters: where the buyer is. */
  readonly countries?: readonly string[] | undefined;
  /** Minor units, both included; only beside a single currency. */
  readonly fromMinor?: number | undefined;
  readonly toMinor?: number | undefined;
  readonly providers: readonly string[];
}

/** What is known of a payment when its provider is chosen. */
export interface RoutingFacts {
  readonly family: MethodFamily;
  readonly currency?: string | undefined;
  readonly country?: string | undefined;
  readonly amountMinor?: number | undefined;
}

/** Why it is this provider. */
export interface Route {
  /** The number of the rule that decided, from 1; undefined where none applies. */
  readonly rule?: number | undefined;
  /** Those that would have been preferred, and do not answer now. */
  readonly insteadOf: readonly string[];
}

/** Those that may take a payment, the preferred one first. */
interface Ranking<Candidate> {
  readonly ranked: readonly Candidate[];
  readonly rule?: number | undefined;
}

/**
 * Ranks those that could take a payment: by the first rule that applies, or as they are set up. One that the rule
 * does not name is left out, unless nobody else can take what is paid with: a token belongs to its provider.
 */
export function rankProviders<Candidate extends { readonly name: string }>(
  candidates: readonly Candidate[],
  facts: RoutingFacts,
  rules: readonly RoutingRule[],
): Ranking<Candidate> {
  const index = rules.findIndex((rule) => applies(rule, facts));
  const ranked = (rules[index]?.providers ?? []).flatMap(
    (name) => candidates.find((candidate) => candidate.name === name) ?? [],
  );
  return ranked.length > 0 ? { ranked, rule: index + 1 } : { ranked: candidates };
}

/** What is not known of a payment meets no condition on it. */
function applies(rule: RoutingRule, { family, currency, country, amountMinor }: RoutingFacts) {
  const { fromMinor = 0, toMinor = Number.MAX_SAFE_INTEGER } = rule;
  const isBounded = rule.fromMinor !== undefined || rule.toMinor !== undefined;
  return (
    isAmong(family, rule.families) &&
    isAmong(currency, rule.currencies) &&
    isAmong(country, rule.countries) &&
    (!isBounded ||
      (amountMinor !== undefined && amountMinor >= fromMinor && amountMinor <= toMinor))
  );
}

function isAmong(value: string | undefined, allowed: readonly string[] | undefined): boolean {
  return allowed === undefined || (value !== undefined && allowed.includes(value));
}
