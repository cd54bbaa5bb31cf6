// Opens an embedded PostgreSQL in a process of its own, for tests that kill it. Reports in lines of JSON.
import { createInterface } from 'node:readline';
import {
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from '../../tools/embedded-postgres/embedded-postgres.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as EmbeddedPostgresOptions;
try {
  const notices: string[] = [];
  const server = await startEmbeddedPostgres({ ...options, onNotice: (notice) => notices.push(notice) });
  console.log(JSON.stringify({ ...server, url: server.url('postgres'), notices }));
  const input = createInterface(process.stdin);
  input.once('line', async () => {
    await server.stop();
    process.exit(0);
  });
} catch (error) {
  const { name, code, message } = error as { name: string; code: string; message: string };
  console.log(JSON.stringify({ error: name, code, message }));
}
