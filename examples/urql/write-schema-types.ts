/*
 * Turns the schema into the types that gql.tada checks operations with. Here it is a part of `npm run generate`; in a
 * project of your own `npx gql.tada generate-output` does the same.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { buildSchema, introspectionFromSchema } from 'graphql';

const folder = new URL('generated/', import.meta.url);
const sdl = await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8');
const introspection = minifyIntrospection(introspectionFromSchema(buildSchema(sdl)));
await mkdir(folder, { recursive: true });
await writeFile(
  new URL('schema-types.d.ts', folder),
  outputIntrospectionFile(introspection, { fileType: '.d.ts', shouldPreprocess: true }),
);
