import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  Lexer,
  type SelectionSetNode,
  Source,
  TokenKind,
  type ValueNode,
} from 'graphql';
import type { OperationLimits } from '../config.ts';

/** Brackets that may be open at once. No operation within the limits of depth comes near; the parser calls itself for each. */
const MOST_OPEN_BRACKETS = 80;

/** Fields whose depth says nothing of the data: the schema describes lists of lists. They have their cost. */
const INTROSPECTION = new Set(['__schema', '__type']);

/** What a document is like, without a schema. Fragments are counted at every place they are spread. */
export interface DocumentShape {
  /** Fields, spreads and inline fragments: the larger of what is written and what the largest operation comes to. */
  selections: number;
  /** Levels of fields. */
  depth: number;
  aliases: number;
  directives: number;
  /** Fields of the largest operation itself. */
  rootFields: number;
  /** Entries of the longest list written in it. */
  listItems: number;
}

/** What stands at and below one place. */
type Extent = Omit<DocumentShape, 'listItems'>;

/**
 * Reads the tokens of a document, and stops at the first too many. Takes time in proportion to its length.
 * @throws GraphQLError when a token is none, there are more than `mostTokens`, or too many brackets are open at once
 */
export function scan(text: string, mostTokens: number): void {
  const lexer = new Lexer(new Source(text));
  let open = 0;
  for (let tokens = 0; lexer.advance().kind !== TokenKind.EOF; tokens += 1) {
    if (tokens === mostTokens) {
      throw tooComplex(`the document has more than ${mostTokens} tokens: ask for less at once`);
    }
    switch (lexer.token.kind) {
      case TokenKind.BRACE_L:
      case TokenKind.BRACKET_L:
      case TokenKind.PAREN_L:
        open += 1;
        break;
      case TokenKind.BRACE_R:
      case TokenKind.BRACKET_R:
      case TokenKind.PAREN_R:
        open -= 1;
    }
    if (open > MOST_OPEN_BRACKETS) throw tooComplex(`more than ${MOST_OPEN_BRACKETS} brackets are open at once`);
  }
}

/** Measures a document. Each fragment is measured once, so that it takes time in proportion to the document's length. */
export function shapeOf(document: DocumentNode): DocumentShape {
  const measure = new Measure(document.definitions);
  const shape = { selections: 0, depth: 0, aliases: 0, directives: 0, rootFields: 0 };
  for (const definition of document.definitions) keepLargest(shape, measure.definition(definition));
  return { ...shape, selections: Math.max(shape.selections, measure.written), listItems: measure.listItems };
}

/** Which limit a document goes beyond, and by how much; null when it keeps to them all. */
export function beyondLimits(shape: DocumentShape, limits: OperationLimits): GraphQLError | null {
  const { selections, depth, aliases, directives, rootFields, listItems } = shape;
  const say = (is: string, most: number): GraphQLError =>
    tooComplex(`the operation ${is}, at most ${most} are allowed: ask for less at once`);
  if (depth > limits.depth) return say(`is ${depth} levels deep`, limits.depth);
  if (selections > limits.selections) return say(`selects ${selections} fields and fragments`, limits.selections);
  if (rootFields > limits.rootFields) return say(`selects ${rootFields} fields at its root`, limits.rootFields);
  if (aliases > limits.aliases) return say(`has ${aliases} aliases`, limits.aliases);
  if (directives > limits.directives) return say(`has ${directives} directives`, limits.directives);
  if (listItems > limits.listItems) return say(`has a list of ${listItems} entries`, limits.listItems);
  return null;
}

/** An operation that asks for too much at once. */
export function tooComplex(message: string, extensions: object = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COMPLEX', ...extensions } });
}

class Measure {
  /** Selections as they are written, each counted once. */
  written = 0;
  listItems = 0;
  readonly #fragments: Map<string, FragmentDefinitionNode>;
  /** Null while a fragment is being measured: one that spreads itself is refused by validation. */
  readonly #known = new Map<string, Extent | null>();

  constructor(definitions: readonly DefinitionNode[]) {
    this.#fragments = new Map(
      definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
    );
  }

  definition(definition: DefinitionNode): Extent {
    switch (definition.kind) {
      case Kind.FRAGMENT_DEFINITION:
        return { ...(this.#fragment(definition.name.value) ?? nothing()), rootFields: 0 };
      case Kind.OPERATION_DEFINITION: {
        const extent = this.#below(definition.selectionSet);
        extent.directives += definition.directives?.length ?? 0;
        for (const { directives, defaultValue } of definition.variableDefinitions ?? []) {
          extent.directives += directives?.length ?? 0;
          this.#value(defaultValue);
        }
        return extent;
      }
      default:
        // Definitions of types: validation refuses them.
        return nothing();
    }
  }

  #fragment(name: string): Extent | null {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const fragment = this.#fragments.get(name);
    if (fragment === undefined) return null;
    this.#known.set(name, null);
    const extent = this.#below(fragment.selectionSet);
    extent.directives += fragment.directives?.length ?? 0;
    this.#known.set(name, extent);
    return extent;
  }

  #below({ selections }: SelectionSetNode): Extent {
    const sum = nothing();
    for (const selection of selections) {
      this.written += 1;
      sum.selections += 1;
      sum.directives += selection.directives?.length ?? 0;
      for (const { arguments: given } of selection.directives ?? [])
        for (const { value } of given ?? []) this.#value(value);
      if (selection.kind === Kind.FIELD) {
        const inside = selection.selectionSet ? this.#below(selection.selectionSet) : nothing();
        const depth = INTROSPECTION.has(selection.name.value) ? 1 : inside.depth + 1;
        add(sum, { ...inside, depth, rootFields: 1 });
        if (selection.alias) sum.aliases += 1;
        for (const { value } of selection.arguments ?? []) this.#value(value);
      } else {
        const inside =
          selection.kind === Kind.INLINE_FRAGMENT
            ? this.#below(selection.selectionSet)
            : this.#fragment(selection.name.value);
        if (inside) add(sum, inside);
      }
    }
    return sum;
  }

  #value(value: ValueNode | undefined): void {
    if (value?.kind === Kind.LIST) {
      this.listItems = Math.max(this.listItems, value.values.length);
      for (const item of value.values) this.#value(item);
    } else if (value?.kind === Kind.OBJECT) {
      for (const field of value.fields) this.#value(field.value);
    }
  }
}

function nothing(): Extent {
  return { selections: 0, depth: 0, aliases: 0, directives: 0, rootFields: 0 };
}

function add(sum: Extent, more: Extent): void {
  sum.selections += more.selections;
  sum.aliases += more.aliases;
  sum.directives += more.directives;
  sum.rootFields += more.rootFields;
  sum.depth = Math.max(sum.depth, more.depth);
}

function keepLargest(largest: Extent, one: Extent): void {
  for (const name of Object.keys(largest) as (keyof Extent)[]) largest[name] = Math.max(largest[name], one[name]);
}
