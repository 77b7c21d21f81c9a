import { port } from '../../platform/ports.js';
import type { MethodFamily } from '../domain/method-families.js';
import { Breaker, type BreakerOptions, type BreakerState } from './breaker.js';
import type { PaymentProvider } from './provider.js';
import { type Route, type RoutingFacts, type RoutingRule, rankProviders } from './routing.js';

export interface TakenToken {
  readonly provider: PaymentProvider;
  readonly family: MethodFamily;
  /** Why it is this provider. */
  readonly route: Route;
}

/** How the shop wants its providers to be used. */
export interface ProviderUse {
  readonly rules?: readonly RoutingRule[] | undefined;
  readonly breaker?: BreakerOptions | undefined;
}

/** The providers that this shop is set up with, the preferred one first. */
export class ProviderRegistry {
  private readonly byName: ReadonlyMap<string, PaymentProvider>;
  private readonly breakers: ReadonlyMap<string, Breaker>;
  private readonly rules: readonly RoutingRule[];

  constructor(
    private readonly providers: readonly PaymentProvider[],
    { rules = [], breaker }: ProviderUse = {},
  ) {
    this.byName = new Map(providers.map((provider) => [provider.name, provider]));
    this.breakers = new Map(providers.map(({ name }) => [name, new Breaker(breaker)]));
    this.rules = rules;
  }

  /**
   * Those with a card page of their own that may take this payment, the preferred one first; those that do not answer
   * come last.
   */
  cardPagesFor(facts: Omit<RoutingFacts, 'family'>): readonly PaymentProvider[] {
    const able = this.providers.filter((provider) => provider.capabilities.hostedCardPage);
    const { ranked } = rankProviders(able, { ...facts, family: 'CARD' }, this.rules);
    const { yes = [], no = [] } = Object.groupBy(ranked, ({ name }) => this.lets(name));
    return [...yes, ...no];
  }

  /**
   * Who takes this token, by its shape, and what it stands for. Hardly ever can several; then the rules decide, and
   * one that does not answer is passed over. Undefined where it is nobody's.
   */
  taking(token: string, facts: Omit<RoutingFacts, 'family'> = {}): TakenToken | undefined {
    const able = this.providers.filter((provider) => provider.familyOf(token) !== undefined);
    const family = able[0]?.familyOf(token);
    if (!family) return undefined;
    const { ranked, rule } = rankProviders(able, { ...facts, family }, this.rules);
    const provider = ranked.find(({ name }) => this.lets(name) === 'yes') ?? ranked[0];
    if (!provider) return undefined;
    const insteadOf = ranked.slice(0, ranked.indexOf(provider)).map(({ name }) => name);
    return { provider, family: provider.familyOf(token) ?? family, route: { rule, insteadOf } };
  }

  get all(): readonly PaymentProvider[] {
    return this.providers;
  }

  find(name: string): PaymentProvider | undefined {
    return this.byName.get(name);
  }

  /** The provider of an attempt. One that was configured away while payments of it are open is a fault of the set-up. */
  named(name: string): PaymentProvider {
    const provider = this.byName.get(name);
    if (!provider) throw new Error(`no payment provider is called "${name}"`);
    return provider;
  }

  /** What new work for this provider goes through. */
  breakerOf(name: string): Breaker {
    const breaker = this.breakers.get(name);
    if (!breaker) throw new Error(`no payment provider is called "${name}"`);
    return breaker;
  }

  /** Whether new payments go to each provider now. */
  get states(): Readonly<Record<string, BreakerState>> {
    return Object.fromEntries([...this.breakers].map(([name, { state }]) => [name, state]));
  }

  /** The first provider that offers this family; undefined where none does. */
  offering(family: MethodFamily): PaymentProvider | undefined {
    return this.providers.find((provider) => provider.capabilities.families.includes(family));
  }

  /** Those whose terminals give money to presented cards. */
  get withTerminal(): readonly PaymentProvider[] {
    return this.providers.filter(({ terminal }) => terminal !== undefined);
  }

  private lets(name: string): 'yes' | 'no' {
    return this.breakerOf(name).lets ? 'yes' : 'no';
  }
}

/** Where the application plugs in its payment providers. */
export const paymentProviders = port<ProviderRegistry>('payment providers');
