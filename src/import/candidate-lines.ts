import { addMonths, type Day } from '../calendar.ts';
import type { CandidateStage, Sex, SourceCategory } from '../db/generated/enums.ts';
import { nameKey } from '../name-keys.ts';
import { type AdmissionDays, checkAdmissionDays } from '../resolvers/admission/rules.ts';
import { sexWords, sourceWords, stageWords } from '../resolvers/candidate/words.ts';
import { InvalidInput } from '../resolvers/errors.ts';
import { LONGEST } from '../resolvers/lengths.ts';
import { yesNoWords } from '../spreadsheet/words.ts';
import { CellReader } from './cells.ts';
import { COMMITTEE, type Named, readNamed } from './named.ts';
import type { Problems } from './problems.ts';
import type { Line, ReadSheet } from './read-sheet.ts';

/** A line about a candidate, complete and by the rules. */
export interface CandidateLine {
  at: Line;
  cells: CellReader;
  asOf: Date | null;
  named: Named;
  fullName: string;
  sex: Sex;
  birthMonth: number;
  birthYear: number;
  ethnicGroup: string;
  source: SourceCategory;
  youthUnionMember: boolean;
  awayForWork: boolean;
  stage: CandidateStage;
  stageSince: Day;
  admission: { ceremonyOn: Day; decisionNumber: string; decisionOn: Day } | null;
  /** The day of the province's consent to somebody past the age. */
  consentOn: Day | null;
}

/** Stages of those who have been admitted. */
const ADMITTED: readonly CandidateStage[] = ['PROBATIONARY', 'OFFICIAL', 'REMOVED'];

/** Lines about candidates, and how many are about persons who were erased: of those there is nothing to be had. */
export interface CandidateLines {
  lines: CandidateLine[];
  erased: number;
}

/** Reads the lines about candidates; those that are not complete or against the rules are problems and left out. */
export function candidateLines(sheets: ReadSheet[], today: Day, problems: Problems): CandidateLines {
  let erased = 0;
  const lines = sheets
    .filter(({ layout }) => layout === 'candidates')
    .flatMap(({ lines, asOf }) =>
      lines.map((at) => {
        if (!at.cells.has('fullName') && at.cells.has('erasedOn')) {
          erased += 1;
          return null;
        }
        return candidateLine(at, asOf, today, problems);
      }),
    )
    .filter((line) => line !== null);
  return { lines, erased };
}

function candidateLine(at: Line, asOf: Date | null, today: Day, problems: Problems): CandidateLine | null {
  const cells = new CellReader(at, problems);
  const named = readNamed(cells, COMMITTEE);
  const needed = {
    fullName: cells.name('fullName', LONGEST.personName),
    sex: cells.word('sex', sexWords),
    birthMonth: cells.whole('birthMonth', 1, 12),
    birthYear: cells.whole('birthYear', 1900, 2100),
    ethnicGroup: cells.name('ethnicGroup', LONGEST.ethnicGroup),
    source: cells.word('source', sourceWords),
    youthUnionMember: cells.word('youthUnionMember', yesNoWords),
    stageSince: cells.day('stageSince'),
  };
  const awayForWork = cells.word('awayForWork', yesNoWords);
  const stage = cells.word('stage', stageWords);
  const consentOn = cells.day('consentOn');
  for (const [key, value] of Object.entries(needed)) if (value === null) cells.refuse(key, (texts) => texts.missing);
  const admission = readAdmission(cells, stage ?? 'SOURCE');
  const read = [named ?? undefined, ...Object.values(needed), awayForWork, stage, admission, consentOn];
  if (read.includes(undefined) || Object.values(needed).includes(null)) return null;
  const line = {
    at,
    cells,
    asOf,
    named,
    ...needed,
    youthUnionMember: needed.youthUnionMember === 'true',
    awayForWork: awayForWork === 'true',
    stage: stage ?? 'SOURCE',
    admission,
    consentOn,
  } as CandidateLine;
  return followsRules(line, today, problems) ? line : null;
}

function readAdmission(cells: CellReader, stage: CandidateStage): CandidateLine['admission'] | undefined {
  const read = {
    decisionNumber: cells.code('decisionNumber', LONGEST.documentNumber),
    decisionOn: cells.day('decisionOn'),
    ceremonyOn: cells.day('ceremonyOn'),
  };
  const admitted = ADMITTED.includes(stage);
  for (const [key, value] of Object.entries(read)) {
    if (admitted && value === null) return cells.refuse(key, (texts) => texts.missingOfMember);
    if (!admitted && value) {
      return cells.refuse(key, (texts) => texts.notYetAdmitted(stageWords[stage][cells.language]));
    }
  }
  if (Object.values(read).includes(undefined)) return undefined;
  return admitted ? (read as NonNullable<CandidateLine['admission']>) : null;
}

/** The rules that need nothing but the line; the same functions that decide in the API. */
function followsRules(line: CandidateLine, today: Day, problems: Problems): boolean {
  const { at, cells, birthYear, birthMonth, stageSince, admission, consentOn } = line;
  if (consentOn !== null && consentOn > today) {
    cells.refuse('consentOn', (texts) => texts.dayInFuture);
    return false;
  }
  if (stageSince > today) {
    cells.refuse('stageSince', (texts) => texts.dayInFuture);
    return false;
  }
  if (stageSince < `${birthYear}-${String(birthMonth).padStart(2, '0')}`) {
    cells.refuse('stageSince', (texts) => texts.dayBeforeBirth);
    return false;
  }
  if (admission === null) return true;
  return (
    problems.try(at, cells.heading('ceremonyOn'), () => {
      checkAdmissionDays(admission, today);
      checkCeremonySoon(admission);
      return true;
    }) ?? false
  );
}

/** A ceremony later than that after its decision, in months, is a slip of the pen: it is due within working days. */
const LATEST_CEREMONY = 12;

/** Whether the days of an admission belong together. */
function checkCeremonySoon({ decisionOn, ceremonyOn }: AdmissionDays): void {
  if (ceremonyOn <= addMonths(decisionOn, LATEST_CEREMONY)) return;
  throw new InvalidInput((texts) => texts.ceremonyTooLate(LATEST_CEREMONY), ['decisionOn']);
}

/** Names a person inside of a committee: the same name however it is written, month and year of birth. */
export function personKey({ fullName, birthMonth, birthYear }: CandidateLine): string {
  return `${nameKey(fullName)} ${birthMonth}/${birthYear}`;
}
