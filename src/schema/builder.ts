import SchemaBuilder from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import type { Day } from '../calendar.ts';
import type PrismaTypes from '../db/generated/pothos-types.ts';
import { getDatamodel } from '../db/generated/pothos-types.ts';
import { InvalidInput } from '../resolvers/errors.ts';
import { LARGEST_PAGE } from '../resolvers/input.ts';
import type { Context } from './context.ts';
import { countOfList, foundOneByOne, leadsToCommittee, rowsOfThePage } from './field-cost.ts';
import { decodeGlobalId, encodeGlobalId } from './global-id.ts';
import { OF_TREE } from './of-tree.ts';
import type { SentDay, SentId } from './sent.ts';

/** The one builder; every file in this folder adds its noun to it. */
export const builder = new SchemaBuilder<{
  Context: Context;
  PrismaTypes: PrismaTypes;
  AuthScopes: { signedIn: boolean };
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Connection: { totalCount: number | (() => Promise<number>) };
  Scalars: {
    Day: { Input: SentDay; Output: Day | Date };
    DateTime: { Input: Date; Output: Date };
    ID: { Input: SentId; Output: string };
  };
}>({
  // scope-auth stands before the others: nothing answers before it has. Memory stands before Prisma, and behind what reads ids.
  plugins: [ErrorsPlugin, ScopeAuthPlugin, RelayPlugin, OF_TREE, PrismaPlugin],
  defaultFieldNullability: false,
  scopeAuth: {
    authorizeOnSubscribe: true,
    authScopes: ({ viewer }) => ({ signedIn: viewer !== null }),
  },
  // The record itself and not a wrapper: a selection of nothing but __typename would fail otherwise.
  errors: {
    directResult: true,
    defaultUnionOptions: { name: ({ fieldName }) => `${fieldName.charAt(0).toUpperCase()}${fieldName.slice(1)}Result` },
  },
  relay: {
    encodeGlobalID: encodeGlobalId,
    decodeGlobalID: decodeGlobalId,
    edgesFieldOptions: { nullable: { list: false, items: false }, extensions: rowsOfThePage },
    nodesOnConnection: { extensions: rowsOfThePage },
    nodeFieldOptions: { nullable: false },
    nodeQueryOptions: {
      extensions: leadsToCommittee,
      description: 'Anything that has an `id`, by that id. Null when it is hidden or missing.',
    },
    nodesQueryOptions: {
      extensions: foundOneByOne,
      description: `The same for several ids, at most ${LARGEST_PAGE}, in their order.`,
      resolve: (_root, { ids }, _context, _info, resolveNodes) => {
        if (ids.length > LARGEST_PAGE) throw new InvalidInput((texts) => texts.tooManyIds(LARGEST_PAGE), ['ids']);
        return resolveNodes(ids);
      },
    },
  },
  prisma: {
    client: ({ database }) => database.prisma,
    dmmf: getDatamodel(),
  },
});

builder.globalConnectionField('totalCount', (t) =>
  t.int({
    extensions: countOfList,
    resolve: ({ totalCount }) => (typeof totalCount === 'function' ? totalCount() : totalCount),
  }),
);

builder.queryType({
  description: 'Everything that can be asked. All of it shows only what lies in the committees you have a role for.',
  authScopes: { signedIn: true },
});
builder.mutationType({
  description:
    'What can be done. Each is one transaction: all of it happens, or nothing. Errors a user can mend are in the union, and so are days and ids of a form that cannot be read: InvalidInput has all mistakes at once.',
  authScopes: { signedIn: true },
});
builder.subscriptionType({ description: 'What is pushed.', authScopes: { signedIn: true } });
