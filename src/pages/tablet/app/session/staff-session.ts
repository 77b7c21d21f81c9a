import type { GraphDocument } from '../../documents/document.js';
import { allPlaces, type Place, signOut, whoAmI } from '../../documents/session.js';
import { GraphFault } from '../graph/fault.js';
import { GraphClient } from '../graph/graph-client.js';
import type { Picture } from '../offline/picture.js';
import { type Entry, StaffIdentity } from './identity.js';

/** Who may choose a channel of the store; all others have only one. */
const channelOf: Readonly<Record<string, string>> = { ASSOCIATE: 'TABLET' };
const deciders = new Set(['SUPERVISOR', 'ADMIN']);
/** A tablet is nobody: what is taken off has to have somebody's name. */
const discounters = new Set(['ASSOCIATE', 'SUPERVISOR', 'ADMIN']);
const atWork = new Set(['ASSOCIATE', 'DEVICE', 'SUPERVISOR', 'ADMIN']);

/** Somebody of the staff who has been let in. */
export class StaffSession {
  private constructor(
    readonly identity: StaffIdentity,
    readonly kind: string,
    readonly name: string,
    /** Where they work: one of these has to be chosen. */
    readonly places: readonly Place[],
    /** True on a device that has come in with a key of its own. */
    readonly isDevice: boolean,
    private readonly graph: GraphClient,
    /** Ends the work on this tablet, because the session is over. */
    readonly end: () => void,
  ) {}

  /** May they agree to what colleagues may not do alone? */
  get decides(): boolean {
    return deciders.has(this.kind);
  }

  /** May they take something off a basket, if need be with a second person? */
  get givesDiscounts(): boolean {
    return discounters.has(this.kind);
  }

  /** Asks who this is. Throws where it is nobody who works in a store. */
  static async open(
    entry: Entry,
    language: () => string,
    onEnd: () => void,
  ): Promise<StaffSession> {
    const identity = new StaffIdentity(entry, language);
    const graph = new GraphClient(identity, language);
    const { viewer } = await graph.ask(whoAmI, {});
    if (!viewer.staff || !atWork.has(viewer.kind)) throw new GraphFault('MISSING', 'no staff');
    identity.channel = channelOf[viewer.kind];
    const own = viewer.staff.locations;
    const places = own.length > 0 ? own : await everyPlace(graph);
    return new StaffSession(
      identity,
      viewer.kind,
      viewer.staff.name,
      places,
      entry.kind === 'DEVICE',
      graph,
      onEnd,
    );
  }

  /** Whose device this was when somebody answered last; the shop is asked again as soon as it can be. */
  static remembered(
    entry: Entry,
    { kind, name, place }: Picture,
    language: () => string,
    onEnd: () => void,
  ): StaffSession {
    const identity = new StaffIdentity(entry, language);
    const graph = new GraphClient(identity, language);
    return new StaffSession(identity, kind, name, [place], true, graph, onEnd);
  }

  /** Asks as this person. A session that is over ends the work on this tablet. */
  async ask<A, V extends object>(document: GraphDocument<A, V>, variables: V): Promise<A> {
    try {
      return await this.graph.ask(document, variables);
    } catch (fault) {
      if (fault instanceof GraphFault && fault.kind === 'SIGNED_OUT') this.end();
      throw fault;
    }
  }

  /** Ends the session where it can be ended; a token that was brought along stays good. */
  async leave(): Promise<void> {
    await this.graph.ask(signOut, {}).catch(() => {});
  }
}

/** Those who work nowhere in particular may work everywhere. */
async function everyPlace(graph: GraphClient): Promise<readonly Place[]> {
  const places: Place[] = [];
  let after: string | null = null;
  do {
    const {
      stores,
    }: Awaited<ReturnType<typeof graph.ask<StoresAnswer, { after: string | null }>>> =
      await graph.ask(allPlaces, { after });
    places.push(...stores.nodes);
    after = stores.pageInfo.hasNextPage ? stores.pageInfo.endCursor : null;
  } while (after !== null);
  return places;
}

type StoresAnswer =
  typeof allPlaces extends GraphDocument<infer A, { after: string | null }> ? A : never;
