import { committeeScope } from '../../access/scope.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { asSeen } from '../as-seen.ts';
import type { Seen } from '../seen.ts';

/** The reviews of sources that a viewer may see: of cells whose people it may read. */
export function seenSourceReviews(viewer: Viewer): Seen<Prisma.SourceReviewWhereInput> {
  return asSeen({ committee: committeeScope(viewer, 'candidate:read') });
}
