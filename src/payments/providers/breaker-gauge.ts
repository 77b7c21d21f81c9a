import { Gauge, type Registry } from 'prom-client';
import type { BreakerState } from './breaker.js';
import type { ProviderRegistry } from './registry.js';

const values: Readonly<Record<BreakerState, number>> = { CLOSED: 0, HALF_OPEN: 1, OPEN: 2 };

/** Shows as numbers for Prometheus whether new payments go to each provider. */
export function showBreakers(registry: Registry, providers: ProviderRegistry): void {
  new Gauge({
    name: 'payment_provider_breaker_state',
    help: 'New payments go to the provider: 0; one probes whether it answers again: 1; they pause: 2',
    labelNames: ['provider'] as const,
    registers: [registry],
    collect() {
      for (const [provider, state] of Object.entries(providers.states))
        this.set({ provider }, values[state]);
    },
  });
}
