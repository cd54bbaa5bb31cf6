import { askingAs, committeeOf } from './asking-as.ts';
import { type Access, theAccess } from './load-access.ts';
import type { MatrixServer } from './matrix-server.ts';
import { type Relation, relations, roles } from './world.ts';

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
  const renew = askingAs(server, access, role, at);
  const wanted = {
    committeeId: committeeOf(server.world.targets[about]),
    stage: null,
    order: 'GIVEN_NAME' as const,
    operation: 'matrix',
  };
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
