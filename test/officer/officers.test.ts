import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Who holds an office, from when to when, by which decision, and why it ended.

const CELL = globalId('Committee', demoIds.thamPat);
const COMMUNE = globalId('Committee', demoIds.lamThuong);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const FIELDS = 'id personName title validFrom validTo basis decisionNumber decisionOn endReason viewerCan';
const OFFICERS = `query ($id: ID!, $asOf: Day, $ended: Boolean) {
  committee(id: $id) { officers(asOf: $asOf, ended: $ended) { ${FIELDS} } }
}`;

interface Officer {
  id: string;
  personName: string;
  title: string;
  validTo: string | null;
  endReason: string | null;
}

async function officersOf(id: string, args: object = {}, subject = 'demo-district'): Promise<Officer[]> {
  const { data, errors } = await server.ask(subject, OFFICERS, { id, ...args });
  expect(errors).toBeUndefined();
  return data.committee.officers;
}

const secretaryOf = async (id: string): Promise<Officer> => {
  const found = (await officersOf(id)).find(({ title }) => title === 'SECRETARY');
  if (found === undefined) throw new Error('there is no secretary');
  return found;
};

async function change(subject: string, mutation: 'appointOfficer' | 'endAppointment', input: object) {
  const type = { appointOfficer: 'AppointOfficerInput', endAppointment: 'EndAppointmentInput' }[mutation];
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${type}!) { it: ${mutation}(input: $input) {
       __typename ... on OfficerPayload { officer { ${FIELDS} } } ... on UserError { code message path }
       ... on InvalidInput { mistakes { path } } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.it;
}

const appointment = (more: object = {}) => ({
  committeeId: CELL,
  personName: 'Hoàng  Thị Mới ',
  title: 'MEMBER',
  startsOn: '2026-03-02',
  basis: 'ELECTED',
  decisionNumber: '31-QĐ/ĐU',
  decisionOn: '2026-03-05',
  ...more,
});

describe('appointOfficer', () => {
  it('shows the office with its decision, on its days only', async () => {
    const { officer } = await change('demo-commune', 'appointOfficer', appointment());
    expect(officer).toEqual({
      id: expect.any(String),
      personName: 'Hoàng Thị Mới',
      title: 'MEMBER',
      validFrom: '2026-03-02',
      validTo: null,
      basis: 'ELECTED',
      decisionNumber: '31-QĐ/ĐU',
      decisionOn: '2026-03-05',
      endReason: null,
      viewerCan: ['officer:change'].map((action) => action.replace(':', '_').toUpperCase()),
    });
    const names = async (args: object = {}): Promise<string[]> =>
      (await officersOf(CELL, args)).map(({ personName }) => personName);
    expect(await names()).toContain('Hoàng Thị Mới');
    expect(await names({ asOf: '2026-03-02' })).toContain('Hoàng Thị Mới');
    expect(await names({ asOf: '2026-03-01' })).not.toContain('Hoàng Thị Mới');
  });

  it('fills the place of a secretary once the one before has left', async () => {
    const before = await secretaryOf(CELL);
    const wanted = appointment({ title: 'SECRETARY', personName: 'Lộc Văn Kế', startsOn: '2026-06-01' });
    expect(await change('demo-commune', 'appointOfficer', wanted)).toMatchObject({
      __typename: 'RuleViolation',
      code: 'OFFICE_TAKEN',
      path: ['title'],
    });
    const end = { officerId: before.id, endsOn: '2026-06-01', reason: 'MOVED' };
    expect(await change('demo-commune', 'endAppointment', end)).toMatchObject({
      officer: { validTo: '2026-06-01', endReason: 'MOVED' },
    });
    expect(await change('demo-commune', 'appointOfficer', wanted)).toMatchObject({ __typename: 'OfficerPayload' });
    expect((await secretaryOf(CELL)).personName).toBe('Lộc Văn Kế');
    // The day before it was the other one, and the history has both.
    const eve = await officersOf(CELL, { asOf: '2026-05-31' });
    expect(eve.filter(({ title }) => title === 'SECRETARY').map(({ id }) => id)).toEqual([before.id]);
    const all = await officersOf(CELL, { ended: true });
    expect(all.filter(({ title }) => title === 'SECRETARY').map(({ endReason }) => endReason)).toEqual(['MOVED', null]);
  });

  it('of two secretaries at once one is refused', async () => {
    const place = globalId('Committee', demoIds.naHau);
    const { prisma } = server.app.services.database;
    await prisma.officer.updateMany({
      where: { committeeId: demoIds.naHau },
      data: { validTo: new Date('2025-01-01') },
    });
    const answers = await Promise.all(
      ['Giàng A Một', 'Giàng A Hai'].map((personName) =>
        change('demo-province', 'appointOfficer', appointment({ committeeId: place, title: 'SECRETARY', personName })),
      ),
    );
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      'OFFICE_TAKEN',
      'OfficerPayload',
    ]);
  });

  it.each([
    ['the same person twice', { personName: 'hoàng thị MỚI' }, 'ALREADY_APPOINTED'],
    ['a standing committee of a cell', { title: 'STANDING_MEMBER' }, 'TITLE_NOT_FOR_COMMITTEE'],
    ['a day before there was a committee', { startsOn: '1930-02-03' }, 'COMMITTEE_NOT_IN_FORCE'],
  ])('refuses %s', async (_what, more, code) => {
    expect(await change('demo-commune', 'appointOfficer', appointment(more))).toMatchObject({ code });
  });

  it('tells all mistakes of its form at once', async () => {
    const wrong = { personName: ' ', startsOn: '2099-01-01', decisionNumber: 'x'.repeat(61), decisionOn: '2026-02-30' };
    const { mistakes } = await change('demo-commune', 'appointOfficer', appointment(wrong));
    expect(mistakes.map(({ path }: { path: string[] }) => path[1])).toEqual([
      'personName',
      'startsOn',
      'decisionNumber',
      'decisionOn',
    ]);
  });

  it('is done by the committee for itself and by those above, and by nobody else', async () => {
    const at = (committeeId: string, personName: string) => appointment({ committeeId, personName });
    const kheoLeng = globalId('Committee', demoIds.kheoLeng);
    const done = { __typename: 'OfficerPayload' };
    expect(await change('demo-cell', 'appointOfficer', at(kheoLeng, 'Lộc Thị Tư'))).toMatchObject(done);
    expect(await change('demo-district', 'appointOfficer', at(kheoLeng, 'Lộc Thị Năm'))).toMatchObject(done);
    expect(await change('demo-cell', 'appointOfficer', at(CELL, 'Lộc Thị Sáu'))).toMatchObject({ code: 'NOT_FOUND' });
    const { id } = await secretaryOf(COMMUNE);
    const end = { officerId: id, endsOn: '2026-06-01', reason: 'RETIRED' };
    expect(await change('demo-cell', 'endAppointment', end)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await change('demo-auditor', 'endAppointment', end)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('endAppointment', () => {
  it('is done once, after the first day', async () => {
    const { officer } = await change('demo-commune', 'appointOfficer', appointment({ personName: 'Vàng Thị Bảy' }));
    const end = (endsOn: string) => ({ officerId: officer.id, endsOn, reason: 'DIED' });
    expect(await change('demo-commune', 'endAppointment', end('2026-03-02'))).toMatchObject({
      code: 'END_BEFORE_BEGINNING',
      path: ['endsOn'],
    });
    expect(await change('demo-commune', 'endAppointment', end('2099-01-01'))).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await change('demo-commune', 'endAppointment', end('2026-03-03'))).toMatchObject({
      officer: { validTo: '2026-03-03', endReason: 'DIED' },
    });
    expect(await change('demo-commune', 'endAppointment', end('2026-03-04'))).toMatchObject({
      code: 'APPOINTMENT_ENDED',
    });
  });
});
