import { z } from 'zod';
import { setting, whole } from './setting.ts';

/** Most that one operation may ask for. Fragments are counted wherever they are spread. */
const limitSettings = z.object({
  bytes: setting('KETNAP_MOST_BYTES', whole(1_024, 65_536, 65_536), 'Bytes of one document.'),
  tokens: setting('KETNAP_MOST_TOKENS', whole(100, 4_000, 4_000), 'Tokens of one document.'),
  depth: setting('KETNAP_MOST_DEPTH', whole(5, 30, 14), 'Levels of one operation.'),
  selections: setting(
    'KETNAP_MOST_SELECTIONS',
    whole(20, 1_000, 400),
    'Fields and fragments of one operation; fragments count wherever they are spread.',
  ),
  rootFields: setting('KETNAP_MOST_ROOT_FIELDS', whole(1, 100, 20), 'Fields at the root of one operation.'),
  aliases: setting('KETNAP_MOST_ALIASES', whole(0, 1_000, 100), 'Aliases of one operation.'),
  directives: setting('KETNAP_MOST_DIRECTIVES', whole(0, 1_000, 30), 'Directives of one operation.'),
  listItems: setting('KETNAP_MOST_LIST_ITEMS', whole(1, 1_000, 100), 'Entries of one list in the arguments.'),
  cost: setting(
    'KETNAP_MOST_COST',
    whole(100, 100_000, 5_000),
    "What one operation may cost, in fields of the database's rows: one is worth 0.1 ms of CPU at most. What counts for how much is in [limits.md](limits.md#what-an-operation-costs).",
  ),
});

/** What operations are let through. */
export const gateSettings = z.object({
  limits: limitSettings,
  introspection: setting(
    'KETNAP_INTROSPECTION',
    z
      .enum(['on', 'off'])
      .default('off')
      .transform((said) => said === 'on'),
    '`on` lets clients ask for the schema, and errors suggest its names.',
  ),
  trustedDocuments: setting(
    'KETNAP_TRUSTED_DOCUMENTS',
    z
      .string()
      .optional()
      .transform((path) => path ?? null),
    'Folder of `.graphql` files, or JSON file from SHA-256 to text or in the format of Apollo’s tools: nothing else is answered, but for the operations of the page. Clients send the text, or `documentId` (`sha256:` and its hash), or the hash as `extensions.persistedQuery.sha256Hash` (over WebSocket with an empty `query`); queries then by GET too.',
  ),
});

/** Most that one operation may ask for. */
export type OperationLimits = z.output<typeof limitSettings>;

/** What the gate is told. */
export type GateConfig = z.output<typeof gateSettings>;

/** Limits used where nothing else is said. */
export const defaultGateConfig: GateConfig = gateSettings.parse({ limits: {} });
