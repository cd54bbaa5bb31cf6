// Which folder may import which. An arrow that is not here is a mistake in the design, not in this file.
const arrows = {
  server: ['http', 'db', 'feed', 'config', 'calendar'],
  http: ['schema', 'spreadsheet', 'messages', 'access', 'feed', 'db', 'config', 'calendar'],
  schema: ['resolvers', 'messages', 'access', 'feed', 'db', 'calendar'],
  import: ['spreadsheet', 'resolvers', 'messages', 'db', 'calendar'],
  spreadsheet: ['resolvers', 'messages', 'access', 'feed', 'db', 'calendar'],
  resolvers: ['messages', 'access', 'feed', 'db', 'calendar'],
  messages: ['access', 'db'],
  contract: ['messages'],
  reference: ['http', 'schema', 'resolvers', 'messages', 'feed', 'config'],
  feed: ['db', 'config', 'calendar'],
  access: ['db', 'config', 'calendar'],
  db: [],
  config: [],
  calendar: [],
};

const place = (name) => `^src/${name}(/|\\.ts$)`;

module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true, viaOnly: { pathNot: 'generated' } } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'nothing-imports-the-server', severity: 'error', from: {}, to: { path: '^src/server\\.ts$' } },
    {
      name: 'rules-are-pure',
      comment: 'A *-rules.ts decides over values; of ours it may import the names of these and the errors it throws.',
      severity: 'error',
      from: { path: '-rules\\.ts$' },
      to: {
        pathNot: [
          '^src/calendar\\.ts$',
          '^src/resolvers/errors\\.ts$',
          '^src/messages/catalogue\\.ts$',
          '^src/db/generated/',
        ],
      },
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
    { name: 'product-needs-no-tests', severity: 'error', from: { path: '^(src|prisma)/' }, to: { path: '^test/' } },
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
