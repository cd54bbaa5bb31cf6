import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { buildSchema, introspectionFromSchema } from 'graphql';

// Turns schema.graphql into the types that check the page's operations: part of `npm run generate`.

const folder = new URL('src/api/generated/', import.meta.url);
const sdl = await readFile(new URL('../schema.graphql', import.meta.url), 'utf8');
const introspection = minifyIntrospection(introspectionFromSchema(buildSchema(sdl)));
await mkdir(folder, { recursive: true });
await writeFile(
  new URL('schema-types.d.ts', folder),
  outputIntrospectionFile(introspection, { fileType: '.d.ts', shouldPreprocess: true }),
);
