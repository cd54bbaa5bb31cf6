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
import type { BoardReader } from '../feed/ports.ts';
import { contextOfFrame, type Services } from '../schema/context.ts';
import { RenderedFrame } from './rendered-frame.ts';

/** A live board that a connection may join. */
export interface LiveBoard {
  join(reader: BoardReader<RenderedFrame>): BoardSeat;
}

/** What an operation looks like, said once for all who send the same document. */
interface Form {
  /** Names the document. */
  number: number;
  /** Variables that say where to resume and nothing else: frames do not depend on them. */
  resumeVariables: Set<string>;
}

const forms = new WeakMap<DocumentNode, Form>();
let formCount = 0;

/**
 * Opens the live board that a subscription asks for. Resolves with a result instead when it is refused.
 * @param present - how an error looks to a client.
 */
export async function openLiveBoard(
  args: SubscriptionArgs,
  services: Services,
  present: (error: unknown) => GraphQLError,
): Promise<LiveBoard | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return { errors: (source.errors ?? []).map(present) };
  if (!(source instanceof BoardWatch)) throw new Error('every subscription is a live board');
  const { schema, document, operationName, variableValues } = args;
  const operation = { schema, document, operationName, variableValues };
  const render = async (frame: QuotaFrame, viewer: unknown): Promise<RenderedFrame> => {
    const contextValue = contextOfFrame(services, viewer as Viewer);
    const { errors, ...result } = await execute({ ...operation, rootValue: frame, contextValue });
    return new RenderedFrame(errors ? { ...result, errors: errors.map(present) } : result, frame.cursor);
  };
  const shape = shapeOf(args);
  return { join: (reader) => source.join({ shape, reader, render }) };
}

/** Names what frames look like: the same operation with the same variables. */
function shapeOf({ document, operationName, variableValues }: SubscriptionArgs): string {
  const { number, resumeVariables } = formOf(document);
  const variables = Object.entries(variableValues ?? {}).filter(([name]) => !resumeVariables.has(name));
  return JSON.stringify([number, operationName ?? null, Object.fromEntries(variables)]);
}

function formOf(document: DocumentNode): Form {
  let form = forms.get(document);
  if (!form) {
    formCount += 1;
    form = { number: formCount, resumeVariables: resumeVariablesOf(document) };
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
