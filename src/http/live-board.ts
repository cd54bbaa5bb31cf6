import { createHash } from 'node:crypto';
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type SubscriptionArgs,
  visit,
} from 'graphql';
import type { Viewer } from '../access/viewer.ts';
import { Operation, runOperation } from '../db/operation.ts';
import { BoardWatch } from '../feed/board-watch.ts';
import type { Frame } from '../feed/frame.ts';
import type { BoardSeat } from '../feed/hub.ts';
import type { BoardJoining, BoardReader } from '../feed/ports.ts';
import type { Turn } from '../feed/turns.ts';
import type { Language } from '../messages/language.ts';
import { type Context, contextOfFrame, type Services } from '../schema/context.ts';
import { renderFrame } from './render-frame.ts';
import type { RenderedFrame } from './rendered-frame.ts';
import type { LiveShare } from './shares/live-share.ts';
import type { Shares } from './shares/shares.ts';

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
 * Opens the live board that a subscription asks for, when the turn of its viewer has come. Resolves with a result instead
 * when it is refused.
 * @param language - of what its frames may have to say.
 * @param present - how an error looks to a client.
 * @throws NoTurn when its client is to come back
 */
export async function openLiveBoard(
  args: SubscriptionArgs,
  services: Services,
  shares: Shares,
  language: Language,
  present: (error: unknown) => GraphQLError,
): Promise<LiveBoard | ExecutionResult> {
  const { viewer, cost } = args.contextValue as Context;
  const subject = viewer?.subject ?? null;
  const endTurn = await shares.enterLive(subject);
  try {
    const source = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in source)) {
      endTurn();
      return { errors: (source.errors ?? []).map(present) };
    }
    if (!(source instanceof BoardWatch)) throw new Error('every subscription is a live board');
    const operation = frameOperation(args, language);
    const name = nameOf(source.watched.name, operation.shape);
    const rows = source.watched.rows(services.feed);
    const share = shares.watch(subject, { name, rows, cost: cost.requested }, endTurn);
    return new LiveBoard(source, share, operation, services, present);
  } catch (error) {
    endTurn();
    return { errors: [present(error)] };
  }
}

/** Names a board or list, and what is asked of it, however long that is. */
function nameOf(watched: string, shape: string): string {
  return createHash('sha1')
    .update(JSON.stringify([watched, shape]))
    .digest('base64');
}

/** A live board that a connection may join. */
export class LiveBoard {
  /** What it has of its viewer's share: to be told when it has shown something, and when it is over. */
  readonly share: LiveShare;
  readonly #source: BoardWatch;
  readonly #operation: FrameOperation;
  readonly #services: Services;
  readonly #present: (error: unknown) => GraphQLError;

  constructor(
    source: BoardWatch,
    share: LiveShare,
    operation: FrameOperation,
    services: Services,
    present: (error: unknown) => GraphQLError,
  ) {
    this.#source = source;
    this.share = share;
    this.#operation = operation;
    this.#services = services;
    this.#present = present;
  }

  join(reader: BoardReader<RenderedFrame>): BoardSeat {
    return this.#source.join(new Joining(reader, this.share, this.#operation, this.#services, this.#present));
  }
}

/** Made for every reader, so without functions of its own. */
class Joining implements BoardJoining<RenderedFrame> {
  readonly reader: BoardReader<RenderedFrame>;
  readonly #share: LiveShare;
  readonly #operation: FrameOperation;
  readonly #services: Services;
  readonly #present: (error: unknown) => GraphQLError;

  constructor(
    reader: BoardReader<RenderedFrame>,
    share: LiveShare,
    operation: FrameOperation,
    services: Services,
    present: (error: unknown) => GraphQLError,
  ) {
    this.reader = reader;
    this.#share = share;
    this.#operation = operation;
    this.#services = services;
    this.#present = present;
  }

  get shape(): string {
    return this.#operation.shape;
  }

  render(frame: Frame, viewer: unknown, turn: Turn): Promise<RenderedFrame> {
    const { args, language } = this.#operation;
    this.#share.pay(frame.rows.length);
    const contextValue = contextOfFrame(this.#services, viewer as Viewer, language);
    // It is for everybody who gets it, whoever leaves meanwhile, and counts for the one it is made as.
    const made = new Operation((viewer as Viewer).subject);
    return runOperation(made, () => renderFrame(frame, { args, contextValue, turn, present: this.#present }));
  }
}

function frameOperation(
  { schema, document, operationName, variableValues }: SubscriptionArgs,
  language: Language,
): FrameOperation {
  const form = formOf(document, schema);
  const variables = Object.entries(variableValues ?? {}).filter(([name]) => !form.resumeVariables.has(name));
  const shape = JSON.stringify([form.number, language, operationName ?? null, Object.fromEntries(variables)]);
  if (form.latest?.shape !== shape) {
    form.latest = { shape, language, args: { schema, document, operationName, variableValues } };
  }
  return form.latest;
}

function formOf(document: DocumentNode, schema: GraphQLSchema): Form {
  let form = forms.get(document);
  if (!form) {
    formCount += 1;
    form = { number: formCount, resumeVariables: resumeVariablesOf(document, schema), latest: null };
    forms.set(document, form);
  }
  return form;
}

function resumeVariablesOf(document: DocumentNode, schema: GraphQLSchema): Set<string> {
  const watched = schema.getSubscriptionType()?.getFields() ?? {};
  const resuming = new Map<string, number>();
  const used = new Map<string, number>();
  const count = (uses: Map<string, number>, name: string): void => void uses.set(name, (uses.get(name) ?? 0) + 1);
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => count(used, name.value),
    Field({ name, arguments: given }) {
      if (!(name.value in watched)) return;
      const after = given?.find((argument) => argument.name.value === 'after')?.value;
      if (after?.kind === Kind.VARIABLE) count(resuming, after.name.value);
    },
  });
  return new Set([...resuming].filter(([name, uses]) => used.get(name) === uses).map(([name]) => name));
}
