import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  Kind,
  type SubscriptionArgs,
  visit,
} from 'graphql';
import type { Viewer } from '../access/viewer.ts';
import { BoardWatch } from '../feed/board-watch.ts';
import type { QuotaFrame } from '../feed/frame.ts';
import type { BoardSeat } from '../feed/hub.ts';
import type { BoardJoining, BoardReader } from '../feed/ports.ts';
import type { Language } from '../messages/language.ts';
import { contextOfFrame, type Services } from '../schema/context.ts';
import { RenderedFrame } from './rendered-frame.ts';

/** What an operation looks like, said once for all who send the same document. */
interface Form {
  /** Names the document. */
  number: number;
  /** Variables that say where to resume and nothing else: frames do not depend on them. */
  resumeVariables: Set<string>;
  /** The last that was asked for, to be shared by all who ask for the same one after the other. */
  latest: FrameOperation | null;
}

/** The operation a frame is executed with. */
interface FrameOperation {
  /** Names what frames look like: the same operation with the same variables, and errors in the same language. */
  shape: string;
  language: Language;
  args: SubscriptionArgs;
}

const forms = new WeakMap<DocumentNode, Form>();
let formCount = 0;

/**
 * Opens the live board that a subscription asks for. Resolves with a result instead when it is refused.
 * @param language - of what its frames may have to say.
 * @param present - how an error looks to a client.
 */
export async function openLiveBoard(
  args: SubscriptionArgs,
  services: Services,
  language: Language,
  present: (error: unknown) => GraphQLError,
): Promise<LiveBoard | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return { errors: (source.errors ?? []).map(present) };
  if (!(source instanceof BoardWatch)) throw new Error('every subscription is a live board');
  return new LiveBoard(source, frameOperation(args, language), services, present);
}

/** A live board that a connection may join. */
export class LiveBoard {
  readonly #source: BoardWatch;
  readonly #operation: FrameOperation;
  readonly #services: Services;
  readonly #present: (error: unknown) => GraphQLError;

  constructor(
    source: BoardWatch,
    operation: FrameOperation,
    services: Services,
    present: (error: unknown) => GraphQLError,
  ) {
    this.#source = source;
    this.#operation = operation;
    this.#services = services;
    this.#present = present;
  }

  join(reader: BoardReader<RenderedFrame>): BoardSeat {
    return this.#source.join(new Joining(reader, this.#operation, this.#services, this.#present));
  }
}

/** Made for every reader, so without functions of its own. */
class Joining implements BoardJoining<RenderedFrame> {
  readonly reader: BoardReader<RenderedFrame>;
  readonly #operation: FrameOperation;
  readonly #services: Services;
  readonly #present: (error: unknown) => GraphQLError;

  constructor(
    reader: BoardReader<RenderedFrame>,
    operation: FrameOperation,
    services: Services,
    present: (error: unknown) => GraphQLError,
  ) {
    this.reader = reader;
    this.#operation = operation;
    this.#services = services;
    this.#present = present;
  }

  get shape(): string {
    return this.#operation.shape;
  }

  async render(frame: QuotaFrame, viewer: unknown): Promise<RenderedFrame> {
    const { args, language } = this.#operation;
    const contextValue = contextOfFrame(this.#services, viewer as Viewer, language);
    const { errors, ...result } = await execute({ ...args, rootValue: frame, contextValue });
    return new RenderedFrame(errors ? { ...result, errors: errors.map(this.#present) } : result, frame.cursor);
  }
}

function frameOperation(
  { schema, document, operationName, variableValues }: SubscriptionArgs,
  language: Language,
): FrameOperation {
  const form = formOf(document);
  const variables = Object.entries(variableValues ?? {}).filter(([name]) => !form.resumeVariables.has(name));
  const shape = JSON.stringify([form.number, language, operationName ?? null, Object.fromEntries(variables)]);
  if (form.latest?.shape !== shape) {
    form.latest = { shape, language, args: { schema, document, operationName, variableValues } };
  }
  return form.latest;
}

function formOf(document: DocumentNode): Form {
  let form = forms.get(document);
  if (!form) {
    formCount += 1;
    form = { number: formCount, resumeVariables: resumeVariablesOf(document), latest: null };
    forms.set(document, form);
  }
  return form;
}

function resumeVariablesOf(document: DocumentNode): Set<string> {
  const resuming = new Map<string, number>();
  const used = new Map<string, number>();
  const count = (uses: Map<string, number>, name: string): void => void uses.set(name, (uses.get(name) ?? 0) + 1);
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => count(used, name.value),
    Field({ name, arguments: given }) {
      if (name.value !== 'quotaBoard') return;
      const after = given?.find((argument) => argument.name.value === 'after')?.value;
      if (after?.kind === Kind.VARIABLE) count(resuming, after.name.value);
    },
  });
  return new Set([...resuming].filter(([name, uses]) => used.get(name) === uses).map(([name]) => name));
}
