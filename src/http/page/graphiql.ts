import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { GraphiQLOptions, Plugin } from 'graphql-yoga';
import type { GraphiqlConfig } from '../../config.ts';
import { isLanguage } from '../../messages/language.ts';

/** What GraphiQL's page is made of. */
interface PageOptions extends GraphiQLOptions {
  endpoint: string;
  headers: string;
  defaultTabs: NonNullable<GraphiQLOptions['defaultTabs']>;
  /** Yoga's page would write the text of the open tab into the address, which would then show it in the first tab. */
  onEditQuery: null;
}

/** What GraphiQL shows: the worked examples as tabs, each with the token of the login chosen by `?login=`, in the language of `?lang=`. */
export async function graphiqlOptions(
  { logins, tabs }: GraphiqlConfig,
  { requestUrl, endpoint }: { requestUrl: string; endpoint: string },
): Promise<PageOptions> {
  const { searchParams } = new URL(requestUrl, 'http://localhost');
  const login = logins.find(({ subject }) => subject === searchParams.get('login')) ?? logins[0];
  const lang = searchParams.get('lang');
  const headers = JSON.stringify({ Authorization: `Bearer ${login?.token ?? ''}` }, null, 2);
  return {
    // What the page asks, the schema among it, comes in the language of its own address.
    endpoint: isLanguage(lang) ? `${endpoint}?lang=${lang}` : endpoint,
    title: `Ketnap · ${login?.subject ?? 'GraphiQL'}`,
    headers,
    defaultHeaders: headers,
    shouldPersistHeaders: true,
    defaultTabs: (await tabs()).map(({ query, variables }) => ({ query, variables, headers })),
    // Server-sent events carry the headers of the tab; a WebSocket from a browser cannot.
    subscriptionsProtocol: 'SSE',
    defaultEditorToolsVisibility: 'variables',
    onEditQuery: null,
  };
}

/** The page holds a token and what there is to try at the moment: a browser must not bring back an old one. */
export const graphiqlFreshness: Plugin = {
  onResponse({ response }) {
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
    if (isPage) response.headers.set('cache-control', 'no-store');
  },
};

/** The whole page, with everything it needs inside. */
export function renderPage(options: GraphiQLOptions): string {
  const { headers, defaultTabs } = options as PageOptions;
  const start = JSON.stringify({ headers, tabs: defaultTabs }).replaceAll('<', '\\u003c');
  const head = `<style>${STYLE}</style>\n<script>(${openTabs})(${start})</script>\n</head>`;
  return renderGraphiQL(options).replace('</head>', () => head);
}

// Tabs are given an offset when the page is laid out, which shows as soon as one has the focus: it would jump away from
// under the pointer, and the click that was to open it would be lost. The title would break into lines beside the docs.
const STYLE = '.graphiql-tab { transform: none !important; } .graphiql-logo { white-space: nowrap; }';

// Runs in the browser, before GraphiQL. What is typed stays with the window and the token; another window, login or run
// of the demo begins with the examples. And GraphiQL finds the open tab again by what its editors are to show, without
// which it would add an empty tab on every visit.
const openTabs = `(start) => {
  const store = sessionStorage;
  Object.defineProperty(window, 'localStorage', { value: store });
  if (store.getItem('ketnap:headers') !== start.headers) store.removeItem('graphiql:tabState');
  store.setItem('ketnap:headers', start.headers);
  const state = JSON.parse(store.getItem('graphiql:tabState')) ?? { ...start, activeTabIndex: 0 };
  const open = state.tabs[state.activeTabIndex];
  for (const part of ['query', 'variables', 'headers']) store.setItem('graphiql:' + part, open?.[part] ?? '');
}`;
