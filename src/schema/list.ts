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
/** Rows that lead to those of a relation, as they are read with the record. */
type LoadedThrough<Row> = Record<string, Record<string, Row>[] | undefined>;
type Nested = (query: object, within: { getType(): string; paths: { name: string }[][] }) => object;
type Selected = { (): ReadonlySet<string>; (path: string[]): object | null };

/**
 * A list that hangs on a record: read in one statement for all records of a page. So are the counts, by their records:
 * Prisma's own way beside a record counts for all records there are.
 * @param relation - the relation in the data model.
 * @param counted - the rows, and the field that names their record.
 * @param through - the relation by which a list can also be had (`RelatedList.through`).
 * @param cost - what the field says of it.
 */
export function related<Row extends { id: string }, Args extends Page = Page>(
  relation: string,
  counted: CountedBy,
  listOf: (args: Args, context: Context) => RelatedList<object>,
  cost: CostExtensions = pageOfList,
  through?: string,
) {
  const isRead = (record: object): boolean =>
    [relation, through].some((name) => name !== undefined && (record as Loaded<Row>)[name] !== undefined);
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
        // Of rows that are not looked at the plugin would select nothing, which Prisma refuses.
        const look = (rows: object): object =>
          ROWS.some((path) => selected([...path])) ? nested(rows, rowsOf(field)) : rows;
        const rows = (): object => {
          if (list.through === undefined) return { [relation]: look({ ...reading, ...relatedRange(list, context) }) };
          const { relation: name, to, where } = list.through;
          const { where: child, orderBy, take } = relatedRange(list, context);
          const of = orderBy.map((key) => ({ [to]: key }));
          return {
            [name]: {
              where: { AND: [where, { [to]: child }] },
              orderBy: of,
              take,
              select: { [to]: leads(look({ ...reading })) },
            },
          };
        };
        return { select: { id: true, ...(ROW_FIELDS.some((one) => fields.has(one)) ? rows() : {}) } };
      },
      // A record that was found by its id alone has no rows.
      pothosPrismaLoaded: (record: Loaded<Row>, info: GraphQLResolveInfo) =>
        isRead(record) ||
        (record.id !== undefined && !info.fieldNodes.some(({ selectionSet }) => selectsRows(selectionSet, info))),
    },
    resolve: (record: object, args: Args, context: Context) => {
      const { id } = record as Loaded<Row>;
      const rows = ({ through }: RelatedList<object>): Row[] =>
        through === undefined
          ? read((record as Record<string, Row[] | undefined>)[relation], relation)
          : read((record as LoadedThrough<Row>)[through.relation], through.relation).map((one) =>
              read(one[through.to], through.to),
            );
      const page = (): ReturnType<typeof relatedPage<Row>> => {
        const list = listOf(args, context);
        return relatedPage(list, rows(list), context);
      };
      return {
        get edges() {
          return page().edges;
        },
        get pageInfo() {
          return page().pageInfo;
        },
        totalCount: () => {
          const list = listOf(args, context);
          const where = whereOf(list, context);
          const { through } = list;
          const count = through
            ? context.loaders.related(through.counted, { AND: [through.where, { [through.to]: where }] })
            : context.loaders.related(counted, where);
          return count.load(read(id, relation));
        },
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

/** What is read of a record that another one leads to: all of it where nothing is chosen. */
function leads(reading: object): object | true {
  return Object.keys(reading).length === 0 ? true : reading;
}

function read<T>(value: T | undefined, relation: string): T {
  if (value === undefined) throw new Error(`${relation} was not read with its record`);
  return value;
}
