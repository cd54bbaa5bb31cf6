import graphqlPlugin from '@graphql-eslint/eslint-plugin';

const graphqlConfig = {
  schema: process.env.KETNAP_SCHEMA ?? '../../../schema.graphql',
  documents: '{operations,outdated}/*.graphql',
};

export default [
  {
    files: ['{operations,outdated}/*.graphql'],
    plugins: { '@graphql-eslint': graphqlPlugin },
    languageOptions: { parser: graphqlPlugin.parser, parserOptions: { graphQLConfig: graphqlConfig } },
    rules: {
      ...graphqlPlugin.configs['flat/operations-recommended'].rules,
      // Types without an id are parts of what they came with: the package lists them as `keys` of Graphcache.
      '@graphql-eslint/require-selections': 'off',
    },
  },
];
