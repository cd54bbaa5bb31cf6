import { createSourceEventStream, type ExecutionResult, getOperationAST, parse } from 'graphql';
import { createYoga } from 'graphql-yoga';
import type { Role } from '../../src/db/generated/enums.ts';
import type { Services } from '../../src/schema/context.ts';
import { type Ask, askProbes, patiently } from './ask-probes.ts';
import type { Access } from './load-access.ts';
import type { MatrixServer } from './matrix-server.ts';
import { columns, isAskedAbout, type Letters } from './measure.ts';
import type { Probe } from './probe.ts';
import { lettersOf, type Table } from './table.ts';
import type { Reply } from './transports.ts';
import { formerHolderOf, holderOf, MIXED, type Relation, relations, roles } from './world.ts';

/** One letter of every line: who asks about what. */
interface Place {
  cell: keyof Letters;
  at: number;
  subject: string | null;
  relation: Relation;
}

/** Those who may least are asked first: what is shown to them too much is found soonest. */
const eager: readonly Role[] = ['DASHBOARD', 'AUDITOR', 'INSPECTOR', 'TRAINING_CENTRE', 'CELL_SECRETARY'];
const askers = [...eager, ...roles.filter((role) => !eager.includes(role))];

function placesOf(role: Role): Place[] {
  return relations.map((relation, at) => ({ cell: role, at, subject: holderOf(role), relation }));
}

const allPlaces: Place[] = [
  ...relations.flatMap((_, at) => askers.flatMap((role) => placesOf(role)[at] ?? [])),
  ...roles.map((role) => ({
    cell: role,
    at: columns.indexOf('revoked'),
    subject: formerHolderOf(role),
    relation: 'own' as const,
  })),
  ...relations.map((relation, at) => ({ cell: 'mixed' as const, at, subject: MIXED, relation })),
  { cell: 'none', at: 0, subject: null, relation: 'own' },
];

/** Rows that can be asked without a connection: no frame is made here, and no row of one that stands nowhere else. */
export const withoutFrames = ({ row, kind }: Probe): boolean =>
  kind !== 'subscription' || !/^(\w+(Frame|BoardRow)|ActivityRow|RecordedBy)\./.test(row);

/**
 * Asks an access that may lack a rule, and gives the first line of the table that is not so any more. Null when all are.
 * @param only - asks as this role alone.
 */
export async function firstDifference(
  server: MatrixServer,
  access: Access,
  table: Table,
  probes: readonly Probe[],
  only?: Role,
): Promise<string | null> {
  const base = server.app.services;
  const viewers = new access.Viewers(
    base.database.prisma,
    server.clock,
    (subject) => base.feed.rightsOf(subject),
    (path) => base.feed.state.ended.sharedBy(path),
  );
  const services = { ...base, viewers };
  for (const { cell, at, subject, relation } of only === undefined ? allPlaces : placesOf(only)) {
    const asked = probes.filter(
      (probe) => isAskedAbout(probe, relation) && (cell !== 'mixed' || probe.kind === 'mutation'),
    );
    const ask = patiently(askInProcess(access, services, subject, server.clock.now()));
    const outcomes = await askProbes(
      ask,
      server.world,
      server.world.targets[relation],
      asked,
      subject === null ? 1 : 30,
    );
    for (const [row, { verdict }] of outcomes) {
      const expected = lettersOf(table.get(row) ?? '')[cell][at];
      if (verdict !== expected) return `${row}: ${cell} about ${relation}: ${verdict} for ${expected}`;
    }
  }
  return null;
}

/** Asks the schema as a server would, without a transport: loading a whole server for each rule would take minutes. */
function askInProcess(access: Access, services: Services, subject: string | null, nowMs: number): Ask {
  const session = subject === null ? null : { subject, expiresAtMs: nowMs + 3_600_000 };
  const present = (error: unknown) =>
    access.presentError(error, { language: 'en', suggestions: false }, () => 'unexpected');
  const { schema } = access;
  // What the server executes with: that of graphql-js knows no lists that come in slices.
  const { execute } = createYoga({ schema, maskedErrors: false, logging: false }).getEnveloped({});
  return async (text) => {
    const document = parse(text);
    const contextValue = await access.createContext(services, session, 'en');
    if (getOperationAST(document)?.operation !== 'subscription') {
      const { data, errors } = (await execute({ schema, document, contextValue })) as ExecutionResult;
      return { data, errors: errors?.map(present) } as Reply;
    }
    const source = await createSourceEventStream({ schema, document, contextValue });
    if (Symbol.asyncIterator in source) return { data: { g0: { s0: 'admitted' } } };
    return { errors: (source.errors ?? []).map(present) } as Reply;
  };
}
