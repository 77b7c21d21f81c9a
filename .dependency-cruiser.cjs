/**
 * The direction of the code base, as rules. Each module names those below it whose front door it may use;
 * whatever is not named is closed. A rule's comment ends the sentence "a.ts must not import b.ts: ...", and
 * of several broken rules the first one here speaks.
 */
const below = {
  catalog: [],
  media: [],
  locations: [],
  customers: ['locations'],
  approvals: [],
  audit: [],
  pricing: ['catalog', 'locations'],
  stock: ['catalog', 'locations'],
  payments: ['customers', 'approvals'],
  'stored-value': ['customers', 'payments'],
  sourcing: ['locations', 'stock'],
  carts: ['catalog', 'locations', 'customers', 'approvals', 'stock', 'pricing', 'sourcing', 'transfers'],
  instalments: ['customers', 'payments', 'carts'],
  fulfilment: ['locations', 'customers', 'stock'],
  transfers: ['catalog', 'locations', 'stock'],
  storefront: ['catalog', 'locations', 'pricing', 'stock', 'sourcing', 'transfers'],
  orders: [
    'catalog',
    'locations',
    'customers',
    'stock',
    'pricing',
    'sourcing',
    'payments',
    'stored-value',
    'carts',
    'instalments',
    'fulfilment',
    'transfers',
    'storefront',
  ],
  returns: ['catalog', 'locations', 'stock', 'payments', 'stored-value', 'carts', 'instalments', 'fulfilment', 'orders'],
  sharing: ['carts', 'stock', 'payments', 'orders'],
  tags: ['catalog', 'carts', 'orders'],
  visits: [
    'catalog',
    'locations',
    'stock',
    'pricing',
    'payments',
    'carts',
    'fulfilment',
    'orders',
  ],
  'store-reservations': [
    'catalog',
    'locations',
    'customers',
    'stock',
    'payments',
    'carts',
    'orders',
  ],
  'offline-payments': ['locations', 'customers', 'payments', 'orders'],
  messaging: [
    'catalog',
    'locations',
    'customers',
    'fulfilment',
    'orders',
    'store-reservations',
    'visits',
  ],
  devices: ['locations', 'customers', 'payments', 'fulfilment', 'orders'],
  webhooks: [],
  pages: [],
};
const modules = Object.keys(below);
const anyModule = `^src/(${modules.join('|')})/`;
const machinery = '@mikro-orm|kysely|type-graphql|graphql|fastify|@apollo|graphile-worker|pg';

function inWords(names) {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0];
}

function whoItMayUse(name) {
  if (name === 'pages') return 'pages see the graph from outside, as every client does.';
  if (below[name].length === 0) return `${name} stands at the bottom; no other module exists for it.`;
  return `${name} may use ${inWords(below[name])}; the others do not exist for it.`;
}

const directions = [
  {
    name: 'kernel-is-pure',
    comment: 'the kernel knows nothing of the rest, and of packages only how to make a UUID.',
    from: { path: '^src/kernel/' },
    to: { pathNot: '^src/kernel/|^node_modules/uuid/|^(node:)?crypto$' },
  },
  {
    name: 'platform-knows-no-business',
    comment: 'the platform is used by the modules, and knows none of them.',
    from: { path: '^src/platform/' },
    to: { path: '^src/', pathNot: '^src/(kernel|platform)/' },
  },
  {
    name: 'sandbox-stands-alone',
    comment: 'the sandbox plays somebody else, and shares only the kernel with the gateway.',
    from: { path: '^src/sandbox/' },
    to: { path: '^src/', pathNot: '^src/(sandbox|kernel)/' },
  },
  {
    name: 'sandbox-is-somebody-else',
    comment: 'the sandbox plays somebody else: only what starts the gateway may start it too.',
    from: { path: anyModule },
    to: { path: '^src/sandbox/' },
  },
  ...modules.map((name) => ({
    name: `${name}-looks-down-only`,
    comment: whoItMayUse(name),
    from: { path: `^src/${name}/` },
    to: {
      path: '^src/',
      pathNot: `^src/(${['kernel', 'platform', name, ...below[name]].join('|')})/`,
    },
  })),
];

const doors = [
  {
    name: 'front-door-only',
    comment: 'another module is entered through its index.ts.',
    from: { path: '^src/([^/]+)/' },
    to: { path: `${anyModule}(?!index\\.ts$)`, pathNot: '^src/$1/' },
  },
  {
    name: 'front-door-only-from-outside',
    comment: 'a module is entered through its index.ts.',
    from: { path: '^src/[^/]+\\.ts$' },
    to: { path: `${anyModule}(?!index\\.ts$)` },
  },
];

const slices = [
  {
    name: 'domain-is-plain',
    comment: 'a domain knows the kernel and its own folder, and is tested without database and server.',
    from: { path: '^src/([^/]+)/domain/' },
    to: {
      path: `^src/|^node_modules/(${machinery})/`,
      pathNot: `^src/(kernel|$1/domain)/|^src/platform/auth/actor\\.ts$|${anyModule}index\\.ts$`,
    },
  },
  {
    name: 'domain-takes-only-words',
    comment: 'a domain may take types of another module, and nothing that runs.',
    from: { path: '^src/([^/]+)/domain/' },
    to: { path: `${anyModule}index\\.ts$`, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'commands-know-no-graph',
    comment: 'a command is run by the graph, by jobs and by imports, and knows none of them.',
    from: { path: '^src/[^/]+/commands/' },
    to: {
      path: '^src/[^/]+/graphql/|^node_modules/(type-graphql|graphql|@apollo)/',
      pathNot: '^src/platform/graphql/server/request-error\\.ts$',
    },
  },
  {
    name: 'commands-call-no-provider',
    comment: 'a command is one transaction; providers are called between transactions.',
    from: { path: '^src/[^/]+/commands/' },
    to: { path: '^src/[^/]+/providers/[^/]+/' },
  },
  {
    name: 'decorators-in-graphql-only',
    comment: 'the decorators of type-graphql stay in graphql folders.',
    from: { path: '^src/', pathNot: '/graphql/|^src/schema\\.ts$' },
    to: { path: '^node_modules/type-graphql/' },
  },
  {
    name: 'runs-on-dependencies',
    comment: 'what runs in production is listed in dependencies, not in devDependencies.',
    from: { path: '^src/', pathNot: '^src/pages/(playground|tablet|build)/' },
    // What is loaded when it is needed can be missing, and its user says what then.
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], dynamic: false },
  },
];

const circles = {
  name: 'no-circles',
  comment: 'files that need each other are one thing, or a third one is missing.',
  from: { path: '^src/' },
  to: { circular: true },
};

module.exports = {
  forbidden: [...directions, ...doors, ...slices, circles].map((rule) => ({
    ...rule,
    severity: 'error',
  })),
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
    exclude: { path: '^src/pages/[^/]+/app/|^dist/' },
  },
};
// For the picture in the README; the tool itself refuses what it does not know.
Object.defineProperty(module.exports, 'below', { value: below });
