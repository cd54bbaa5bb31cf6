// GraphQL Yoga with DataLoader, as its documentation shows it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSchema, createYoga } from 'graphql-yoga';
import { answerCommands } from '../child-commands.ts';
import { openTables, resolvers, typeDefs, type UsualContext } from './usual-schema.ts';

const tables = openTables(process.env.DATABASE_URL as string);
const yoga = createYoga({
  schema: createSchema<UsualContext>({ typeDefs, resolvers }),
  context: (): UsualContext => ({ tables, loaders: tables.loaders() }),
  graphiql: false,
  landingPage: false,
  logging: false,
});
const server = createServer(yoga);
server.listen(0, '127.0.0.1');
await once(server, 'listening');
answerCommands({ port: () => (server.address() as AddressInfo).port });
