// Which folder may import which. An arrow that is not here is a mistake in the design, not in this file.
const arrows = {
  server: ['http', 'db', 'feed', 'config', 'calendar'],
  http: ['schema', 'spreadsheet', 'messages', 'access', 'feed', 'db', 'config', 'origin', 'public-address', 'calendar'],
  schema: ['resolvers', 'messages', 'access', 'feed', 'db', 'calendar'],
  import: ['spreadsheet', 'resolvers', 'messages', 'db', 'calendar', 'name-keys'],
  spreadsheet: ['resolvers', 'messages', 'access', 'feed', 'db', 'calendar'],
  resolvers: ['messages', 'access', 'feed', 'db', 'rules', 'calendar', 'name-keys'],
  messages: ['access', 'db'],
  contract: ['messages'],
  reference: ['http', 'schema', 'resolvers', 'messages', 'feed', 'config'],
  feed: ['db', 'config', 'calendar'],
  access: ['db', 'rules', 'config', 'calendar'],
  db: [],
  config: ['origin', 'public-address', 'shared-viewers'],
  origin: [],
  'public-address': [],
  'shared-viewers': [],
  rules: ['calendar'],
  calendar: [],
  'name-keys': [],
};

const place = (name) => `^src/${name}(/|\\.ts$)`;

module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true, viaOnly: { pathNot: 'generated' } } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'nothing-imports-the-server', severity: 'error', from: {}, to: { path: '^src/server\\.ts$' } },
    {
      name: 'rules-are-pure',
      comment: 'They decide over values; of ours they may import the names of these and the errors they throw.',
      severity: 'error',
      from: {
        path: '^src/resolvers/(.+/(missing|next-step|rules|violations|words)|hindrance|refusals|violations)\\.ts$',
      },
      to: {
        pathNot: [
          '^src/calendar\\.ts$',
          '^src/rules/',
          '^src/access/policy\\.ts$',
          '^src/feed/quota-progress\\.ts$',
          '^src/messages/(catalogue|language)\\.ts$',
          '^src/resolvers/(errors|hindrance|lengths|refusals)\\.ts$',
          '^src/resolvers/[^/]+/(missing|next-step|rules|violations|words)\\.ts$',
          '^src/db/generated/enums\\.ts$',
        ],
      },
    },
    {
      name: 'schema-says',
      comment: 'It says what there is. Who sees it (seen.ts) and how it is read (lists.ts) is done in src/resolvers.',
      severity: 'error',
      from: { path: '^src/schema/' },
      to: {
        path: ['^src/access/scope\\.ts$', '^src/db/'],
        pathNot: ['^src/db/generated/', '^src/db/unavailable\\.ts$'],
      },
    },
    {
      name: 'seen-is-said-in-one-place',
      comment: 'A list takes conditions of type Seen, which only the seen.ts of a subject makes.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/resolvers/[^/]+/seen\\.ts$' },
      to: { path: '^src/resolvers/as-seen\\.ts$' },
    },
    {
      name: 'operations-know-no-transport',
      comment: 'What the API does must not depend on how it is asked.',
      severity: 'error',
      from: { path: '^src/(import|spreadsheet|resolvers|access|feed|db)/' },
      to: { path: ['^node_modules/(graphql|graphql-yoga|graphql-ws|ws|@pothos)/', '^(node:)?https?$'] },
    },
    ...Object.entries(arrows).map(([from, to]) => ({
      name: `arrows-of-${from}`,
      severity: 'error',
      from: { path: place(from), pathNot: 'generated' },
      to: { path: '^src/', pathNot: [from, ...to].map(place) },
    })),
    {
      name: 'examples-stand-alone',
      comment: 'A folder of examples can be lifted out: it takes along the checker of boards and nothing else.',
      severity: 'error',
      from: { path: '^examples/([^/]+)' },
      to: {
        pathNot: [
          '^examples/$1/',
          '^examples/board-checker\\.ts$',
          '^node_modules/',
          '^node:',
          '^(fs|path|os|fs/promises)$',
        ],
      },
    },
    {
      name: 'the-server-does-not-know-the-page',
      comment: 'The other way is watched by biome.json, which reads the files of a page.',
      severity: 'error',
      from: { path: '^(src|prisma)/' },
      to: { path: '^(dashboard|examples)/' },
    },
    {
      name: 'tools-stand-alone',
      comment: 'A folder of tools knows nothing of Ketnap.',
      severity: 'error',
      from: { path: '^tools/([^/]+)' },
      to: { path: '^(src|prisma|test|bench|examples|dashboard|tools)/', pathNot: '^tools/$1/' },
    },
    {
      name: 'only-commands-use-tools',
      severity: 'error',
      from: { path: '^(src|prisma)/', pathNot: '^src/cli/' },
      to: { path: '^tools/' },
    },
    {
      name: 'built-programs-use-no-tools',
      comment: 'tsconfig.build.json lists them. What they need of a tool they call from the sources (run-source.ts).',
      severity: 'error',
      from: { path: '^src/(server|cli/(migrate|grant|import))\\.ts$' },
      to: { path: '^tools/', reachable: true },
    },
    {
      name: 'product-needs-no-tests',
      severity: 'error',
      from: { path: '^(src|prisma|tools)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'src/db/generated'] },
    exclude: { path: ['src/db/generated/internal', '/[.]mutants/'] },
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
