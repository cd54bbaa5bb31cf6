import type { Viewer } from '../../src/access/viewer.ts';
import type { Context, Services } from '../../src/schema/context.ts';
import { decodeGlobalId } from '../../src/schema/global-id.ts';
import type { Access } from './load-access.ts';
import type { MatrixServer } from './matrix-server.ts';
import type { Relation, roles, Target } from './world.ts';

/** Makes contexts of a viewer who has a role at a place, by one access. For what is no field of the schema. */
export function askingAs(
  { world, app, clock }: MatrixServer,
  access: Access,
  role: (typeof roles)[number],
  at: Relation,
): () => Promise<Context> {
  const committeeId = committeeOf(world.targets[at]);
  const path = app.services.feed.state.committees.get(committeeId)?.path ?? '/';
  const viewer: Viewer = {
    subject: `asks as ${role}`,
    grants: [
      {
        id: committeeId,
        role,
        committeeId,
        path,
        shares: app.services.feed.state.ended.sharedBy(path),
        body: 'GRASSROOTS',
      },
    ],
    key: role,
    untilMs: Number.POSITIVE_INFINITY,
  };
  const viewers = { of: async () => viewer } as unknown as Services['viewers'];
  const session = { subject: viewer.subject, expiresAtMs: clock.now() + 3_600_000 };
  return () => access.createContext({ ...app.services, viewers }, session, 'en');
}

/** The id of the committee of a target, as the database knows it. */
export function committeeOf({ ids }: Target): string {
  return decodeGlobalId(ids.Committee ?? '').id;
}
