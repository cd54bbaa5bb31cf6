// Apollo Client in front of a server that answers a list alone: it asks by the hashes of its own manifest, by GET.
import { readFileSync } from 'node:fs';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { print } from 'graphql';
import { target } from './asked.mjs';

const { url, authorization } = target;
const { operations } = JSON.parse(readFileSync(new URL('../generated/apollo-manifest.json', import.meta.url), 'utf8'));
const byName = new Map(operations.map(({ name, id }) => [name, id]));
const sent = [];
const client = new ApolloClient({
  cache: new InMemoryCache(),
  link: new PersistedQueryLink({
    useGETForHashedQueries: true,
    generateHash: (document) => byName.get(document.definitions[0].name.value) ?? print(document),
  }).concat(
    new HttpLink({
      uri: url,
      headers: { authorization },
      fetch: (address, init) => {
        sent.push(init.method === 'GET' ? 'GET' : init.body.includes('"query"') ? 'text' : 'hash');
        return fetch(address, init);
      },
    }),
  ),
});
const { data } = await client.query({
  query: gql(readFileSync(new URL('../operations/viewer.graphql', import.meta.url), 'utf8')),
});
console.log(JSON.stringify({ subject: data.viewer.subject, sent }));
process.exit(0);
