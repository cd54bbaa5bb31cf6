import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { addDays, addMonths, type Day } from '../../src/calendar.ts';
import { isOfAge, officialDayOf } from '../../src/resolvers/candidate/rules.ts';
import { shareOf } from '../../src/resolvers/committee/authority.ts';
import { paperGoodUntil } from '../../src/resolvers/dossier/rules.ts';
import { limitOf } from '../../src/resolvers/inspection/limit-rules.ts';
import { checkAcquaintance, checkOneMore } from '../../src/resolvers/introduction/rules.ts';
import { checkComesBack, tooEarlySince } from '../../src/resolvers/member/rules.ts';
import { clockOf } from '../../src/resolvers/resolution/clock.ts';
import { type CaseFacts, type CaseOn, checkExtension } from '../../src/resolvers/resolution/next-step.ts';
import { checkBase, neededOf, outcomeOf, timeTaken } from '../../src/resolvers/resolution/rules.ts';
import { youthUnionMonths } from '../../src/resolvers/statistics/rules.ts';
import { certificateGoodUntil } from '../../src/resolvers/training/rules.ts';
import type { Dated, InForce } from '../../src/rules/dated.ts';
import { addWorkingDays } from '../../src/rules/working-days.ts';
import { codeOf } from '../helpers/code-of.ts';

// Each number of the rules, row by row: it is changed by one, and something that people meet comes out otherwise than this file says.

const RESOLVERS = fileURLToPath(new URL('../../src/resolvers', import.meta.url));
const CALENDAR = { years: new Set<number>(), days: new Map() };

/** Every dated rule of the program, by its name. */
async function datedRules(): Promise<Map<string, Dated<unknown>>> {
  const files = readdirSync(RESOLVERS, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && /= dated[<(]/.test(readFileSync(join(RESOLVERS, file), 'utf8')),
  );
  expect(files.length).toBeGreaterThan(8);
  const found = new Map<string, Dated<unknown>>();
  for (const file of files) {
    const module: Record<string, unknown> = await import(join(RESOLVERS, file));
    for (const [name, value] of Object.entries(module)) {
      if (typeof value === 'object' && value !== null && 'versions' in value && 'on' in value) {
        found.set(name, value as Dated<unknown>);
      }
    }
  }
  return found;
}

/** Where numbers stand in the value of a rule, as paths; an empty one where it is a number itself. */
function numbersIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value === 'number') return [[...path]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => numbersIn(one, [...path, key]));
}

/** The value with the number at a path changed by so much. */
function changed(value: unknown, [key, ...rest]: readonly string[], by: number): unknown {
  if (key === undefined) return (value as number) + by;
  const record = value as Record<string, unknown>;
  return { ...record, [key]: changed(record[key], rest, by) };
}

const at = (day: Day, facts: Partial<CaseFacts>) =>
  ({
    day,
    dossier: null,
    facts: { erased: false, referred: false, extendedDays: 0, recognitionExtendedDays: 0, ...facts },
    authority: { isCell: false, subCommittee: null },
  }) as unknown as CaseOn;

