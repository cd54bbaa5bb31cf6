import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { encodeGlobalId } from '../../src/schema/global-id.ts';

const LUC_YEN = encodeGlobalId('Committee', demoIds.lucYen);

/** Documents that are to be refused, to the district too, each for what it does. The fewest are below 64 KB; none may cost the server much. */
export const hostileDocuments: Record<string, string> = {
  'binary fragment fan-out': `{ viewer { ...F0 } } ${Array.from({ length: 16 }, (_, n) => `fragment F${n} on Viewer { ...F${n + 1} ...F${n + 1} }`).join(' ')} fragment F16 on Viewer { subject }`,
  'fan-out over a thousand levels': `{ viewer { ...F0 } } ${Array.from({ length: 250 }, (_, n) => `fragment F${n} on Viewer { ...F${n + 1} ...F${n + 1} }`).join(' ')} fragment F250 on Viewer { subject }`,
  'fan-out in width': `{ viewer { ${'...A '.repeat(60)} } } fragment A on Viewer { ${'...B '.repeat(60)} } fragment B on Viewer { ${'subject '.repeat(60)} }`,
  '20,000 nested braces': '{ a '.repeat(16_000),
  '2,000 nested braces, closed': `${'{ a '.repeat(1_000)}${'}'.repeat(1_000)}`,
  'nested lists': `{ nodes(ids: ${'['.repeat(1_900)}${']'.repeat(1_900)}) { id } }`,
  'nested objects': `{ viewer { can(action: ${'{a:'.repeat(1_000)}1${'}'.repeat(1_000)}) } }`,
  'nested list types': `query ($a: ${'['.repeat(1_900)}Int${']'.repeat(1_900)}) { viewer { subject } }`,
  '101 aliases': `{ viewer { ${Array.from({ length: 101 }, (_, n) => `alias${n}: subject`).join(' ')} } }`,
  '101 aliases at the root': `{ ${Array.from({ length: 101 }, (_, n) => `alias${n}: __typename`).join(' ')} }`,
  '1,500 duplicate fields': `{ viewer { ${'subject '.repeat(1_500)} } }`,
  '1,500 duplicate fields at the root': `{ ${'__typename '.repeat(1_500)} }`,
  '5,000 node ids': `{ nodes(ids: [${'"a" '.repeat(5_000)}]) { id } }`,
  '3,000 node ids': `{ nodes(ids: [${'"a" '.repeat(3_000)}]) { id } }`,
  '500 directives': `{ viewer { subject ${'@include(if: true) '.repeat(500)} } }`,
  '31 unknown directives': `{ viewer { subject ${'@aa '.repeat(31)} } }`,
  '600 fragments that nobody spreads': `{ viewer { subject } } ${Array.from({ length: 600 }, (_, n) => `fragment F${n} on Viewer { subject }`).join(' ')}`,
  '40 fragments of the same fields': `{ viewer { ${Array.from({ length: 40 }, (_, n) => `...F${n}`).join(' ')} } } ${Array.from({ length: 40 }, (_, n) => `fragment F${n} on Viewer { ${'subject '.repeat(20)} }`).join(' ')}`,
  '700 operations': Array.from({ length: 700 }, (_, n) => `query Q${n} { viewer { subject } }`).join(' '),
  '1,000 variables': `query (${Array.from({ length: 900 }, (_, n) => `$v${n}: Int`).join(' ')}) { viewer { subject } }`,
  '300 unknown fields': `{ viewer { ${Array.from({ length: 300 }, (_, n) => `subjec${n}`).join(' ')} } }`,
  'pages in pages': `{ committees(first: 100) { edges { node { children(first: 100) { edges { node { children(first: 100) { edges { node { id } } } } } } } } } }`,
  'negative pages': `{ committees(first: 100) { edges { node { name officers { personName } a: children(first: -1000) { totalCount } children(first: 100) { edges { node { name code kind } } } } } } }`,
  'boards in boards': `{ committees(first: 100) { edges { node { quotas { committee { quotas { committee { quotas { id } } } } } } } } }`,
  'twenty large boards': `{ ${Array.from({ length: 20 }, (_, n) => `b${n}: quotaBoard(committeeId: "${LUC_YEN}", year: ${2007 + n}, depth: SUBTREE) { rows { id name kind code year plan floor admitted admittedHere remaining percent status } }`).join(' ')} }`,
  'what every row of a board would fetch for itself': `{ quotaBoard(committeeId: "${LUC_YEN}", year: 2023, depth: SUBTREE) { rows { committee { code } } } }`,
  'a long comment and nothing': `#${'x'.repeat(60_000)}`,
  'a long name': `{ ${'x'.repeat(60_000)} }`,
  'a circle of fragments': '{ viewer { ...A } } fragment A on Viewer { ...B ...B } fragment B on Viewer { ...A ...A }',
  'a syntax error': '{ viewer {',
  'a mistyped field': '{ viewer { subjekt } }',
  'a mistyped argument': '{ committees(frist: 1) { totalCount } }',
  introspection: '{ __schema { types { name } } }',
  'introspection of a type': '{ __type(name: "Viewer") { fields { name } } }',
  'circular introspection':
    '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
  nothing: '',
};
