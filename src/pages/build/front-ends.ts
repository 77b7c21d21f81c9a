/** A page whose front end is built and served: its name is its path. */
export type PageName = 'playground' | 'tablet';

/** What a front end is made of. */
interface FrontEnd {
  /** Folders and files below `src/pages`. */
  readonly sources: readonly string[];
  readonly packages: readonly string[];
  /** Its service worker, below its `app`: with it the page opens without a network, once it has been loaded. */
  readonly worker?: string;
}

const shared = ['build/vite-config.ts', 'parts'];
const sharedPackages = ['graphql-ws', 'react', 'vite'];

export const frontEnds: Readonly<Record<PageName, FrontEnd>> = {
  tablet: {
    sources: [...shared, 'tablet/app', 'tablet/documents', 'tablet/domain'],
    packages: sharedPackages,
    worker: 'offline/shell-worker.ts',
  },
  playground: {
    sources: [
      ...shared,
      'playground/app',
      'playground/journeys',
      'playground/picture',
      'playground/runner',
    ],
    packages: [...sharedPackages, 'graphiql', 'graphql'],
  },
};