/** What people meet of each rule on a day: the numbers are those of the documents, said here again. */
const meets: Record<string, (day: Day) => unknown[][]> = {
  ADMISSION_AGE: (day) => {
    const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
    const born = (years: number, months = 0) => {
      const all = (year - years) * 12 + month - 1 - months;
      return isOfAge({ birthYear: Math.floor(all / 12), birthMonth: (all % 12) + 1 }, day);
    };
    return [
      [born(18), true],
      [born(18, -1), false],
      [born(60), true],
      [born(60, 1), false],
    ];
  },
  ACQUAINTANCE: (day) => [
    [codeOf(() => checkAcquaintance(addMonths(day, -12), day)), null],
    [codeOf(() => checkAcquaintance(addDays(addMonths(day, -12), 1), day)), 'ACQUAINTANCE_SHORT'],
  ],
  INTRODUCERS: (day) => [
    [codeOf(() => checkOneMore('MEMBER', others(1), day)), null],
    [codeOf(() => checkOneMore('MEMBER', others(2), day)), 'INTRODUCERS_ENOUGH'],
  ],
  PAPERS: (day) => [[paperGoodUntil('OPINIONS', day), addMonths(day, 12)]],
  AWARENESS_CERTIFICATE: (day) => [[certificateGoodUntil(day), addMonths(day, 60)]],
  CELL_VOTE: (day) => [
    [outcomeOf('CELL', { yes: 14, no: 6 }, 20, day, 0), 'CARRIED'],
    [outcomeOf('CELL', { yes: 13, no: 7 }, 20, day, 0), 'UNDECIDED'],
  ],
  COMMITTEE_VOTE: (day) => [
    [outcomeOf('GRASSROOTS', { yes: 10, no: 5 }, 15, day, 0), 'CARRIED'],
    [outcomeOf('GRASSROOTS', { yes: 9, no: 6 }, 15, day, 0), 'REJECTED'],
  ],
  STANDING_VOTE: (day) => [
    [neededOf(10, shareOf('STANDING', day)), 6],
    [neededOf(11, shareOf('STANDING', day)), 6],
  ],
  UNDECIDED_VOTES: (day) => [
    [outcomeOf('CELL', { yes: 10, no: 10 }, 20, day, 1), 'UNDECIDED'],
    [outcomeOf('CELL', { yes: 10, no: 10 }, 20, day, 2), 'REFERRED'],
  ],
  LEAST_OFFICIAL: (day) => [
    [
      codeOf(() => checkBase({ members: 3, away: 0, exemptAbsent: 0 }, { official: null, reportedOn: null }, day)),
      null,
    ],
    [
      codeOf(() => checkBase({ members: 2, away: 0, exemptAbsent: 0 }, { official: null, reportedOn: null }, day)),
      'CELL_TOO_SMALL',
    ],
  ],
  DECISION_LIMIT: (day) => {
    const waits = at(day, { stage: 'GRASSROOTS_PROPOSED', resolvedOn: day });
    return [
      [clockOf('DECISION', waits, CALENDAR)?.until, addWorkingDays(CALENDAR, day, 60).until],
      [timeTaken('ADMISSION', null, day, CALENDAR).limitDays, 60],
      [codeOf(() => checkExtension(waits, 30)), null],
      [codeOf(() => checkExtension(waits, 31)), 'EXTENSION_TOO_LONG'],
    ];
  },
  CEREMONY_LIMIT: (day) => [
    [
      clockOf('CEREMONY', at(day, { issuedOn: day, receivedOn: day }), CALENDAR)?.until,
      addWorkingDays(CALENDAR, day, 30).until,
    ],
  ],
  PROBATION: (day) => [[officialDayOf(day), addMonths(day, 12)]],
  RECOGNITION_REVIEW_LIMIT: (day) => [
    [
      clockOf('RECOGNITION_CELL_VOTE', at(day, { ceremonyOn: addMonths(day, -12) }), CALENDAR)?.until,
      addWorkingDays(CALENDAR, day, 30).until,
    ],
  ],
  RECOGNITION_LIMIT: (day) => {
    const waits = at(day, { stage: 'PROBATIONARY', referred: true, recognitionResolvedOn: day });
    return [
      [clockOf('RECOGNITION_DECISION', waits, CALENDAR)?.until, addWorkingDays(CALENDAR, day, 30).until],
      [codeOf(() => checkExtension(waits, 30)), null],
      [codeOf(() => checkExtension(waits, 31)), 'EXTENSION_TOO_LONG'],
    ];
  },
  READMISSION: (day) => [
    [tooEarlySince(addMonths(day, -36), day), null],
    [tooEarlySince(addDays(addMonths(day, -36), 1), day) === null, false],
    [codeOf(() => checkComesBack(memberships(1), day)), null],
    [codeOf(() => checkComesBack(memberships(2), day)), 'READMITTED_ALREADY'],
  ],
  YOUTH_UNION_AGE: (day) => [[youthUnionMonths(Number(day.slice(0, 4))), 31 * 12 - 1]],
  INSPECTION_LIMIT: (day) =>
    (['CENTRAL', 'PROVINCE', 'SUPERIOR'] as const).map((inspectorKind, n) => {
      const limit = limitOf({ conductedBy: 'ADVISORY_BOARD', inspectorKind, startedOn: day, extendedDays: null });
      return [
        [limit?.days, limit?.extension].join(),
        [
          [60, 20],
          [45, 15],
          [20, 6],
        ][n]?.join(),
      ];
    }),
};

