/**
 * The direction of the code base, as rules. Each module names those below it whose front door it may use;
 * whatever is not named is closed.
 */
const below = {
  catalog: [],
  locations: [],
  customers: ['locations'],
  pricing: ['catalog', 'locations'],
  stock: ['catalog', 'locations'],
  payments: ['customers'],
  carts: ['catalog', 'locations', 'customers', 'stock', 'pricing'],
  fulfilment: ['locations', 'stock'],
  storefront: ['catalog', 'locations', 'pricing', 'stock'],
  orders: [
    'catalog',
    'locations',
    'customers',
    'stock',
    'pricing',
    'payments',
    'carts',
    'fulfilment',
    'storefront',
  ],
};
const modules = Object.keys(below);
const anyModule = `^src/(${modules.join('|')})/`;
const shell = '^src/(app|main|modules|schema|secrets|config)\\.ts$|^src/(start|cli|demo|pages)/';

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one thing, or a third one is missing.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'kernel-is-pure',
      comment: 'The kernel knows nothing of the rest, and of packages only how to make a UUID.',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { pathNot: '^src/kernel/|^node_modules/uuid/|^(node:)?crypto$' },
    },
    {
      name: 'platform-knows-no-business',
      comment: 'The machinery is used by the modules, never the other way round.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: `${anyModule}|${shell}|^src/sandbox/` },
    },
    {
      name: 'sandbox-stands-alone',
      comment: 'The sandbox plays somebody else: it shares nothing with the gateway but the kernel.',
      severity: 'error',
      from: { path: '^src/sandbox/' },
      to: { path: '^src/', pathNot: '^src/(sandbox|kernel)/' },
    },
    {
      name: 'front-door-only',
      comment: 'Another module is entered through its index.ts.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: {
        path: `^src/(${modules.join('|')})/(?!index\\.ts$)`,
        pathNot: '^src/$1/',
      },
    },
    ...modules.map((name) => ({
      name: `${name}-looks-down-only`,
      comment:
        below[name].length === 0
          ? `${name} stands at the bottom and knows no other module.`
          : `${name} may use ${below[name].join(', ')}; the others do not exist for it.`,
      severity: 'error',
      from: { path: `^src/${name}/` },
      to: {
        path: `^src/(${modules.filter((other) => other !== name && !below[name].includes(other)).join('|')})/|${shell}|^src/sandbox/`,
      },
    })),
    {
      name: 'domain-is-plain',
      comment: 'A domain is tested without database and server: it knows the kernel and plain words.',
      severity: 'error',
      from: { path: '^src/[^/]+/domain/' },
      to: {
        path: '^src/platform/(?!auth/actor\\.ts)|/(data|graphql|commands)/|node_modules/(@mikro-orm|kysely|type-graphql|graphql|fastify|pg)/',
      },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
    exclude: { path: '^src/pages/playground/app/|^dist/' },
  },
};
