import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  getOperationAST,
  isInputObjectType,
  Kind,
  type NamedTypeNode,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  specifiedRules,
  typeFromAST,
  type ValidationRule,
  validate,
} from 'graphql';
import type { GateConfig } from '../config/gate-config.ts';
import type { Message } from '../messages/catalogue.ts';
import type { Context } from '../schema/context.ts';
import { CostMeter } from '../schema/cost-meter.ts';
import { personalSelection } from '../schema/live-selection.ts';
import { costFor, leastCostOf } from '../schema/operation-cost.ts';
import { refuseLiterals, wrongVariable } from '../schema/refuse-arguments.ts';
import { RequestError } from '../schema/request-error.ts';
import { documentIdOf } from './document-id.ts';
import { beyondLimits, scan, shapeOf, tooComplex } from './document-shape.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

/** What a client sends on any transport. */
export interface OperationParams {
  query?: string | null;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
  extensions?: Record<string, unknown> | null;
  /** What a client names its document by in place of sending it: `sha256:` and the hash of its text. */
  documentId?: unknown;
}

/** An operation that may be executed by a viewer for whom it is not too large. */
export interface Cleared {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** Only those that the operation declares. */
  variables: Record<string, unknown>;
  /** What it costs at least, whoever asks. */
  leastCost: number;
  /** Whether its answer is to say what it has cost. */
  showsCost: boolean;
}

/** Why an operation may not be executed. */
export interface Rejection {
  errors: readonly GraphQLError[];
}

/** Documents are remembered until they have this many selections together. */
const REMEMBERED_SELECTIONS = 40_000;
/** Wrong things that are named at once. */
const MOST_ERRORS = 5;
/** Levels a variable may have. */
const DEEPEST_VARIABLE = 16;

interface Known {
  document: DocumentNode;
  selections: number;
}

/**
 * What every operation passes before it may run, whether it comes by HTTP, server-sent events or WebSocket: size, tokens,
 * shape, validity, the list of trusted documents where there is one, and cost. Each step takes time in proportion to the
 * document, and is only taken when the one before has found it small enough for that. The cost is counted twice: what it
 * is at least before anybody looks who asks, and with what that viewer may see before anything runs.
 */
export class OperationGate {
  readonly #schema: GraphQLSchema;
  readonly #config: GateConfig;
  readonly #trusted: TrustedDocuments | null;
  readonly #rules: readonly ValidationRule[];
  /** Whoever sends the same text gets the same document, which live boards of many readers are recognised by. */
  readonly #known = new Map<string, Known>();
  #selections = 0;
  readonly #errors = new WeakMap<DocumentNode, readonly GraphQLError[]>();

  constructor(schema: GraphQLSchema, config: GateConfig, trusted: TrustedDocuments | null) {
    this.#schema = schema;
    this.#config = config;
    this.#trusted = trusted;
    const rules = [...specifiedRules, refuseLiterals];
    this.#rules = config.introspection ? rules : [...rules, NoSchemaIntrospectionCustomRule];
  }

  /**
   * The text that is asked for, by itself or by its hash.
   * @throws GraphQLError when there is none, or it is not on the list
   */
  textOf(params: OperationParams): string {
    const { query, operationName } = params;
    if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
      throw badRequest((texts) => texts.operationNameText);
    }
    const id = documentIdOf(params);
    if (this.#trusted) return this.#trusted.find(query, id);
    // Nothing is kept for clients: they send the text. An empty one is nothing beside a hash, and no document by itself.
    if (id !== null && !query) {
      throw new RequestError('PERSISTED_QUERY_NOT_SUPPORTED', (texts) => texts.persistedQueryNotSupported);
    }
    if (query === undefined || query === null) throw badRequest((texts) => texts.queryNeeded);
    return query;
  }

  /** @throws GraphQLError when the text is no document, or one beyond the limits */
  parse(text: string): DocumentNode {
    const known = this.#known.get(text);
    if (known) {
      // The one asked for last is forgotten last.
      this.#known.delete(text);
      this.#known.set(text, known);
      return known.document;
    }
    const { limits } = this.#config;
    if (text.length > limits.bytes || Buffer.byteLength(text) > limits.bytes) {
      throw tooComplex((texts) => texts.tooLargeDocument(limits.bytes));
    }
    const document = read(text, limits.tokens);
    const shape = shapeOf(document);
    const beyond = beyondLimits(shape, limits);
    if (beyond) throw beyond;
    this.#remember(text, { document, selections: shape.selections + 1 });
    return document;
  }

  /** Whether a text was looked at before. */
  knows(text: string): boolean {
    return this.#known.has(text);
  }

  /**
   * Does with a text all that takes long and depends on nothing else: parses, measures and validates it. What is invalid
   * is said by `clear`.
   * @throws GraphQLError when it is no document, or one beyond the limits
   */
  read(text: string): DocumentNode {
    const document = this.parse(text);
    this.#validate(document);
    return document;
  }

