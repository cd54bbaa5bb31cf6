// Mercurius on Fastify with its compiler, over the same schema and loaders as Yoga with DataLoader.
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import mercurius from 'mercurius';
import { answerCommands } from '../child-commands.ts';
import { openTables, resolvers, typeDefs } from '../contenders/usual-schema.ts';

const tables = openTables(process.env.DATABASE_URL as string);
const app = fastify();
await app.register(mercurius, {
  schema: typeDefs,
  resolvers,
  jit: 1,
  context: () => ({ tables, loaders: tables.loaders() }),
});
await app.listen({ port: 0, host: '127.0.0.1' });
answerCommands({ port: () => (app.server.address() as AddressInfo).port });
