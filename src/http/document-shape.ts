import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  Lexer,
  type SelectionSetNode,
  Source,
  TokenKind,
  type ValueNode,
} from 'graphql';
import type { OperationLimits } from '../config/gate-config.ts';
import type { Catalogue, Message } from '../messages/catalogue.ts';
import { RequestError } from '../schema/request-error.ts';

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
 * @throws RequestError when a token is none, there are more than `mostTokens`, or too many brackets are open at once
 */
export function scan(text: string, mostTokens: number): void {
  const lexer = new Lexer(new Source(text));
  let open = 0;
  for (let tokens = 0; lexer.advance().kind !== TokenKind.EOF; tokens += 1) {
    if (tokens === mostTokens) {
      throw tooComplex((texts) => texts.tooManyTokens(mostTokens));
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
    if (open > MOST_OPEN_BRACKETS) throw tooComplex((texts) => texts.tooManyBrackets(MOST_OPEN_BRACKETS));
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
export function beyondLimits(shape: DocumentShape, limits: OperationLimits): RequestError | null {
  const { selections, depth, aliases, directives, rootFields, listItems } = shape;
  const beyond = (is: number, most: number, message: (texts: Catalogue) => (is: number, most: number) => string) =>
    is > most ? tooComplex((texts) => message(texts)(is, most)) : null;
  return (
    beyond(depth, limits.depth, ({ tooDeep }) => tooDeep) ??
    beyond(selections, limits.selections, ({ tooManySelections }) => tooManySelections) ??
    beyond(rootFields, limits.rootFields, ({ tooManyRootFields }) => tooManyRootFields) ??
    beyond(aliases, limits.aliases, ({ tooManyAliases }) => tooManyAliases) ??
    beyond(directives, limits.directives, ({ tooManyDirectives }) => tooManyDirectives) ??
    beyond(listItems, limits.listItems, ({ tooLongList }) => tooLongList)
  );
}

/** An operation that asks for too much at once. */
export function tooComplex(say: Message, extensions: object = {}): RequestError {
  return new RequestError('QUERY_TOO_COMPLEX', say, extensions);
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
