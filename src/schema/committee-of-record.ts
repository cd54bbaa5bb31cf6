import { type GraphQLField, type GraphQLResolveInfo, getNamedType, isObjectType } from 'graphql';
import type { Committee } from '../db/generated/client.ts';
import { standingCommittee } from '../resolvers/committee/standing-committee.ts';
import type { Context } from './context.ts';
import { asksOfTree, mayBeOfTree } from './of-tree.ts';

/** A record that belongs to a committee, which may have been read with it. */
interface OfCommittee {
  committeeId: string;
  committee?: Committee;
}

type Nested = (query: object) => object;
type Selected = () => ReadonlySet<string>;

/**
 * For a field that leads from a record to its committee: out of memory where no more is asked of it than what lies there, and
 * else read with the record. What was not read with it after all is loaded for all records of an answer.
 */
export const committeeOfRecord = {
  extensions: {
    // The plugin's own way to read beside a record.
    pothosPrismaSelect: (
      _args: object,
      _context: Context,
      nested: Nested,
      selected: Selected,
      { field }: { field: GraphQLField<unknown, unknown> },
    ) => {
      const committee = getNamedType(field.type);
      const fromMemory = isObjectType(committee) && [...selected()].every((name) => mayBeOfTree(name, committee));
      return { select: { committeeId: true, ...(fromMemory ? {} : { committee: nested({}) }) } };
    },
  },
  resolve: (
    record: object,
    _args: object,
    context: Context,
    info: GraphQLResolveInfo,
  ): Committee | Promise<Committee> => {
    const { committeeId, committee } = record as OfCommittee;
    if (committee !== undefined) return committee;
    const standing = asksOfTree(info) ? standingCommittee(committeeId, context) : undefined;
    // It stands for the row: its fields are those that memory has.
    return (standing as Committee | undefined) ?? context.loaders.committee.load(committeeId);
  },
};
