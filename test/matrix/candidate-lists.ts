import type { Viewer } from '../../src/access/viewer.ts';
import type { Services } from '../../src/schema/context.ts';
import { decodeGlobalId } from '../../src/schema/global-id.ts';
import { type Access, theAccess } from './load-access.ts';
import type { MatrixServer } from './matrix-server.ts';
import { type Relation, relations, roles, type Target } from './world.ts';

// The list behind GET /export/candidates is no field of the schema, so the matrix does not ask for it.

/**
 * Asks for the list of candidates as every role, and as the superior of the foreign committee, where somebody has come
 * to who was admitted elsewhere. Gives the first answer of an access that is not as it should be; null when all are.
 */
export async function firstListDifference(server: MatrixServer, access: Access): Promise<string | null> {
  const asked = [
    ...roles.map((role) => ({ role, at: 'own' as Relation })),
    { role: 'SUPERIOR_COMMITTEE' as const, at: 'foreign' as Relation },
  ];
  for (const { role, at } of asked) {
    for (const relation of relations) {
      const [shown, expected] = [
        await listed(server, access, role, at, relation),
        await listed(server, theAccess, role, at, relation),
      ];
      if (shown !== expected) return `list of candidates: ${role} on ${at} about ${relation}`;
    }
  }
  return null;
}

async function listed(
  server: MatrixServer,
  access: Access,
  role: (typeof roles)[number],
  at: Relation,
  about: Relation,
): Promise<string> {
  const { world, app, clock } = server;
  const committeeId = committeeOf(world.targets[at]);
  const path = app.services.feed.state.committees.get(committeeId)?.path ?? '/';
  const viewer: Viewer = {
    subject: `lists as ${role}`,
    grants: [{ id: committeeId, role, committeeId, path }],
    key: role,
    untilMs: Number.POSITIVE_INFINITY,
  };
  const viewers = { of: async () => viewer } as unknown as Services['viewers'];
  const session = { subject: viewer.subject, expiresAtMs: clock.now() + 3_600_000 };
  const renew = () => access.createContext({ ...app.services, viewers }, session, 'en');
  const wanted = { committeeId: committeeOf(world.targets[about]), stage: null, operation: 'matrix' };
  try {
    const rows: string[] = [];
    for await (const { id, admission } of await access.readCandidateList(wanted, renew)) {
      rows.push(`${id} ${admission?.ceremonyOn ?? ''}`);
    }
    return rows.sort().join('\n');
  } catch (error) {
    return String((error as { code?: unknown }).code ?? error);
  }
}

function committeeOf({ ids }: Target): string {
  return decodeGlobalId(ids.Committee ?? '').id;
}