  /** What is wrong with a document, or with what is to be run of it, whoever asks; else what may be executed. */
  clear(document: DocumentNode, { operationName, variables, extensions }: OperationParams): Cleared | Rejection {
    const errors = this.#validate(document);
    if (errors.length > 0) return { errors };
    const operation = getOperationAST(document, operationName);
    if (!operation) {
      return { errors: [badRequest((texts) => texts.whichOperation)] };
    }
    if (operation.operation === 'subscription' && mayBeLeftOut(operation.selectionSet, document)) {
      return { errors: [badRequest((texts) => texts.subscriptionLeftOut)] };
    }
    if (operation.operation === 'subscription') {
      const personal = personalSelection(this.#schema, document, operation);
      if (personal !== null) {
        return { errors: [new RequestError('PERSON_IN_LIVE_ANSWER', (texts) => texts.personInLiveAnswer(personal))] };
      }
    }
    const declared = declaredVariables(operation, variables ?? {});
    const { limits } = this.#config;
    const tooLarge = tooLargeVariable(declared, typesOf(this.#schema, operation), limits.listItems);
    if (tooLarge) return { errors: [tooLarge] };
    const wrong = wrongVariable(this.#schema, document, operation, declared);
    if (wrong) return { errors: [wrong] };
    const costed = { schema: this.#schema, document, operation, variables: declared };
    const leastCost = leastCostOf(costed);
    try {
      new CostMeter(limits.cost).begin(leastCost, leastCost);
    } catch (error) {
      return { errors: [error as RequestError] };
    }
    return { document, operation, variables: declared, leastCost, showsCost: extensions?.cost === true };
  }

  /**
   * Counts what an operation costs its viewer, by what is there for them. Comes before anything runs.
   * @throws RequestError QUERY_TOO_COMPLEX
   */
  count({ document, operation, variables, leastCost }: Cleared, context: Context): void {
    const costed = { schema: this.#schema, document, operation, variables };
    context.cost.begin(costFor(context, costed), leastCost);
  }

  #validate(document: DocumentNode): readonly GraphQLError[] {
    let errors = this.#errors.get(document);
    if (errors === undefined) {
      errors = validate(this.#schema, document, this.#rules, {
        maxErrors: MOST_ERRORS,
        hideSuggestions: !this.#config.introspection,
      });
      for (const { extensions } of errors) extensions.code = 'GRAPHQL_VALIDATION_FAILED';
      this.#errors.set(document, errors);
    }
    return errors;
  }

  #remember(text: string, known: Known): void {
    this.#known.set(text, known);
    this.#selections += known.selections;
    for (const [oldest, { selections }] of this.#known) {
      if (this.#selections <= REMEMBERED_SELECTIONS) break;
      this.#known.delete(oldest);
      this.#selections -= selections;
    }
  }
}

/** A request that cannot be an operation. */
export function badRequest(say: Message): RequestError {
  return new RequestError('BAD_REQUEST', say);
}

/** Whether something of a selection is there on a condition only. graphql-js fails when nothing is left to subscribe to. */
function mayBeLeftOut({ selections }: SelectionSetNode, document: DocumentNode): boolean {
  return selections.some((selection) => {
    if (selection.directives?.length) return true;
    if (selection.kind === Kind.FIELD) return false;
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : document.definitions.find(
            (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
          );
    return fragment !== undefined && 'selectionSet' in fragment && mayBeLeftOut(fragment.selectionSet, document);
  });
}

function read(text: string, mostTokens: number): DocumentNode {
  try {
    scan(text, mostTokens);
    return parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) error.extensions.code ??= 'GRAPHQL_PARSE_FAILED';
    throw error;
  }
}

/** Others would be kept, compared and written out for nothing. */
function declaredVariables(
  { variableDefinitions }: OperationDefinitionNode,
  given: Record<string, unknown>,
): Record<string, unknown> {
  const declared: Record<string, unknown> = {};
  for (const { variable } of variableDefinitions ?? []) {
    const name = variable.name.value;
    if (Object.hasOwn(given, name)) declared[name] = given[name];
  }
  return declared;
}

/** The type of each variable, by its name. */
function typesOf(schema: GraphQLSchema, { variableDefinitions }: OperationDefinitionNode): Map<string, GraphQLType> {
  const types = new Map<string, GraphQLType>();
  for (const { variable, type } of variableDefinitions ?? []) {
    const found = typeFromAST(schema, type as NamedTypeNode);
    if (found) types.set(variable.name.value, found);
  }
  return types;
}

/** A value among the variables, and how long a list may be there. */
interface Looked {
  value: unknown;
  level: number;
  type: GraphQLType | undefined;
  mostItems: number;
}

/** @param mostItems - of a list whose field says nothing else (`extensions: { mostItems }` of the input's field). */
function tooLargeVariable(
  variables: object,
  types: ReadonlyMap<string, GraphQLType>,
  mostItems: number,
): GraphQLError | null {
  const waiting: Looked[] = Object.entries(variables).map(([name, value]) => ({
    value,
    level: 1,
    type: types.get(name),
    mostItems,
  }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, level, type, mostItems: most } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (level > DEEPEST_VARIABLE) return tooComplex((texts) => texts.tooDeepVariable(DEEPEST_VARIABLE));
    if (Array.isArray(value) && value.length > most) {
      const { length } = value;
      return tooComplex((texts) => texts.tooLongVariableList(length, most));
    }
    const named = type ? getNamedType(type) : undefined;
    const fields = isInputObjectType(named) && !Array.isArray(value) ? named.getFields() : {};
    for (const [name, inner] of Object.entries(value)) {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      const own = Array.isArray(value) ? type : field?.type;
      const said = Number(field?.extensions.mostItems ?? 0);
      waiting.push({ value: inner, level: level + 1, type: own, mostItems: Math.max(mostItems, said) });
    }
  }
  return null;
}
