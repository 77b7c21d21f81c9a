import { createContext, use } from 'react';
import { initialLanguage } from '../../../parts/app/chosen-language.js';
import type { Language } from '../../../parts/app/language.js';
import { Store } from '../../../parts/app/store.js';
import { journeys } from '../../journeys/index.js';
import { type Credentials, GraphClient } from '../../runner/graph-client.js';
import type { Journey, Persona } from '../../runner/journey.js';
import { JourneyRun } from '../../runner/journey-run.js';
import { Tokens } from './tokens.js';

/** Whom the editor and the schema are seen by: a persona, whoever has a token, or a stranger. */
export type Viewer =
  | { readonly kind: 'persona'; readonly persona: Persona }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'stranger' };

const eventMs = 30_000;
const visitMs = 10 * 60_000;

/** Everything that is kept while the page is open. */
export class Playground {
  readonly language = new Store<Language>(initialLanguage());
  readonly viewer: Store<Viewer>;
  private readonly tokens = new Tokens();
  private readonly runs = new Map<string, JourneyRun>();

  /** `personas`: who may be played here; nobody in production. */
  constructor(readonly personas: readonly Persona[]) {
    const [first] = personas;
    this.viewer = new Store<Viewer>(
      first ? { kind: 'persona', persona: first } : { kind: 'stranger' },
    );
  }

  readonly journeys: readonly Journey[] = journeys;

  runOf(journey: Journey): JourneyRun {
    const known = this.runs.get(journey.id);
    if (known) return known;
    const run = new JourneyRun(journey, {
      graph: this.clientFor((persona) =>
        this.personas.includes(persona) ? this.tokens.of(persona) : this.viewerCredentials(),
      ),
      newKey: () => crypto.randomUUID(),
      start: { origin: location.origin },
      eventMs,
      visitMs,
    });
    this.runs.set(journey.id, run);
    return run;
  }

  /** The graph as the chosen viewer sees it, or as a persona does. Headers that are given count most. */
  clientOf(persona?: Persona, headers: Credentials = {}): GraphClient {
    return this.clientFor(async () => ({
      ...(await (persona ? this.tokens.of(persona) : this.viewerCredentials())),
      ...headers,
    }));
  }

  private clientFor(credentialsOf: (persona: Persona) => Promise<Credentials>): GraphClient {
    return new GraphClient({
      url: `${location.origin}/graphql`,
      language: () => this.language.get(),
      credentialsOf,
      refused: (persona) => this.tokens.forget(persona),
    });
  }

  private async viewerCredentials(): Promise<Credentials> {
    const viewer = this.viewer.get();
    if (viewer.kind === 'persona') return this.tokens.of(viewer.persona);
    if (viewer.kind === 'token' && viewer.token !== '')
      return { authorization: `Bearer ${viewer.token}` };
    return {};
  }
}

/** Asks the gateway who may be played here. */
export async function openPlayground(): Promise<Playground> {
  const response = await fetch('/playground/settings.json');
  const settings = (await response.json()) as { readonly personas: readonly Persona[] };
  return new Playground(settings.personas);
}

export const PlaygroundContext = createContext<Playground | null>(null);

export function usePlayground(): Playground {
  const playground = use(PlaygroundContext);
  if (!playground) throw new Error('the playground is not open');
  return playground;
}
