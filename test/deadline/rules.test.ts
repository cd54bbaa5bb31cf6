import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, isDue, rowsOfPage, timeLeft } from '../../src/resolvers/deadline/rules.ts';
import { lapsesOf } from '../../src/resolvers/dossier/lapses.ts';
import type { WorkingCalendar } from '../../src/rules/working-days.ts';

const calendar: WorkingCalendar = {
  years: new Set([2026]),
  days: new Map(
    (['KNOWN', 'UNKNOWN'] as const).map((confidence, place) => {
      const day = ['2026-09-02', '2026-11-24'][place] ?? '';
      return [day, { day, kind: 'DAY_OFF', occasion: 'thử', confidence }];
    }),
  ),
};

describe('the time that is left', () => {
  it.each([
    ['2026-09-04', '2026-09-01', { overdue: false, left: 2, over: 0, certain: true }, 'without the holiday between'],
    ['2026-09-01', '2026-09-01', { overdue: false, left: 0, over: 0, certain: true }, 'nothing on the last day itself'],
    ['2026-09-01', '2026-09-04', { overdue: true, left: 0, over: 2, certain: true }, 'what has gone since'],
    ['2026-08-29', '2026-08-30', { overdue: true, left: 0, over: 0, certain: true }, 'overdue on a Sunday too'],
    ['2026-11-25', '2026-11-23', { overdue: false, left: 2, over: 0, certain: false }, 'over a day nobody confirmed'],
    [
      '2027-01-04',
      '2026-12-31',
      { overdue: false, left: 2, over: 0, certain: false },
      'into a year without a calendar',
    ],
  ])('until %s on %s is %j: %s', (day, today, expected, _why) => {
    expect(timeLeft(calendar, day, today)).toEqual(expected);
  });
});

const rows = fc
  .uniqueArray(fc.record({ day: fc.constantFrom('2026-01-01', '2026-01-02', '2026-02-01'), id: fc.string() }), {
    selector: ({ day, id }) => `${day} ${id}`,
  })
  .map((all) => all.sort(inOrder));

describe('pages of deadlines', () => {
  it('join to all of them, from either end', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 5 }), fc.boolean(), (all, size, forward) => {
        const walked: typeof all = [];
        let last: (typeof all)[number] | null = null;
        for (;;) {
          const page: typeof all = rowsOfPage(all, {
            forward,
            size,
            after: forward ? last : null,
            before: forward ? null : last,
          });
          walked.push(...page.slice(0, size));
          if (page.length <= size) break;
          last = page[size - 1] ?? null;
        }
        expect(forward ? walked : walked.reverse()).toEqual(all);
      }),
    );
  });

  it('go on where a row stood that is there no more', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (all, n) => {
        const gone = all[n % Math.max(all.length, 1)];
        if (gone === undefined) return;
        const left = all.filter((row) => row !== gone);
        const asked = { forward: true, size: all.length, after: gone, before: null };
        expect(rowsOfPage(left, asked)).toEqual(rowsOfPage(all, asked));
      }),
    );
  });
});

describe('what lapses', () => {
  const paper = (
    kind: 'TWO_MEMBERS_INTRODUCTION' | 'MEMBER_INTRODUCTION' | 'OPINIONS' | 'APPLICATION',
    madeOn: string,
  ) => ({
    kind,
    madeOn,
    standing: true,
  });
  const nothing = { certificates: [], verifications: [], papers: [] };

  it('is each paper that is made anew, by its own day, and no other', () => {
    const papers = [paper('OPINIONS', '2026-01-31'), paper('APPLICATION', '2020-01-01')];
    expect(lapsesOf({ ...nothing, papers }, '2026-11-23')).toMatchObject([
      { what: 'PAPER', paper: 'OPINIONS', heldUntil: '2027-01-31' },
    ]);
  });

  it('leaves out papers of another way to introduce than the one that counts', () => {
    const papers = [paper('MEMBER_INTRODUCTION', '2025-01-10'), paper('TWO_MEMBERS_INTRODUCTION', '2026-05-01')];
    expect(lapsesOf({ ...nothing, papers }, '2026-11-23').map((one) => one.paper)).toEqual([
      'TWO_MEMBERS_INTRODUCTION',
    ]);
    expect(lapsesOf({ ...nothing, papers: papers.slice(0, 1) }, '2026-11-23').map((one) => one.paper)).toEqual([
      'MEMBER_INTRODUCTION',
    ]);
  });

  it('is no verification while a place has not answered, and then goes by the last answer about the person', () => {
    const request = (answeredOn: string | null) => ({
      about: ['CANDIDATE' as const],
      requestedOn: '2026-01-01',
      dueOn: '2026-02-01',
      answeredOn,
    });
    const verifications = [request('2026-01-20'), request(null)];
    expect(lapsesOf({ ...nothing, verifications }, '2026-11-23')).toEqual([]);
    verifications[1] = request('2026-03-05');
    expect(lapsesOf({ ...nothing, verifications }, '2026-11-23')).toMatchObject([
      { what: 'VERIFICATION', heldUntil: '2027-03-05' },
    ]);
  });

  it('is due while the cell has not voted; of who is only on the list a certificate that still holds', () => {
    const gone = { what: 'CERTIFICATE', heldUntil: '2026-11-22' } as const;
    const holds = { what: 'CERTIFICATE', heldUntil: '2026-11-23' } as const;
    const today = '2026-11-23';
    expect([isDue(gone, 'OUTSTANDING', today), isDue(holds, 'OUTSTANDING', today)]).toEqual([false, true]);
    expect(isDue(gone, 'AWARENESS_CERTIFIED', today)).toBe(true);
    for (const stage of ['DOSSIER', 'VERIFYING', 'OPINIONS', 'CELL_REVIEW'] as const) {
      expect(isDue({ what: 'PAPER', heldUntil: '2020-01-01' }, stage, today)).toBe(true);
    }
    for (const stage of ['AWARENESS_CERTIFIED', 'CELL_PROPOSED', 'PROBATIONARY', 'OFF_LIST'] as const) {
      expect(isDue({ what: 'PAPER', heldUntil: '2020-01-01' }, stage, today)).toBe(false);
    }
    expect(isDue(gone, 'CELL_PROPOSED', today)).toBe(false);
  });
});
