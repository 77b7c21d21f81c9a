const REFUSAL = Symbol.for('passerelle.refusal');

/** The languages in which the gateway speaks to people. */
export type Locale = 'fr' | 'en';
export const locales: readonly Locale[] = ['fr', 'en'];

type Text<Facts> = string | ((facts: Facts) => string);

interface Wording<Facts> {
  readonly fr: Text<Facts>;
  readonly en: Text<Facts>;
  /** True where the same call may succeed later without being changed. */
  readonly retryable?: boolean;
  /** What the caller may do instead, as names of operations or steps. */
  readonly nextActions?: readonly string[];
}

/**
 * An expected "no" of the business, as a value. `kind` is also the name of its GraphQL type, and the
 * facts are that type's fields, so nothing has to be mapped.
 */
export type Refusal<Kind extends string = string, Facts extends object = object> = Facts & {
  readonly kind: Kind;
  readonly messages: Readonly<Record<Locale, string>>;
  readonly retryable: boolean;
  readonly nextActions: readonly string[];
  readonly [REFUSAL]: true;
};

/** Defines one kind of refusal with its words in every language; call the result to refuse. */
export function refusal<const Kind extends string, Facts extends object = object>(
  kind: Kind,
  wording: Wording<Facts>,
): (facts?: Facts) => Refusal<Kind, Facts> {
  const say = (text: Text<Facts>, facts: Facts) => (typeof text === 'string' ? text : text(facts));
  return (given) => {
    const facts = given ?? ({} as Facts);
    return Object.freeze({
      ...facts,
      kind,
      messages: { fr: say(wording.fr, facts), en: say(wording.en, facts) },
      retryable: wording.retryable ?? false,
      nextActions: wording.nextActions ?? [],
      [REFUSAL]: true as const,
    });
  };
}

export function isRefusal<T>(value: T): value is Extract<T, Refusal> {
  return typeof value === 'object' && value !== null && REFUSAL in value;
}
