declare const bound: unique symbol;

/** A named place where the application plugs in an adapter: a provider registry, a secret, a mailer. */
export interface Port<T> {
  readonly name: string;
  readonly [bound]?: T;
}

/** Names a place for an adapter. The name is what a missing one is reported by. */
export function port<T>(name: string): Port<T> {
  return Object.freeze({ name });
}

/** The adapters that `app.ts` has plugged in. Asking for one that is missing is a fault of the set-up. */
export class Ports {
  private readonly adapters = new Map<string, unknown>();

  bind<T>(place: Port<T>, adapter: T): this {
    this.adapters.set(place.name, adapter);
    return this;
  }

  get<T>(place: Port<T>): T {
    if (!this.adapters.has(place.name)) throw new Error(`nothing is plugged into "${place.name}"`);
    return this.adapters.get(place.name) as T;
  }
}
