import { scopePaths } from '../../access/scope.ts';
import { addDays, fromDay } from '../../calendar.ts';
import type { CandidateStage, Role } from '../../db/generated/client.ts';
import { type ActivityRecord, readActivity } from '../../db/queries/activity.ts';
import { viewerCan } from '../authorize.ts';
import { stageOrder } from '../candidate/rules.ts';
import { authorityOf } from '../committee/authority.ts';
import { fewCommittees } from '../committee/few-committees.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { ACTIVITY_DAYS, MOST_ACTIVITY, MOST_BY_CASES } from './rules.ts';

/** The body that recorded something, as far as the viewer may see it; null where that is not known. */
export interface RecordedBy {
  role: Role | null;
  name: string | null;
}

/** What happened at a committee. It names no person, and nobody who recorded it. */
export interface ActivityRow {
  id: string;
  at: Date;
  committeeId: string;
  committeeName: string;
  stage: CandidateStage | null;
  year: number | null;
  target: number | null;
  by: RecordedBy;
}

/** What was recorded last at a committee and below it, the newest first: two statements. */
export async function readActivityOf(committeeId: string, context: OperationContext): Promise<ActivityRow[]> {
  const { feed, database } = context;
  const path = feed.state.committees.get(committeeId)?.path;
  if (path === undefined) return [];
  const few = fewCommittees(['quota:read'], committeeId, context);
  const records = await readActivity(database.pool, {
    path,
    paths: scopePaths(signedIn(context), 'quota:read'),
    few: few !== null && few.length <= MOST_BY_CASES ? few : null,
    // Who left the way, or was removed, is not told: in a village that would be a person, not a figure.
    stages: stageOrder,
    since: fromDay(addDays(feed.day, -ACTIVITY_DAYS)),
    day: feed.day,
    most: MOST_ACTIVITY,
  });
  return Promise.all(
    records.map(async (record) => {
      const { above: _above, role: _role, ...told } = record;
      return { ...told, by: await recordedBy(record, context) };
    }),
  );
}

/** The role by which something was recorded, and the name of its body: none of one that stands above what the viewer sees. */
async function recordedBy(record: ActivityRecord, context: OperationContext): Promise<RecordedBy> {
  const { role } = record;
  const body = role === null ? null : await bodyOf(record, context);
  const isSeen = body !== null && viewerCan(context, 'committee:read', body.id);
  return { role, name: isSeen ? body.name : null };
}

/** The body that a role stands for at the place of a record. */
async function bodyOf(
  { role, committeeId, committeeName, stage, above }: ActivityRecord,
  { loaders, feed }: OperationContext,
): Promise<{ id: string; name: string } | null> {
  const own = { id: committeeId, name: committeeName };
  if (stage === null) return above ?? own;
  if (role === 'CELL_SECRETARY') return own;
  const row = await loaders.authority.load({ committeeId, day: feed.day });
  const authority = row && authorityOf(row);
  if (role === 'GRASSROOTS_COMMITTEE') return authority?.grassroots ?? null;
  return role === 'SUPERIOR_COMMITTEE' ? (authority?.decider ?? null) : null;
}
