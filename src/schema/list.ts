import { queryFromInfo } from '@pothos/plugin-prisma';
import {
  type GraphQLField,
  type GraphQLResolveInfo,
  getNamedType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Page } from '../resolvers/input.ts';
import { type Asked, type RelatedList, relatedPage, relatedRange, whereOf } from '../resolvers/list.ts';
import type { CountedBy } from '../resolvers/related-loader.ts';
import type { Context } from './context.ts';
import { type CostExtensions, pageOfList } from './field-cost.ts';

/** Where a connection shows its rows: in edges, with their places, or alone. */
const ROWS: readonly (readonly string[])[] = [['edges', 'node'], ['nodes']];

/** What a document asks of a list: its name, and what to read of each row. */
export function asked<Include>(context: Context, info: GraphQLResolveInfo): Asked<Include> {
  const { include } = queryFromInfo({ context, info, paths: ROWS.map((path) => [...path]) });
  const name = `${info.parentType.name}.${info.fieldName}`;
  const places = info.fieldNodes.some(({ selectionSet }) => selectsPlace(selectionSet, info));
  return { name, places, ...(include === undefined ? {} : { include: include as Include }) };
}

/** Where a connection shows the places of rows. */
const PLACES: [within: string, field: string][] = [
  ['edges', 'cursor'],
  ['pageInfo', 'startCursor'],
  ['pageInfo', 'endCursor'],
];

function selectsPlace(selections: SelectionSetNode | undefined, info: GraphQLResolveInfo, within = ''): boolean {
  return (selections?.selections ?? []).some((one) => {
    if (one.kind === Kind.FRAGMENT_SPREAD) {
      return selectsPlace(info.fragments[one.name.value]?.selectionSet, info, within);
    }
    if (one.kind === Kind.INLINE_FRAGMENT) return selectsPlace(one.selectionSet, info, within);
    if (PLACES.some(([place, field]) => place === within && field === one.name.value)) return true;
    return within === '' && selectsPlace(one.selectionSet, info, one.name.value);
  });
}

/** Fields of a connection that need its rows. */
const ROW_FIELDS: readonly string[] = ['edges', 'nodes', 'pageInfo'];

/** Whether a document asks for the rows of a list and not only for how many there are. */
function selectsRows(selections: SelectionSetNode | undefined, info: GraphQLResolveInfo): boolean {
  return (selections?.selections ?? []).some((one) => {
    if (one.kind === Kind.FIELD) return ROW_FIELDS.includes(one.name.value);
    return selectsRows(
      one.kind === Kind.INLINE_FRAGMENT ? one.selectionSet : info.fragments[one.name.value]?.selectionSet,
      info,
    );
  });
}

/** The rows of a relation as they are read with the record. */
type Loaded<Row> = { id?: string } & Record<string, Row[] | string | undefined>;
type Nested = (query: object, within: { getType(): string; paths: { name: string }[][] }) => object;
type Selected = { (): ReadonlySet<string>; (path: string[]): object | null };

/**
 * A list that hangs on a record: read in one statement for all records of a page. So are the counts, by their records:
 * Prisma's own way beside a record counts for all records there are.
 * @param relation - the relation in the data model.
 * @param counted - the rows, and the field that names their record.
 * @param cost - what the field says of it.
 */
export function related<Row extends { id: string }, Args extends Page = Page>(
  relation: string,
  counted: CountedBy,
  listOf: (args: Args, context: Context) => RelatedList<object>,
  cost: CostExtensions = pageOfList,
) {
  return {
    extensions: {
      ...cost,
      // The plugin's own way to read beside a record; it offers none for cursors of another kind than its own.
      pothosPrismaSelect: (
        args: Args,
        context: Context,
        nested: Nested,
        selected: Selected,
        { field }: { field: GraphQLField<unknown, unknown> },
      ) => {
        const list = listOf(args, context);
        const fields = selected();
        const reading = PLACES.some((path) => selected(path) !== null) ? list.reading : {};
        const rows = () => ({ ...reading, ...relatedRange(list, context) });
        return {
          select: {
            id: true,
            ...(ROW_FIELDS.some((one) => fields.has(one))
              ? // Of rows that are not looked at the plugin would select nothing, which Prisma refuses.
                { [relation]: ROWS.some((path) => selected([...path])) ? nested(rows(), rowsOf(field)) : rows() }
              : {}),
          },
        };
      },
      // A record that was found by its id alone has no rows.
      pothosPrismaLoaded: (record: Loaded<Row>, info: GraphQLResolveInfo) =>
        record[relation] !== undefined ||
        (record.id !== undefined && !info.fieldNodes.some(({ selectionSet }) => selectsRows(selectionSet, info))),
    },
    resolve: (record: object, args: Args, context: Context) => {
      const { [relation]: rows, id } = record as Loaded<Row> & { [relation: string]: Row[] | undefined };
      const page = (): ReturnType<typeof relatedPage<Row>> =>
        relatedPage(listOf(args, context), read(rows, relation), context);
      return {
        get edges() {
          return page().edges;
        },
        get pageInfo() {
          return page().pageInfo;
        },
        totalCount: () =>
          context.loaders.related(counted, whereOf(listOf(args, context), context)).load(read(id, relation)),
      };
    },
  };
}

/** Where the rows of a connection stand, and what they are. */
function rowsOf({ type }: GraphQLField<unknown, unknown>) {
  const connection = getNamedType(type);
  const nodes = isObjectType(connection) ? connection.getFields().nodes : undefined;
  if (!nodes) throw new Error(`${connection.name} is no connection`);
  const { name: row } = getNamedType(nodes.type);
  return { getType: () => row, paths: ROWS.map((path) => path.map((name) => ({ name }))) };
}

function read<T>(value: T | undefined, relation: string): T {
  if (value === undefined) throw new Error(`${relation} was not read with its record`);
  return value;
}
