import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import type { Texts } from '../describe.ts';

/**
 * What is said of the parts that are alike everywhere: pages, ids, inputs. Everything else has its description where it
 * is defined.
 */
export const englishTexts: Texts = {
  Node: 'Anything with an `id` of its own, which `node` finds again.',
  'Node.id': 'Unique over all types, opaque. Keep it, and let a normalising cache find things by it.',
  'Query.node(id:)': 'An `id` that an answer gave you.',
  'Query.nodes(ids:)': 'As answers gave them.',
  'Mutation.*(input:)': 'What is to be done.',
  'Mutation.*(key:)': `Makes it safe to ask again: under one key the operation is done once. Make a new one for each thing that a person wants done, such as a UUID, ${upTo(LONGEST.key).en}, and send the same again when no answer came, or UNAVAILABLE. For seven days the answer is then what was done, with \`repeated: true\`. It is yours alone, and of this operation; with another input it is refused (KeyUsed). A refusal does not use it up.`,
  '*Result': 'What the mutation brought: its payload, or the error a user can mend.',
  '*Edge': 'A row of a page, with its place in the list.',
  '*Edge.cursor': 'Place of the row, for `after` and `before`.',
  '*Edge.node': 'The row.',
  '*Connection': 'A page of a list.',
  '*Connection.edges': 'The rows of this page, each with its place.',
  '*Connection.nodes': 'The same rows without their places: what a table needs.',
  '*Connection.pageInfo': 'Whether there is more, and from where to ask for it.',
  '*Connection.totalCount': 'Rows of the whole list that you may see, not of this page alone.',
  '*.*(first:)': 'How many rows, from the front: 20 when left out, 100 at most.',
  '*.*(after:)': 'A cursor: only rows behind it. For `first`.',
  '*.*(last:)': 'How many rows, from the end, 100 at most.',
  '*.*(before:)': 'A cursor: only rows ahead of it. For `last`.',
  PageInfo: 'Where a page stands in its list.',
  'PageInfo.hasNextPage': 'Whether rows follow. Known when paging by `first`.',
  'PageInfo.hasPreviousPage': 'Whether rows come before. Known when paging by `last`.',
  'PageInfo.startCursor': 'Cursor of the first row; null on an empty page.',
  'PageInfo.endCursor': 'Cursor of the last row, for the next `after`; null on an empty page.',
};
