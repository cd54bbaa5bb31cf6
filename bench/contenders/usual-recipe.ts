// The usual recipe for GraphQL subscriptions, as the documentation of Yoga shows it: an in-memory publish/subscribe, and
// every subscriber's frame executed for itself. The figures are read once a change, not once a subscriber, which is
// the kinder variant.
import { once, setMaxListeners } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ExecutionArgs } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { createPubSub, createSchema, createYoga, map, pipe, Repeater } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import { decodeGlobalId } from '../../src/schema/global-id.ts';
import type { BoardFrame, BoardRow } from '../board.ts';
import { answerCommands } from '../child-commands.ts';
import { type Admission, insertAndNotify } from '../plain-admission.ts';
import { followFigures } from './figures.ts';

// More than ten subscribers of a board are no leak.
setMaxListeners(0);
const pubSub = createPubSub<{ board: [committeeId: string, frame: BoardFrame] }>();
const figures = await followFigures(
  process.env.DATABASE_URL as string,
  () => true,
  (committeeId, frame) => pubSub.publish('board', committeeId, frame),
);

const schema = createSchema({
  typeDefs: /* GraphQL */ `
    enum BoardDepth { SELF CHILDREN SUBTREE }
    enum QuotaFrameKind { SNAPSHOT DELTA HEARTBEAT RESET }
    enum QuotaStatus { NO_TARGET BEHIND MET EXCEEDED }
    type QuotaProgress {
      id: ID! committeeId: ID! parentId: ID name: String! plan: Int admitted: Int! admittedHere: Int! percent: Float
      pipelineCount: Int status: QuotaStatus!
    }
    type QuotaFrame {
      kind: QuotaFrameKind! from: String cursor: String! asOf: String! reason: String rows: [QuotaProgress!]!
    }
    type Query { ok: Boolean }
    type Mutation { recordAdmission(candidateId: ID!, committeeId: ID!, line: [ID!]!): Boolean! }
    type Subscription { quotaBoard(committeeId: ID!, year: Int!, depth: BoardDepth!): QuotaFrame! }
  `,
  resolvers: {
    QuotaProgress: {
      percent: ({ plan, admitted }: BoardRow) => (plan ? Math.round((admitted * 1000) / plan) / 10 : null),
    },
    Mutation: {
      async recordAdmission(_root: unknown, admission: Admission) {
        await insertAndNotify(figures.pool, admission);
        return true;
      },
    },
    Subscription: {
      quotaBoard: {
        subscribe(_root: unknown, { committeeId }: { committeeId: string }) {
          const { id } = decodeGlobalId(committeeId);
          const frames = Repeater.merge([figures.snapshot(id), pubSub.subscribe('board', id)]);
          return pipe(
            frames,
            map((quotaBoard) => ({ quotaBoard })),
          );
        },
      },
    },
  },
});

const yoga = createYoga({ schema, graphiql: false, landingPage: false, logging: false });
const server = createServer(yoga);
const sockets = new WebSocketServer({ server, path: yoga.graphqlEndpoint });

type EnvelopedArgs = ExecutionArgs & Pick<ReturnType<typeof yoga.getEnveloped>, 'execute' | 'subscribe'>;
useServer(
  {
    execute: (args) => (args as EnvelopedArgs).execute(args),
    subscribe: (args) => (args as EnvelopedArgs).subscribe(args),
    async onSubscribe(context, _id, params) {
      const enveloped = yoga.getEnveloped({ ...context, params });
      const { execute, subscribe, contextFactory, parse, validate } = enveloped;
      const args: EnvelopedArgs = {
        schema: enveloped.schema,
        operationName: params.operationName,
        document: parse(params.query),
        variableValues: params.variables,
        contextValue: await contextFactory(),
        execute,
        subscribe,
      };
      const errors = validate(args.schema, args.document);
      return errors.length > 0 ? errors : args;
    },
  },
  sockets,
);
server.listen(0, '127.0.0.1');
await once(server, 'listening');

answerCommands({ port: () => (server.address() as AddressInfo).port });
