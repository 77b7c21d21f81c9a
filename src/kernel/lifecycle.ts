type Table<State extends string> = Record<State, Partial<Record<string, State>>>;

/** A state machine as data: for each state, the events it accepts and where they lead. */
export class Lifecycle<State extends string, Event extends string> {
  private constructor(
    readonly initial: State,
    private readonly table: Record<State, Partial<Record<Event, State>>>,
  ) {}

  static define<const T extends Table<Extract<keyof T, string>>>(
    initial: Extract<keyof T, string>,
    table: T,
  ): Lifecycle<Extract<keyof T, string>, { [S in keyof T]: Extract<keyof T[S], string> }[keyof T]> {
    return new Lifecycle(initial, table as never);
  }

  /** Where `event` leads from `from`; undefined where it is not allowed. */
  next(from: State, event: Event): State | undefined {
    return this.table[from][event];
  }

  /** The events that `from` accepts, in the order of the table. */
  events(from: State): Event[] {
    return Object.keys(this.table[from]) as Event[];
  }

  /** The states from which `event` is accepted. */
  accepting(event: Event): State[] {
    return this.states.filter((state) => this.table[state][event] !== undefined);
  }

  isFinal(state: State): boolean {
    return this.events(state).length === 0;
  }

  get states(): State[] {
    return Object.keys(this.table) as State[];
  }

  toMermaid(): string {
    const edges = this.states.flatMap((from) =>
      Object.entries(this.table[from]).map(
        ([event, to]) => `  ${from} --> ${to as string}: ${event}`,
      ),
    );
    const ends = this.states.filter((state) => this.isFinal(state));
    return [
      'stateDiagram-v2',
      `  [*] --> ${this.initial}`,
      ...edges,
      ...ends.map((state) => `  ${state} --> [*]`),
    ].join('\n');
  }
}

/** The names of a lifecycle's states, as a TypeScript union. */
export type StateOf<L> = L extends Lifecycle<infer State, string> ? State : never;

/** The names of a lifecycle's events, as a TypeScript union. */
export type EventOf<L> = L extends Lifecycle<string, infer Event> ? Event : never;
