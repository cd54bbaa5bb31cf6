import { askingAs, committeeOf } from './asking-as.ts';
import { type Access, theAccess } from './load-access.ts';
import type { MatrixServer } from './matrix-server.ts';
import { type Relation, relations, roles } from './world.ts';

// The rows of the live log stand in frames alone, which nobody makes where rules are taken out: here they are read for themselves.

/** The first log of a committee that an access gives otherwise than it should, for every role and place; null when none is. */
export async function firstActivityDifference(server: MatrixServer, access: Access): Promise<string | null> {
  for (const role of roles) {
    for (const relation of relations) {
      const [told, expected] = [
        await logged(server, access, role, relation),
        await logged(server, theAccess, role, relation),
      ];
      if (told !== expected) return `live log: ${role} about ${relation}`;
    }
  }
  return null;
}

async function logged(
  server: MatrixServer,
  access: Access,
  role: (typeof roles)[number],
  about: Relation,
): Promise<string> {
  const context = await askingAs(server, access, role, 'own')();
  return JSON.stringify(await access.readActivityOf(committeeOf(server.world.targets[about]), context));
}
