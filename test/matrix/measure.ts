import type { Role } from '../../src/db/generated/enums.ts';
import { type Ask, askProbes, type Outcome, patiently } from './ask-probes.ts';
import type { MatrixServer } from './matrix-server.ts';
import type { Probe, Verdict } from './probe.ts';
import type { Line, Transport } from './transports.ts';
import { formerHolderOf, holderOf, MIXED, type Relation, relations, roles } from './world.ts';

/** What a role's cell has a letter for, in this order. */
export const columns = [...relations, 'revoked', 'expired'] as const;
type Column = (typeof columns)[number];

/** A row's letters; `none` is without a token, `mixed` whoever has two roles: of mutations only. */
export type Letters = Record<Role | 'mixed' | 'none', string>;

/** The letters of a transport. */
export interface Measured {
  /** By row. */
  letters: Map<string, Letters>;
  /** Rows where what is hidden was told from what is missing. */
  told: string[];
}

/** Asks every row as every role about everything, over one transport. */
export async function measure(server: MatrixServer, transport: Transport, probes: readonly Probe[]): Promise<Measured> {
  const asked = probes.filter(({ kind }) => transport.live || kind !== 'subscription');
  const told: string[] = [];
  const cells = await Promise.all(
    roles.map(async (role) => [role, await measureRole(server, transport, asked, role, told)] as const),
  );
  const none = await withLine(transport, server, null, (ask) => askAlone(ask, server, asked));
  const mixed = await measureMixed(server, transport, probes);
  const letters = asked.map(({ row }) => {
    const ofRoles = Object.fromEntries(cells.map(([role, cell]) => [role, cell.get(row) ?? '']));
    const others = { mixed: mixed.get(row) ?? NOT_ASKED, none: none.get(row)?.verdict ?? '' };
    return [row, { ...(ofRoles as Record<Role, string>), ...others }] as const;
  });
  return { letters: new Map(letters), told };
}

async function measureRole(
  server: MatrixServer,
  transport: Transport,
  probes: readonly Probe[],
  role: Role,
  told: string[],
): Promise<Map<string, string>> {
  const { targets, missing } = server.world;
  const columnsOf = new Map<Column, Map<string, Outcome>>();
  await withLine(transport, server, await server.token(holderOf(role)), async (ask) => {
    const nothing = await askProbes(ask, server.world, missing, probes);
    for (const relation of relations) {
      const here = probes.filter((probe) => isAskedAbout(probe, relation));
      const outcomes = await askProbes(ask, server.world, targets[relation], here);
      columnsOf.set(relation, outcomes);
      // Never expected: whoever makes the table wants to know which error it was.
      for (const [row, { verdict, seen }] of outcomes) if (verdict === 'e') console.error(`${row}: ${seen}`);
      if (relation === 'own' || relation === 'descendant') continue;
      for (const [row, { verdict, seen }] of outcomes) {
        // Of a thing that is seen a list may be empty; only what is hidden must not differ from what is missing.
        const owner = outcomes.get(`${row.split('.')[0]}.id`) ?? outcomes.get('Committee.id');
        if (owner?.verdict === 'y') continue;
        if ((verdict === '.' || verdict === 'N') && nothing.get(row)?.seen !== seen)
          told.push(`${row}: ${role}, ${relation}: ${seen}`);
      }
    }
  });
  await withLine(transport, server, await server.token(formerHolderOf(role)), async (ask) => {
    const own = probes.filter((probe) => isAskedAbout(probe, 'own'));
    columnsOf.set('revoked', await askProbes(ask, server.world, targets.own, own));
  });
  await withLine(transport, server, await server.token(holderOf(role), true), async (ask) => {
    columnsOf.set('expired', await askProbes(ask, server.world, targets.own, probes));
  });
  const letter = (probe: Probe, column: Column): Verdict => columnsOf.get(column)?.get(probe.row)?.verdict ?? '-';
  return new Map(probes.map((probe) => [probe.row, columns.map((column) => letter(probe, column)).join('')]));
}

/** Whether a row is asked about what stands somewhere. */
export function isAskedAbout({ placed, of }: Probe, relation: Relation): boolean {
  return of === undefined ? placed || relation === 'own' : of.includes(relation);
}

const NOT_ASKED = '-'.repeat(relations.length);

async function measureMixed(
  server: MatrixServer,
  transport: Transport,
  probes: readonly Probe[],
): Promise<Map<string, string>> {
  const mutations = probes.filter(({ kind }) => kind === 'mutation');
  const letters = new Map<string, string>();
  await withLine(transport, server, await server.token(MIXED), async (ask) => {
    for (const relation of relations) {
      const here = mutations.filter((probe) => isAskedAbout(probe, relation));
      const outcomes = await askProbes(ask, server.world, server.world.targets[relation], here);
      for (const { row } of mutations) letters.set(row, (letters.get(row) ?? '') + (outcomes.get(row)?.verdict ?? '-'));
    }
  });
  return letters;
}

/** Without a token whole operations fail: each row is asked by itself. */
async function askAlone(ask: Ask, { world }: MatrixServer, probes: readonly Probe[]): Promise<Map<string, Outcome>> {
  return askProbes(ask, world, world.targets.own, probes, 1);
}

async function withLine<T>(
  transport: Transport,
  { app }: MatrixServer,
  token: string | null,
  work: (ask: Ask) => Promise<T>,
): Promise<T> {
  const line: Line = transport.open(`${app.url}/graphql`, token);
  try {
    return await work(patiently((document) => line.ask(document)));
  } finally {
    await line.end();
  }
}
