import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  // A file, or a server whose introspection is on.
  schema: process.env.KETNAP_SCHEMA ?? '../../../schema.graphql',
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
