/** A text of the playground, in both of its languages. */
export interface Wording {
  readonly fr: string;
  readonly en: string;
}

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** Who can be played. */
export const personas = [
  'guest',
  'customer',
  'associate',
  'agent',
  'supervisor',
  'partner',
  'device',
  'admin',
] as const;
export type Persona = (typeof personas)[number];

/** Something that an answer says: the value at a path is one of these. */
export interface Condition {
  readonly path: string;
  readonly oneOf: readonly Json[];
}

/** A fact of an answer that is worth showing: the value at a path. */
export interface Highlight {
  readonly label: Wording;
  readonly path: string;
}

interface StepBase {
  /** Unique within the journey, and the name of its operation where it has one. */
  readonly name: string;
  readonly title: Wording;
  /** What there is to be seen in it, in a sentence. */
  readonly hint?: Wording;
  /** Who does it; the persona of the journey where it is left out. */
  readonly persona?: Persona;
  /** What has to be heard on a live step before this one begins. */
  readonly after?: { readonly step: string; readonly heard: Condition };
}

interface OperationStep extends StepBase {
  readonly document: string;
  /** Texts may hold `{{name}}` for what was saved before, and `{{newKey}}` for a fresh idempotency key. */
  readonly variables: JsonObject;
  /** What later steps need of the answer, by name: the path where it stands. Paths may hold `{{name}}` too. */
  readonly save?: Readonly<Record<string, string>>;
  readonly shows?: readonly Highlight[];
}

/** A query or a mutation. */
export interface AskStep extends OperationStep {
  readonly kind: 'ask';
  /** The refusal that is meant to come, by its type. */
  readonly expects?: string;
}

/** A subscription: it stays open while the next steps run, until an event says the last word. */
export interface LiveStep extends OperationStep {
  readonly kind: 'subscription';
  readonly until: Condition;
}

/** A page of somebody else, where a person has to do something; then it is heard of on a live step. */
export interface VisitStep extends StepBase {
  readonly kind: 'visit';
  /** The address, as `{{name}}`. */
  readonly page: string;
  readonly done: { readonly step: string; readonly heard: Condition };
}

export type Step = AskStep | LiveStep | VisitStep;

/** A story of the shop, told in operations that anybody can run. */
export interface Journey {
  readonly id: string;
  readonly title: Wording;
  readonly summary: Wording;
  readonly persona: Persona;
  readonly steps: readonly Step[];
}

export function personaOf(journey: Journey, step: Step): Persona {
  return step.persona ?? journey.persona;
}
