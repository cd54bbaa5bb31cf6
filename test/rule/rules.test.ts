import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// The server's day is 2026-11-23.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ROOT = globalId('Committee', demoIds.province);

async function ask(document: string, subject = 'demo-cell', variables = {}) {
  const { data, errors } = await server.ask(subject, document, variables);
  expect(errors).toBeUndefined();
  return data;
}

describe('rules', () => {
  type Rule = { code: string; text: string; numbers: number[]; source: string; confidence: string; from: string };
  const rules = async (on?: string): Promise<Map<string, Rule>> => {
    const data = await ask(
      'query ($on: Day) { rules(on: $on) { code title text numbers source from confidence versions { source } } }',
      'demo-cell',
      { on },
    );
    return new Map(data.rules.map((rule: Rule) => [rule.code, rule]));
  };

  // Each figure of the regulations on admission, by its name: who changes one by one sees it here.
  it('say each number of the way into the Party with its document', async () => {
    const all = await rules('2024-05-19');
    expect([...all].map(([code, { numbers, source }]) => [code, numbers, source])).toEqual([
      ['ADMISSION_AGE', [18, 60], 'Quy định 24-QĐ/TW, 1.1'],
      ['OVER_AGE_PAPERS', [], 'Quy định 24-QĐ/TW, 1.1'],
      ['CITIZENSHIP', [], 'Điều lệ Đảng, Điều 1'],
      ['SCHOOLING', [], 'Quy định 24-QĐ/TW'],
      ['AWARENESS_CERTIFICATE', [60], 'Hướng dẫn 01-HD/TW'],
      ['INTRODUCERS', [2, 1], 'Điều lệ Đảng, Điều 4.1'],
      ['HELPED_BY_OFFICIAL', [], 'Hướng dẫn 01-HD/TW'],
      ['OFFICE_BY_OFFICIAL', [], 'Điều lệ Đảng, Điều 3.4'],
      ['ACQUAINTANCE', [12], 'Điều lệ Đảng, Điều 4.1'],
      ['SUBSTITUTE_ACQUAINTANCE', [0], 'Hướng dẫn 01-HD/TW'],
      ['INTRODUCING_ORGANISATIONS', [], 'Điều lệ Đảng, Điều 4.1'],
      ['PAPERS', [12], 'Hướng dẫn 01-HD/TW'],
      ['VERIFICATION_LIMIT', [30, 90], 'Hướng dẫn 01-HD/TW'],
      ['LEAST_OFFICIAL', [3], 'Điều lệ Đảng, Điều 24.1'],
      ['LEAST_FOR_CELL_COMMITTEE', [9], 'Điều lệ Đảng, Điều 24'],
      ['LEAST_OF_COMMITTEE', [30], 'Điều lệ Đảng, Điều 21.2'],
      ['CELL_VOTE', [2, 3], 'Điều lệ Đảng, Điều 4'],
      ['UNDECIDED_VOTES', [3], 'Quy định 24-QĐ/TW'],
      ['COMMITTEE_VOTE', [2, 3], 'Điều lệ Đảng, Điều 4'],
      ['STANDING_VOTE', [1, 2], 'Quy định 24-QĐ/TW'],
      ['APPLICATION_FIRST', [], 'Hướng dẫn 01-HD/TW'],
      ['DECIDING_PART', [], 'Quy định 24-QĐ/TW'],
      ['DECISION_LIMIT', [60, 30], 'Quy định 24-QĐ/TW'],
      ['CEREMONY_LIMIT', [30], 'Quy định 24-QĐ/TW'],
      ['PROBATION', [12], 'Điều lệ Đảng, Điều 5'],
      ['RECOGNITION_REVIEW_LIMIT', [30], 'Quy định 24-QĐ/TW'],
      ['NEW_MEMBER_CERTIFICATE', [], 'Hướng dẫn 01-HD/TW'],
      ['RECOGNITION_PAPERS', [], 'Hướng dẫn 01-HD/TW'],
      ['RECOGNITION_LIMIT', [30, 30], 'Quy định 24-QĐ/TW'],
      ['READMISSION', [36, 60, 1], 'Quy định 24-QĐ/TW'],
      ['READMISSION_PAPERS', [], 'Quy định 24-QĐ/TW'],
      ['YOUTH_UNION_AGE', [30], 'Điều lệ Đoàn, Điều 1'],
      ['INSPECTION_LIMIT', [60, 45, 20, 1, 3], 'Quy định 331-QĐ/TW'],
      ['NOT_FOR_BOARDS', [], 'Quy định 296-QĐ/TW, Điều 5'],
      ['DISCIPLINE_FORMS', [], 'Điều lệ Đảng, Điều 35'],
    ]);
  });

  it('are those of the day: the ceremony is counted from the issue of the decision since Regulation 208', async () => {
    expect((await rules('2026-07-25')).get('CEREMONY_LIMIT')).toMatchObject({
      text: '30 working days from the receipt of the decision',
      confidence: 'UNKNOWN',
    });
    expect((await rules()).get('CEREMONY_LIMIT')).toMatchObject({
      text: '30 working days from the issue of the decision',
      source: 'Quy định 208-QĐ/TW',
      from: '2026-07-26',
      confidence: 'SECOND_HAND',
    });
  });

  it('are said in the language that is asked for', async () => {
    const answer = await fetch(`${server.url}?lang=vi`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await server.token('demo-cell')}` },
      body: JSON.stringify({ query: '{ rules { code title text } }' }),
    });
    const { data } = (await answer.json()) as { data: { rules: { code: string }[] } };
    expect(data.rules.find(({ code }) => code === 'CELL_VOTE')).toEqual({
      code: 'CELL_VOTE',
      title: 'Tỷ lệ tán thành của chi bộ',
      text: 'ít nhất 2/3',
    });
  });
});

describe('the working calendar', () => {
  const COUNT = `query ($from: Day!, $count: Int, $until: Day) { workingDays(from: $from, count: $count, until: $until) {
    until count marks { day occasion } uncertain { day } unknownYears } }`;
  const count = async (variables: object) => (await ask(COUNT, 'demo-cell', variables)).workingDays;

  it('leaves out Tết, and what is made up for', async () => {
    expect(await count({ from: '2024-02-07', count: 1 })).toMatchObject({ until: '2024-02-15' });
    // Monday 29/4 was exchanged for Saturday 4/5.
    expect(await count({ from: '2024-04-26', count: 3 })).toMatchObject({ until: '2024-05-04' });
  });

  it('counts 60 working days from a resolution of 2025 and explains itself', async () => {
    const counted = await count({ from: '2025-04-01', count: 60 });
    expect(counted.until).toBe('2025-06-27');
    expect(counted.marks.map(({ day }: { day: string }) => day)).toEqual([
      '2025-04-07',
      '2025-04-26',
      '2025-04-30',
      '2025-05-01',
      '2025-05-02',
    ]);
    expect((await count({ from: '2025-04-01', until: '2025-06-27' })).count).toBe(60);
  });

  it('names the day that nobody has confirmed, and years that nobody has set', async () => {
    expect(await count({ from: '2026-11-20', count: 40 })).toMatchObject({
      uncertain: [{ day: '2026-11-24' }],
      unknownYears: [2027],
    });
  });

  it.each([
    [{ from: '2026-01-01' }],
    [{ from: '2026-01-01', count: 3, until: '2026-02-01' }],
    [{ from: '2026-01-01', count: 0 }],
    [{ from: '2026-01-01', count: 1_001 }],
    [{ from: '2026-01-02', until: '2026-01-01' }],
    [{ from: '2020-01-01', until: '2026-01-01' }],
  ])('refuses to count %j', async (variables) => {
    const { errors } = await server.ask('demo-cell', COUNT, variables);
    expect(errors?.[0]?.extensions?.code).toBe('INVALID_INPUT');
  });

  const SET = `mutation ($input: SetCalendarInput!) { answer: setCalendar(input: $input) {
    __typename
    ... on SetCalendarPayload { calendar { year version days { day kind } changedBy { subject role } } }
    ... on InvalidInput { mistakes { path } }
    ... on UserError { code path }
  } }`;
  const off = (day: string) => ({ day, kind: 'DAY_OFF', occasion: 'Tết Nguyên đán' });
  const set = async (input: object, subject = 'demo-province') =>
    (await ask(SET, subject, { input: { committeeId: ROOT, source: 'Thông báo nghỉ Tết', days: [], ...input } }))
      .answer;

  it('is set by the committee at the top, once for each version, and counts at once', async () => {
    expect(await count({ from: '2027-02-04', count: 1 })).toMatchObject({ until: '2027-02-05', unknownYears: [2027] });
    const input = { year: 2027, expectedVersion: 0, days: [off('2027-02-05'), off('2027-02-08')] };
    expect(await set(input)).toEqual({
      __typename: 'SetCalendarPayload',
      calendar: {
        year: 2027,
        version: 1,
        days: [
          { day: '2027-02-05', kind: 'DAY_OFF' },
          { day: '2027-02-08', kind: 'DAY_OFF' },
        ],
        changedBy: { subject: 'demo-province', role: 'SUPERIOR_COMMITTEE' },
      },
    });
    expect(await count({ from: '2027-02-04', count: 1 })).toMatchObject({ until: '2027-02-09', unknownYears: [] });
    expect(await set(input)).toMatchObject({ code: 'CALENDAR_CHANGED', path: ['expectedVersion'] });
    expect(await set({ ...input, expectedVersion: 1 })).toMatchObject({ code: 'CALENDAR_REASON_REQUIRED' });
    expect(await set({ ...input, expectedVersion: 1, reason: 'Nghỉ thêm một ngày' })).toMatchObject({
      calendar: { version: 2 },
    });
    const { calendar } = await ask('{ calendar(year: 2027) { version versions { version reason } } }');
    expect(calendar).toEqual({
      version: 2,
      versions: [
        { version: 2, reason: 'Nghỉ thêm một ngày' },
        { version: 1, reason: null },
      ],
    });
  });

  it('is not set by a committee below another one, nor by a commune', async () => {
    const lucYen = { committeeId: globalId('Committee', demoIds.lucYen), year: 2028, expectedVersion: 0 };
    expect(await set(lucYen, 'demo-district')).toMatchObject({ code: 'CALENDAR_OF_ROOT' });
    const commune = { ...lucYen, committeeId: globalId('Committee', demoIds.lamThuong) };
    expect(await set(commune, 'demo-commune')).toMatchObject({ __typename: 'Forbidden' });
    expect(await set({ year: 2028, expectedVersion: 0 }, 'demo-commune')).toMatchObject({ __typename: 'NotFound' });
  });

  it('is refused whole, with all that cannot be right', async () => {
    const days = [
      off('2028-01-27'),
      off('2028-01-27'),
      off('2028-01-29'),
      off('2029-01-02'),
      { ...off('2028-01-28'), kind: 'WORKING_DAY' },
    ];
    const { mistakes } = await set({ year: 2028, expectedVersion: 0, days, source: ' ' });
    expect(mistakes.map(({ path }: { path: string[] }) => path.join('.')).sort()).toEqual([
      'input.days.1.day',
      'input.days.2.day',
      'input.days.3.day',
      'input.days.4.day',
      'input.source',
    ]);
    expect((await ask('{ calendar(year: 2028) { id } }')).calendar).toBeNull();
  });

  it('of two who set it at once, one is told to look again', async () => {
    const input = { year: 2030, expectedVersion: 0 };
    const answers = await Promise.all([set(input), set(input)]);
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      'CALENDAR_CHANGED',
      'SetCalendarPayload',
    ]);
  });

  it('that does not exist is no record', async () => {
    const id = globalId('CalendarYear', '00000000-0000-4000-8000-000000000000');
    expect((await ask('query ($id: ID!) { node(id: $id) { id } }', 'demo-cell', { id })).node).toBeNull();
  });

  it('of every known year is weekday by weekday what it was', async () => {
    const known = { 2021: 11, 2022: 11, 2023: 11, 2024: 12, 2025: 12, 2026: 14 };
    for (const [year, daysOff] of Object.entries(known)) {
      const { calendar } = await ask('query ($year: Int!) { calendar(year: $year) { days { kind } } }', 'demo-cell', {
        year: Number(year),
      });
      expect(
        calendar.days.filter(({ kind }: { kind: string }) => kind === 'DAY_OFF'),
        year,
      ).toHaveLength(daysOff);
    }
  });
});

describe('confirmUnknown', () => {
  const CONFIRM = `mutation ($input: ConfirmUnknownInput!) { answer: confirmUnknown(input: $input) {
    __typename
    ... on ConfirmUnknownPayload { confirmation { rule from readIn recordedBy { subject role } } }
    ... on InvalidInput { mistakes { path } }
    ... on UserError { code path }
  } }`;
  const POINT = { rule: 'DECISION_LIMIT', from: '2026-07-26', readIn: 'Quy định 208-QĐ/TW, Điều 3' };
  const confirm = async (input: object, subject = 'demo-province') =>
    (await ask(CONFIRM, subject, { input: { committeeId: ROOT, ...POINT, ...input } })).answer;
  /** The confirmations of a rule: of the version of today, and of each there was. */
  const shown = async (code: string) => {
    const { rules } = await ask(
      '{ rules { code confidence confirmation { readIn } versions { from confirmation { readIn } } } }',
    );
    return rules.find((rule: { code: string }) => rule.code === code);
  };

  it('keeps that somebody has read an UNKNOWN point, and shows it with the rule', async () => {
    expect(await shown('DECISION_LIMIT')).toMatchObject({ confidence: 'UNKNOWN', confirmation: null });
    expect(await confirm({})).toEqual({
      __typename: 'ConfirmUnknownPayload',
      confirmation: { ...POINT, recordedBy: { subject: 'demo-province', role: 'SUPERIOR_COMMITTEE' } },
    });
    const { confidence, confirmation, versions } = await shown('DECISION_LIMIT');
    expect([confidence, confirmation]).toEqual(['UNKNOWN', { readIn: POINT.readIn }]);
    const confirmed = versions.filter((one: { confirmation: object | null }) => one.confirmation !== null);
    expect(confirmed).toEqual([{ from: POINT.from, confirmation: { readIn: POINT.readIn } }]);
    // Of this rule alone.
    expect(await shown('RECOGNITION_LIMIT')).toMatchObject({ confirmation: null });
    expect(await confirm({ readIn: 'Điều 4' })).toMatchObject({ code: 'POINT_CONFIRMED', path: ['from'] });
  });

  it('takes nothing that is known, and no rule or version that there is not', async () => {
    expect(await confirm({ from: '2021-07-30' })).toMatchObject({ code: 'POINT_KNOWN', path: ['from'] });
    expect(await confirm({ rule: 'CEREMONY_LIMIT' })).toMatchObject({ code: 'POINT_KNOWN' });
    expect(await confirm({ rule: 'NO_LIMIT' })).toMatchObject({ code: 'INVALID_INPUT', path: ['rule'] });
    expect(await confirm({ from: '2026-07-27' })).toMatchObject({ code: 'INVALID_INPUT', path: ['from'] });
    const { mistakes } = await confirm({ rule: ' ', from: '2026-13-01', readIn: ' ' });
    expect(mistakes.map(({ path }: { path: string[] }) => path.join('.')).sort()).toEqual([
      'input.from',
      'input.readIn',
      'input.rule',
    ]);
  });

  it('is for a committee at the top', async () => {
    const lucYen = { committeeId: globalId('Committee', demoIds.lucYen) };
    expect(await confirm(lucYen, 'demo-district')).toMatchObject({ code: 'RULE_OF_ROOT', path: ['committeeId'] });
    const commune = { committeeId: globalId('Committee', demoIds.lamThuong) };
    expect(await confirm(commune, 'demo-commune')).toMatchObject({ __typename: 'Forbidden' });
    expect(await confirm({}, 'demo-commune')).toMatchObject({ __typename: 'NotFound' });
  });
});
