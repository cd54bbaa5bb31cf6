import { type Day, fromDay } from '../../src/calendar.ts';
import type { OfficerTitle } from '../../src/db/generated/client.ts';
import type { Leaf, Organisation } from './committees.ts';
import { addDays } from './days.ts';
import { demoIds } from './demo-ids.ts';
import { DISTRICTS_ENDED } from './new-communes.ts';
import { memberName } from './people.ts';
import { createRandom } from './random.ts';
import type { OfficerRow } from './rows.ts';
import { stableId } from './stable-id.ts';

/** From nine official members on a cell elects a committee, with a deputy secretary. */
const DEPUTY_FROM_MEMBERS = 9;
/** Congresses of the committees for the term 2020-2025. */
const COMMITTEE_TERM: Day = '2020-08-15';
/** Who sits in the committee of a grassroots organisation. */
export const COMMITTEE_MEMBERS = 7;
/** Its secretary, deputy and standing member. */
const LEADING = 3;
/** Cells hold theirs every two and a half years. */
const CELL_TERM: Day = '2022-10-10';
/** Offices that were vacated in the weeks before the article's day and not filled again. */
const VACATED_FROM: Day = '2023-10-02';

/** Every how many cells one has no secretary, no deputy, or a secretary who replaced another. */
const EVERY = { noSecretary: 89, noDeputy: 59, replaced: 9 };

/** Those who were appointed to the committees that the end of the districts founded, for the term 2025-2030 (31-HD/BTCTW). */
export function buildAppointed(committeeIds: readonly string[]): OfficerRow[] {
  return committeeIds.flatMap((id) =>
    committeeOfficers(id, COMMITTEE_MEMBERS - LEADING, { from: DISTRICTS_ENDED, sign: 'TU' }),
  );
}

/** The offices of Lục Yên: the district, its committees and every cell. */
export function buildOfficers(
  organisations: readonly Organisation[],
  members: ReadonlyMap<string, number>,
): OfficerRow[] {
  const committees = organisations.filter(({ id, leaves }) => leaves.some((leaf) => leaf.id !== id));
  return [
    ...committeeOfficers(demoIds.lucYen, 6),
    ...committees.flatMap(({ id }) => committeeOfficers(id, COMMITTEE_MEMBERS - LEADING)),
    ...organisations
      .flatMap(({ leaves }) => leaves)
      .flatMap((leaf, index) => cellOfficers(leaf, index, members.get(leaf.id) ?? 0)),
  ];
}

/** Appoints the member with this number. */
function appointment(
  place: Pick<Leaf, 'id' | 'ethnicGroup'>,
  title: OfficerTitle,
  number: number,
  validFrom: Day,
  validTo: Day | null = null,
  sign = 'HU',
): OfficerRow {
  const key = `officer/${place.id}/${title}/${number}`;
  const random = createRandom(key);
  return {
    id: stableId(key, fromDay(validFrom).getTime()),
    committeeId: place.id,
    personName: memberName(place, number),
    title,
    validFrom: fromDay(validFrom),
    validTo: validTo === null ? null : fromDay(validTo),
    decisionNumber: `${random.int(1, 400)}-QĐ/${sign}`,
  };
}

function committeeOfficers(
  committeeId: string,
  memberCount: number,
  { from, sign }: { from: Day; sign: string } = { from: COMMITTEE_TERM, sign: 'HU' },
): OfficerRow[] {
  const place = { id: committeeId, ethnicGroup: 'Tày' };
  const row = (title: OfficerTitle, number: number): OfficerRow => appointment(place, title, number, from, null, sign);
  return [
    row('SECRETARY', 1),
    row('DEPUTY_SECRETARY', 2),
    row('STANDING_MEMBER', 3),
    ...Array.from({ length: memberCount }, (_, index) => row('MEMBER', index + 4)),
  ];
}

function cellOfficers(leaf: Leaf, index: number, memberCount: number): OfficerRow[] {
  const random = createRandom(`officers/${leaf.id}`);
  const row = (title: OfficerTitle, number: number, from: Day, to: Day | null = null): OfficerRow =>
    appointment(leaf, title, number, from, to);
  const from = addDays(CELL_TERM, random.int(0, 60));
  const vacatedOn = addDays(VACATED_FROM, random.int(0, 60));
  const named = leaf.id === demoIds.kheoLeng || leaf.id === demoIds.thamPat;
  const at = (every: number): boolean => !named && index % every === every - 1;

  const rows: OfficerRow[] = [];
  if (at(EVERY.replaced)) {
    const replacedOn = addDays(from, random.int(100, 300));
    rows.push(row('SECRETARY', 6, from, replacedOn), row('SECRETARY', 1, replacedOn));
  } else {
    rows.push(row('SECRETARY', 1, from, at(EVERY.noSecretary) ? vacatedOn : null));
  }
  if (memberCount >= DEPUTY_FROM_MEMBERS) {
    rows.push(row('DEPUTY_SECRETARY', 2, from, at(EVERY.noDeputy) ? vacatedOn : null));
    rows.push(row('MEMBER', 3, from));
    if (memberCount >= 25) rows.push(row('MEMBER', 4, from));
  }
  return rows;
}