const others = (count: number) =>
  Array.from({ length: count }, () => ({ introducer: 'MEMBER' as const, named: false }));
const memberships = (count: number) =>
  Array.from({ length: count }, () => ({
    stage: 'OFFICIAL' as const,
    left: { on: '2000-01-01', reason: 'LEFT' as const },
  }));

/** Numbers that only sentences and records tell, with the test that reads them there. */
const told: Record<string, string> = {
  // The sentence of INTRODUCTION_MISSING; which papers are wanted goes by their kinds.
  'INTRODUCERS.besideOrganisation': 'test/rule/rules.test.ts',
  // Written into each request as its last day.
  'VERIFICATION_LIMIT.home': 'test/dossier/dossiers.test.ts',
  'VERIFICATION_LIMIT.abroad': 'test/dossier/dossiers.test.ts',
  // None is asked.
  SUBSTITUTE_ACQUAINTANCE: 'test/rule/rules.test.ts',
  // The end of a criminal record is not kept.
  'READMISSION.afterRecord': 'test/rule/rules.test.ts',
  // A warning of a plan.
  LEAST_OF_COMMITTEE: 'test/reorganisation/rules.test.ts',
  // A search in the database.
  LEAST_FOR_CELL_COMMITTEE: 'test/watch/watch-list.test.ts',
};

const rules = await datedRules();
const numbers = [...rules].flatMap(([name, { versions }]) =>
  versions.flatMap((version) => numbersIn(version.value).map((path) => ({ name, version, path }))),
);
const labelOf = ({ name, version, path }: (typeof numbers)[number]) =>
  `${[name, ...path].join('.')} of ${version.source} from ${version.from}`;

it('knows all rules with a number in them', () => {
  const withNumbers = [...new Set(numbers.map(({ name }) => name))];
  const known = [...Object.keys(meets), ...Object.keys(told).map((label) => label.split('.')[0])];
  expect(withNumbers.filter((name) => !known.includes(name))).toEqual([]);
  expect(numbers.length).toBeGreaterThan(60);
});

/** What comes out otherwise than it is said. */
function differences(name: string, day: Day): unknown[][] {
  return (meets[name]?.(day) ?? []).filter(([found, said]) => found !== said);
}

const tried = numbers.filter(({ name, path }) => told[[name, ...path].join('.')] === undefined);

it.each(tried.map((one) => [labelOf(one), one] as const))('%s', (_label, { name, version, path }) => {
  const rule = version as { -readonly [Field in keyof InForce<unknown>]: InForce<unknown>[Field] };
  const { value, from } = version;
  expect(differences(name, from)).toEqual([]);
  for (const by of [1, -1]) {
    rule.value = changed(value, path, by);
    try {
      expect(differences(name, from), `changed by ${by}`).not.toEqual([]);
    } finally {
      rule.value = value;
    }
  }
});

