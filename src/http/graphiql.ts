import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { GraphiQLOptions } from 'graphql-yoga';
import type { GraphiqlConfig } from '../config.ts';

export { renderGraphiQL };

/** What GraphiQL shows: the worked examples as tabs, each with the token of the login chosen by `?login=`. */
export function graphiqlOptions({ logins, tabs }: GraphiqlConfig, requestUrl: string): GraphiQLOptions {
  const wanted = new URL(requestUrl, 'http://localhost').searchParams.get('login');
  const login = logins.find(({ subject }) => subject === wanted) ?? logins[0];
  const headers = JSON.stringify({ Authorization: `Bearer ${login?.token ?? ''}` }, null, 2);
  return {
    title: `Ketnap · ${login?.subject ?? 'GraphiQL'}`,
    headers,
    defaultHeaders: headers,
    shouldPersistHeaders: false,
    defaultTabs: tabs.map((tab) => ({ ...tab, headers })),
    // Server-sent events carry the headers of the tab; a WebSocket from a browser cannot.
    subscriptionsProtocol: 'SSE',
    defaultEditorToolsVisibility: 'variables',
  };
}
