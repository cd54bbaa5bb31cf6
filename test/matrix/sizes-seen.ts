import { askingAs, committeeOf } from './asking-as.ts';
import { type Access, theAccess } from './load-access.ts';
import type { MatrixServer } from './matrix-server.ts';
import { type Relation, relations, roles } from './world.ts';

// How much lies at a place is no field of the schema: costs are counted by it, and must not tell of what is hidden.

/** The first answer of an access about sizes that is not as it should be, for every role and place; null when all are. */
export async function firstSizeDifference(server: MatrixServer, access: Access): Promise<string | null> {
  for (const role of roles) {
    for (const relation of relations) {
      const [told, expected] = [
        await sizes(server, access, role, relation),
        await sizes(server, theAccess, role, relation),
      ];
      if (told !== expected) return `sizes: ${role} about ${relation}`;
    }
  }
  return null;
}

async function sizes(
  server: MatrixServer,
  access: Access,
  role: (typeof roles)[number],
  about: Relation,
): Promise<string> {
  const seen = access.visibleSizes(await askingAs(server, access, role, 'own')());
  const committeeId = committeeOf(server.world.targets[about]);
  const board = { committeeId, year: 2026, depth: 'SUBTREE' as const };
  return JSON.stringify([seen.below(committeeId), seen.board(board), seen.all()]);
}