// Beside what people meet, the figures themselves: those too that only sentences tell.
it('says every number of every row', () => {
  const rows = [...rules].flatMap(([name, { versions }]) =>
    versions
      .filter(({ value }) => numbersIn(value).length > 0)
      .map(({ value, document, from }) => [name, document, from, JSON.stringify(value)].join(' | ')),
  );
  expect(rows.sort()).toMatchInlineSnapshot(`
    [
      "ACQUAINTANCE | Điều lệ Đảng | 2011-01-19 | 12",
      "ADMISSION_AGE | Quy định 20-QĐ/TW | 2026-04-08 | {"fromYears":18,"toYears":60}",
      "ADMISSION_AGE | Quy định 208-QĐ/TW | 2026-07-26 | {"fromYears":18,"toYears":60}",
      "ADMISSION_AGE | Quy định 232-QĐ/TW | 2025-01-20 | {"fromYears":18,"toYears":60}",
      "ADMISSION_AGE | Quy định 24-QĐ/TW | 2021-07-30 | {"fromYears":18,"toYears":60}",
      "ADMISSION_AGE | Quy định 294-QĐ/TW | 2025-07-01 | {"fromYears":18,"toYears":60}",
      "ADMISSION_AGE | Điều lệ Đảng | 2011-01-19 | {"fromYears":18,"toYears":60}",
      "AWARENESS_CERTIFICATE | Hướng dẫn 01-HD/TW | 2021-09-28 | 60",
      "AWARENESS_CERTIFICATE | Hướng dẫn 01-HD/TW | 2026-05-19 | 60",
      "AWARENESS_CERTIFICATE | Hướng dẫn 06-HD/TW | 2025-06-09 | 60",
      "CELL_VOTE | Điều lệ Đảng | 2011-01-19 | {"numerator":2,"denominator":3,"more":false}",
      "CEREMONY_LIMIT | Quy định 20-QĐ/TW | 2026-04-08 | {"days":30,"runsFrom":"RECEIPT"}",
      "CEREMONY_LIMIT | Quy định 208-QĐ/TW | 2026-07-26 | {"days":30,"runsFrom":"ISSUE"}",
      "CEREMONY_LIMIT | Quy định 232-QĐ/TW | 2025-01-20 | {"days":30,"runsFrom":"RECEIPT"}",
      "CEREMONY_LIMIT | Quy định 24-QĐ/TW | 2021-07-30 | {"days":30,"runsFrom":"RECEIPT"}",
      "CEREMONY_LIMIT | Quy định 294-QĐ/TW | 2025-07-01 | {"days":30,"runsFrom":"RECEIPT"}",
      "COMMITTEE_VOTE | Điều lệ Đảng | 2011-01-19 | {"numerator":2,"denominator":3,"more":false}",
      "DECISION_LIMIT | Quy định 20-QĐ/TW | 2026-04-08 | {"days":60,"extension":30}",
      "DECISION_LIMIT | Quy định 208-QĐ/TW | 2026-07-26 | {"days":60,"extension":30}",
      "DECISION_LIMIT | Quy định 232-QĐ/TW | 2025-01-20 | {"days":60,"extension":30}",
      "DECISION_LIMIT | Quy định 24-QĐ/TW | 2021-07-30 | {"days":60,"extension":30}",
      "DECISION_LIMIT | Quy định 294-QĐ/TW | 2025-07-01 | {"days":60,"extension":30}",
      "INSPECTION_LIMIT | Quy định 331-QĐ/TW | 2025-06-18 | {"days":{"central":60,"province":45,"superior":20},"extensionPart":3}",
      "INTRODUCERS | Điều lệ Đảng | 2011-01-19 | {"alone":2,"besideOrganisation":1}",
      "LEAST_FOR_CELL_COMMITTEE | Điều lệ Đảng | 2011-01-19 | 9",
      "LEAST_OFFICIAL | Điều lệ Đảng | 2011-01-19 | 3",
      "LEAST_OF_COMMITTEE | Điều lệ Đảng | 2011-01-19 | 30",
      "PAPERS | Hướng dẫn 01-HD/TW | 2021-09-28 | 12",
      "PAPERS | Hướng dẫn 01-HD/TW | 2026-05-19 | 12",
      "PAPERS | Hướng dẫn 06-HD/TW | 2025-06-09 | 12",
      "PROBATION | Điều lệ Đảng | 2011-01-19 | 12",
      "READMISSION | Quy định 20-QĐ/TW | 2026-04-08 | {"afterLeaving":36,"afterRecord":60,"times":1}",
      "READMISSION | Quy định 208-QĐ/TW | 2026-07-26 | {"afterLeaving":36,"afterRecord":60,"times":1}",
      "READMISSION | Quy định 232-QĐ/TW | 2025-01-20 | {"afterLeaving":36,"afterRecord":60,"times":1}",
      "READMISSION | Quy định 24-QĐ/TW | 2021-07-30 | {"afterLeaving":36,"afterRecord":60,"times":1}",
      "READMISSION | Quy định 294-QĐ/TW | 2025-07-01 | {"afterLeaving":36,"afterRecord":60,"times":1}",
      "RECOGNITION_LIMIT | Quy định 20-QĐ/TW | 2026-04-08 | {"days":30,"extension":30}",
      "RECOGNITION_LIMIT | Quy định 208-QĐ/TW | 2026-07-26 | {"days":30,"extension":30}",
      "RECOGNITION_LIMIT | Quy định 232-QĐ/TW | 2025-01-20 | {"days":30,"extension":30}",
      "RECOGNITION_LIMIT | Quy định 24-QĐ/TW | 2021-07-30 | {"days":30,"extension":30}",
      "RECOGNITION_LIMIT | Quy định 294-QĐ/TW | 2025-07-01 | {"days":30,"extension":30}",
      "RECOGNITION_REVIEW_LIMIT | Quy định 20-QĐ/TW | 2026-04-08 | 30",
      "RECOGNITION_REVIEW_LIMIT | Quy định 208-QĐ/TW | 2026-07-26 | 30",
      "RECOGNITION_REVIEW_LIMIT | Quy định 232-QĐ/TW | 2025-01-20 | 30",
      "RECOGNITION_REVIEW_LIMIT | Quy định 24-QĐ/TW | 2021-07-30 | 30",
      "RECOGNITION_REVIEW_LIMIT | Quy định 294-QĐ/TW | 2025-07-01 | 30",
      "STANDING_VOTE | Quy định 20-QĐ/TW | 2026-04-08 | {"numerator":1,"denominator":2,"more":true}",
      "STANDING_VOTE | Quy định 208-QĐ/TW | 2026-07-26 | {"numerator":1,"denominator":2,"more":true}",
      "STANDING_VOTE | Quy định 232-QĐ/TW | 2025-01-20 | {"numerator":1,"denominator":2,"more":true}",
      "STANDING_VOTE | Quy định 24-QĐ/TW | 2021-07-30 | {"numerator":1,"denominator":2,"more":true}",
      "STANDING_VOTE | Quy định 294-QĐ/TW | 2025-07-01 | {"numerator":1,"denominator":2,"more":true}",
      "SUBSTITUTE_ACQUAINTANCE | Hướng dẫn 01-HD/TW | 2021-09-28 | 0",
      "SUBSTITUTE_ACQUAINTANCE | Hướng dẫn 01-HD/TW | 2026-05-19 | 0",
      "SUBSTITUTE_ACQUAINTANCE | Hướng dẫn 06-HD/TW | 2025-06-09 | 0",
      "UNDECIDED_VOTES | Quy định 20-QĐ/TW | 2026-04-08 | 3",
      "UNDECIDED_VOTES | Quy định 208-QĐ/TW | 2026-07-26 | 3",
      "UNDECIDED_VOTES | Quy định 232-QĐ/TW | 2025-01-20 | 3",
      "UNDECIDED_VOTES | Quy định 24-QĐ/TW | 2021-07-30 | 3",
      "UNDECIDED_VOTES | Quy định 294-QĐ/TW | 2025-07-01 | 3",
      "VERIFICATION_LIMIT | Hướng dẫn 01-HD/TW | 2021-09-28 | {"home":30,"abroad":90}",
      "YOUTH_UNION_AGE | Điều lệ Đoàn | 2022-12-16 | 30",
    ]
  `);
});
