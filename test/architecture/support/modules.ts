import { createRequire } from 'node:module';
import { Lifecycle } from '../../../src/kernel/lifecycle.js';

const { below } = createRequire(import.meta.url)('../../../.dependency-cruiser.cjs') as {
  readonly below: Readonly<Record<string, readonly string[]>>;
};

/** The modules of the shop, as the map of the boundaries has them. */
export const moduleNames: readonly string[] = Object.keys(below);

export interface NamedLifecycle {
  readonly module: string;
  /** As the pages write it: `paymentIntentLifecycle` is `payment-intent`. */
  readonly name: string;
  readonly lifecycle: Lifecycle<string, string>;
}

/** Every lifecycle that a front door shows. */
export async function findLifecycles(): Promise<NamedLifecycle[]> {
  const found: NamedLifecycle[] = [];
  for (const module of moduleNames) {
    const frontDoor: object = await import(`../../../src/${module}/index.ts`);
    for (const [name, lifecycle] of Object.entries(frontDoor))
      if (lifecycle instanceof Lifecycle)
        found.push({ module, name: inKebabCase(name.replace(/Lifecycle$/, '')), lifecycle });
  }
  return found;
}

export function inKebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function inCamelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
