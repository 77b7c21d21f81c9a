import { port } from '../../platform/ports.js';
import type { MethodFamily } from '../domain/method-families.js';
import type { PaymentProvider } from './provider.js';

export interface TakenToken {
  readonly provider: PaymentProvider;
  readonly family: MethodFamily;
}

/** The providers that this shop is set up with, the preferred one first. */
export class ProviderRegistry {
  private readonly byName: ReadonlyMap<string, PaymentProvider>;

  constructor(private readonly providers: readonly PaymentProvider[]) {
    this.byName = new Map(providers.map((provider) => [provider.name, provider]));
  }

  /** Those with a card page of their own: a new card goes to the first of them that answers. */
  get withCardPage(): readonly PaymentProvider[] {
    return this.providers.filter((provider) => provider.capabilities.hostedCardPage);
  }

  /**
   * The provider that a token belongs to, by its shape, and what it stands for: nobody else can take it. Undefined
   * where it is nobody's.
   */
  taking(token: string): TakenToken | undefined {
    for (const provider of this.providers) {
      const family = provider.familyOf(token);
      if (family) return { provider, family };
    }
    return undefined;
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

  /** The first provider that offers this family; undefined where none does. */
  offering(family: MethodFamily): PaymentProvider | undefined {
    return this.providers.find((provider) => provider.capabilities.families.includes(family));
  }
}

/** Where the application plugs in its payment providers. */
export const paymentProviders = port<ProviderRegistry>('payment providers');
