import type { CodegenConfig } from '@graphql-codegen/cli';

const { KETNAP_SCHEMA } = process.env;

const config: CodegenConfig = {
  // A file, or a server whose introspection is on.
  // It does not ask a server for @oneOf by itself.
  schema: KETNAP_SCHEMA === undefined ? '../../../schema.graphql' : { [KETNAP_SCHEMA]: { oneOf: true } as object },
  documents: 'operations/*.graphql',
  generates: {
    'generated/codegen/': {
      preset: 'client',
      presetConfig: { persistedDocuments: { hashAlgorithm: 'sha256' } },
      config: { scalars: { Day: 'string', DateTime: 'string' }, useTypeImports: true },
    },
  },
};

export default config;
