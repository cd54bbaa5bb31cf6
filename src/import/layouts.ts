import type { Words } from '../messages/language.ts';
import { sexWords, sourceWords, stageWords } from '../resolvers/candidate/words.ts';
import { kindWords } from '../resolvers/committee/words.ts';
import { candidateColumns } from '../spreadsheet/candidates-sheet.ts';
import { rollColumns } from '../spreadsheet/class-roll-sheet.ts';
import { boardColumns } from '../spreadsheet/quota-board-sheet.ts';
import { yesNoWords } from '../spreadsheet/words.ts';
import { areaLayout, coverLayout, profileLayout } from './area-layout.ts';
import { decisionLayout } from './decision-layout.ts';
import type { Layout } from './layout.ts';
import { membershipLayout } from './membership-layout.ts';
import { officerLayout } from './officer-layout.ts';
import { headingKey } from './said.ts';
import { traineeLayout } from './trainee-layout.ts';

/** What a sheet is about. */
export type LayoutName =
  | 'committees'
  | 'candidates'
  | 'officers'
  | 'memberships'
  | 'areas'
  | 'covers'
  | 'profiles'
  | 'trainees'
  | 'decision'
  | 'results';

/** The layouts, in the order of a template. */
export const layouts: Readonly<Record<LayoutName, Layout>> = {
  committees: {
    columns: boardColumns,
    read: ['code', 'name', 'kind', 'parentCode', 'parentName', 'foundedOn', 'year', 'plan', 'floor'],
    needed: ['name'],
    name: 'name',
    template: { sheet: { vi: 'Tổ chức và chỉ tiêu', en: 'Committees and quotas' }, words: { kind: kindWords } },
  },
  candidates: {
    columns: candidateColumns,
    read: Object.keys(candidateColumns),
    needed: ['fullName', 'birthMonth', 'birthYear', 'committeeName'],
    name: 'fullName',
    template: {
      sheet: { vi: 'Quần chúng', en: 'Candidates' },
      without: ['erasedOn'],
      words: {
        sex: sexWords,
        source: sourceWords,
        youthUnionMember: yesNoWords,
        awayForWork: yesNoWords,
        stage: stageWords,
      },
    },
  },
  officers: officerLayout,
  memberships: membershipLayout,
  areas: areaLayout,
  covers: coverLayout,
  profiles: profileLayout,
  trainees: traineeLayout,
  decision: decisionLayout,
  results: {
    columns: rollColumns,
    read: ['result', 'certificateNumber', 'issuedOn', 'enrolmentId'],
    needed: ['fullName', 'result', 'enrolmentId'],
    name: 'fullName',
    template: null,
  },
};

/** The names of the layouts. */
export const layoutNames = Object.keys(layouts) as LayoutName[];

const byHeading = new Map(
  Object.entries(layouts).map(([layout, { columns }]) => [
    layout,
    new Map(
      Object.entries(columns).flatMap(([key, { heading }]) =>
        [heading.vi, heading.en].map((words) => [headingKey(words), key]),
      ),
    ),
  ]),
);

/** The column of a layout that a heading means; null when it is not known. */
export function columnOf(layout: LayoutName, heading: string): string | null {
  return byHeading.get(layout)?.get(headingKey(heading)) ?? null;
}

/** What our own files call a column. */
export function headingOf(layout: LayoutName, key: string): Words {
  return layouts[layout].columns[key]?.heading ?? { vi: key, en: key };
}
