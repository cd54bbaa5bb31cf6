import { defineConfig } from 'prisma/config';

// generate, validate and format never run the schema engine, yet the CLI downloads one first.
// Any existing file satisfies that check, so these three work without a network; migrate and studio behave as usual.
if (/^(generate|validate|format)$/.test(process.argv[2] ?? '')) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

export default defineConfig({
  schema: 'prisma/models',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
