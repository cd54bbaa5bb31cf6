import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { committee, idIn, inspectionDesk, type Payload } from '../helpers/inspection-desk.ts';
import { plantSmallTree, type SmallTree } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// Not organisations alone are inspected: members on the rolls of cells are, and are counted apart.

let server: TestServer;
let tree: SmallTree;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  tree = await plantSmallTree(server.app.services.database.pool);
  await server.grant('cell', 'CELL_SECRETARY', tree.cellA);
  await server.grant('cell-board', 'DASHBOARD', tree.cellA);
  await server.grant('other-cell', 'CELL_SECRETARY', tree.cellB);
  await server.grant('commune', 'GRASSROOTS_COMMITTEE', tree.commune);
  await server.grant('commune-inspector', 'INSPECTOR', tree.commune);
  await server.grant('district', 'SUPERIOR_COMMITTEE', tree.north);
  await server.app.services.feed.settle();
});
afterAll(() => server.stop());

const does = inspectionDesk(() => server);

const WHO = { fullName: 'Nông Văn Cũ', sex: 'MALE', birthYear: 1960, birthMonth: 3 } as const;

/** A member on the roll of a cell. */
async function enter(more: object = {}): Promise<string> {
  const input = { committeeId: committee(tree.cellA), ...WHO, officialSince: '1990-05-19', ...more };
  const { data } = await server.ask(
    'commune',
    'mutation ($input: EnterMemberInput!) { enterMember(input: $input) { ... on MemberPayload { member { id } } } }',
    { input },
  );
  return data.enterMember.member.id;
}

const WHOM = `subject { id } subjectCell { id } subjectMember { id fullName }`;

async function open(subjectMemberId: string, more: object = {}, by = 'commune'): Promise<Payload> {
  const input = {
    inspectorId: committee(tree.commune),
    subjectMemberId,
    kind: 'THEMATIC_INSPECTION',
    topic: 'Việc chấp hành Điều lệ Đảng',
    reason: 'Theo đề nghị của chi bộ',
    ...more,
  };
  return does(by, 'openInspection', input, `inspection { id ${WHOM} }`);
}

/** An inspection of a member that was concluded with a violation. */
async function violating(member: string, concludedOn = '2026-05-20'): Promise<string> {
  const inspectionId = idIn(await open(member), 'inspection');
  await does('commune', 'startInspection', { inspectionId, decisionNumber: '5-QĐ', startedOn: '2026-03-01' });
  await does('commune', 'recordInspectionResult', {
    inspectionId,
    outcome: 'VIOLATION',
    concludedOn,
    findings: [
      {
        category: 'VIOLATION',
        text: 'Vi phạm những điều đảng viên không được làm',
        remedies: [{ action: 'Kiểm điểm trước chi bộ', dueOn: '2026-06-30' }],
      },
    ],
  });
  return inspectionId;
}

async function seenBy(subject: string, id: string) {
  const { data, errors } = await server.ask(subject, `{ node(id: "${id}") { ... on Inspection { topic ${WHOM} } } }`);
  expect(errors).toBeUndefined();
  return data.node;
}

describe('a member as subject', () => {
  it('is a member of a cell below; the name is shown to those who read the roll, and the look is kept', async () => {
    const member = await enter();
    const opened = await open(member);
    const whom = {
      subject: null,
      subjectCell: { id: committee(tree.cellA) },
      subjectMember: { id: member, fullName: WHO.fullName },
    };
    expect(opened).toMatchObject({ inspection: whom });
    const id = idIn(opened, 'inspection');
    expect(await seenBy('cell', id)).toMatchObject(whom);
    for (const subject of ['cell-board', 'commune-inspector']) {
      expect(await seenBy(subject, id)).toMatchObject({ ...whom, subjectMember: null });
    }
    expect(await seenBy('other-cell', id)).toBeNull();
    const { rows } = await server.app.services.database.pool.query(
      `SELECT DISTINCT viewer FROM access_log WHERE "group" = 'IDENTITY' ORDER BY viewer`,
    );
    expect(rows).toEqual([{ viewer: 'cell' }, { viewer: 'commune' }]);
  });

  it('has left, or has moved since, and is inspected all the same', async () => {
    const left = await enter();
    await does('commune', 'endMembership', {
      memberId: left,
      reason: 'LEFT',
      endsOn: '2026-02-01',
      documentNumber: '8',
    });
    expect(await open(left)).toMatchObject({ inspection: { subjectMember: { id: left } } });
    const moved = await enter();
    const id = idIn(await open(moved), 'inspection');
    await does('district', 'transferMember', {
      memberId: moved,
      committeeId: committee(tree.cellB),
      effectiveOn: '2026-06-01',
      documentNumber: '3-GT',
    });
    // The inspection stays with the cell of then, and the name goes with the roll.
    expect(await seenBy('cell', id)).toMatchObject({ subjectCell: { id: committee(tree.cellA) }, subjectMember: null });
    expect(await seenBy('district', id)).toMatchObject({ subjectMember: { id: moved } });
  });

  it('is inspected by the own cell, and by none beside it', async () => {
    const member = await enter();
    expect(await open(member, { inspectorId: committee(tree.cellA) })).toMatchObject({
      inspection: { subjectMember: { id: member } },
    });
    expect(await open(member, { inspectorId: committee(tree.cellB) }, 'district')).toMatchObject({
      code: 'SUBJECT_NOT_BELOW',
      path: ['subjectMemberId'],
    });
    // A committee still does not inspect itself.
    expect(
      await open(member, {
        inspectorId: committee(tree.cellA),
        subjectId: committee(tree.cellA),
        subjectMemberId: null,
      }),
    ).toMatchObject({ code: 'SUBJECT_NOT_BELOW', path: ['subjectId'] });
  });

  it('is hidden from whoever does not read the roll: it looks as if there were none', async () => {
    const member = await enter();
    const none = globalId('Member', '00000000-0000-7000-8000-000000000001');
    const hidden = await open(member, {}, 'commune-inspector');
    expect(hidden).toMatchObject({ __typename: 'NotFound', path: ['subjectMemberId'] });
    expect(await open(none, {}, 'commune-inspector')).toEqual(hidden);
    expect(await open(none)).toEqual(hidden);
  });

  it('is one subject: either a committee or a member, in each row of a programme too', async () => {
    const member = await enter();
    const both = { subjectId: committee(tree.cellA) };
    expect(await open(member, both)).toMatchObject({ __typename: 'InvalidInput', path: ['subjectId'] });
    expect(await open(member, { subjectMemberId: null })).toMatchObject({ path: ['subjectId'] });
    const programmeId = idIn(
      await does(
        'commune',
        'createProgramme',
        { committeeId: committee(tree.commune), year: 2026 },
        'programme { id }',
      ),
      'programme',
    );
    const item = { kind: 'THEMATIC_SUPERVISION', topic: 'Thực hiện nhiệm vụ đảng viên', dueOn: '2026-10-30' };
    const planned = await does(
      'commune',
      'addInspection',
      { programmeId, subjectMemberId: member, ...item },
      `inspection { id ${WHOM} }`,
    );
    expect(planned).toMatchObject({ inspection: { subject: null, subjectMember: { id: member } } });
    await does('commune', 'issueProgramme', { programmeId, number: '1-CTr', issuedOn: '2026-01-12' });
    const change = { programmeId, reason: 'Bổ sung', documentNumber: '2-CV', changedOn: '2026-06-01' };
    expect(
      await does('commune', 'changeProgramme', { ...change, add: [{ ...item, ...both, subjectMemberId: member }] }),
    ).toMatchObject({ __typename: 'InvalidInput', path: ['add', '0', 'subjectId'] });
    const other = await enter();
    expect(
      await does(
        'commune',
        'changeProgramme',
        {
          ...change,
          add: [
            { ...item, subjectMemberId: other },
            { ...item, ...both },
          ],
        },
        `programme { inspections(first: 10, filter: { ofMember: true }) { totalCount } }`,
      ),
    ).toMatchObject({ programme: { inspections: { totalCount: 2 } } });
  });

  it('has no money of the Party, and does not inspect: those kinds are of organisations', async () => {
    const member = await enter();
    for (const kind of ['PARTY_FINANCE', 'DUTY_INSPECTION']) {
      expect(await open(member, { kind })).toMatchObject({ code: 'KIND_NOT_FOR_MEMBERS', path: ['kind'] });
    }
  });

  it('who was made unreadable is inspected no more', async () => {
    const member = await enter();
    await does('commune', 'endMembership', {
      memberId: member,
      reason: 'LEFT',
      endsOn: '2026-02-01',
      documentNumber: '8',
    });
    await does('district', 'eraseMember', { memberId: member, reason: 'Theo yêu cầu' });
    expect(await open(member)).toMatchObject({ code: 'PERSON_ERASED', path: ['subjectMemberId'] });
  });

  it('knows nothing of signs of a violation before they are announced, not by an export of the person either', async () => {
    const member = await enter();
    const kind = { kind: 'VIOLATION_SIGNS', topic: 'Dấu hiệu vi phạm của đảng viên' };
    const id = idIn(await open(member, kind, 'commune'), 'inspection');
    const exported = async (): Promise<string> => {
      const { data } = await server.ask(
        'district',
        `mutation { exportPerson(input: { memberId: "${member}" }) { ... on PersonExport { document } } }`,
      );
      return data.exportPerson.document;
    };
    expect(await seenBy('cell', id)).toBeNull();
    expect(await exported()).not.toContain(kind.topic);
    await does('commune', 'startInspection', { inspectionId: id, decisionNumber: '5-QĐ', startedOn: '2026-03-01' });
    await does('commune', 'announceInspection', { inspectionId: id, announcedOn: '2026-03-02' });
    expect(await seenBy('cell', id)).toMatchObject({ subjectMember: { id: member } });
    expect(await exported()).toContain(kind.topic);
    expect(await exported()).not.toContain('Theo đề nghị của chi bộ');
  });
});

describe('discipline of members', () => {
  const discipline = (inspectionId: string, form: string) => ({
    inspectionId,
    form,
    decidedBy: 'Ban Thường vụ Huyện ủy',
    decidedOn: '2026-06-20',
    decisionNumber: '8-QĐ',
  });

  it('has its own forms, fewer on probation (Điều lệ Đảng, Điều 35)', async () => {
    const official = await violating(await enter());
    const probationary = await violating(await enter({ officialSince: null, probationarySince: '2026-01-10' }));
    expect(await does('commune', 'recordDiscipline', discipline(official, 'DISSOLUTION'))).toMatchObject({
      code: 'DISCIPLINE_NOT_FOR_SUBJECT',
      path: ['form'],
    });
    for (const form of ['DISMISSAL', 'EXPULSION']) {
      expect(await does('commune', 'recordDiscipline', discipline(probationary, form))).toMatchObject({
        code: 'DISCIPLINE_NOT_FOR_SUBJECT',
      });
    }
    for (const [inspection, form] of [
      [official, 'EXPULSION'],
      [probationary, 'WARNING'],
    ] as const) {
      expect(
        await does('commune', 'recordDiscipline', discipline(inspection, form), 'inspection { disciplines { form } }'),
      ).toMatchObject({ inspection: { disciplines: [{ form }] } });
    }
  });

  it('an organisation is not expelled', async () => {
    const opened = await open('', { subjectId: committee(tree.cellB), subjectMemberId: null });
    const inspectionId = idIn(opened, 'inspection');
    await does('commune', 'startInspection', { inspectionId, decisionNumber: '5-QĐ', startedOn: '2026-03-01' });
    await does('commune', 'recordInspectionResult', {
      inspectionId,
      outcome: 'VIOLATION',
      concludedOn: '2026-03-20',
      findings: [{ category: 'VIOLATION', text: 'Vi phạm nguyên tắc' }],
    });
    expect(await does('commune', 'recordDiscipline', discipline(inspectionId, 'EXPULSION'))).toMatchObject({
      code: 'DISCIPLINE_NOT_FOR_SUBJECT',
    });
  });
});

it('members are counted apart from organisations, each once; what they must mend is reported by the cell', async () => {
  const report = async () => {
    const { data } = await server.ask(
      'commune',
      `{ inspectionReport(committeeId: "${committee(tree.commune)}", year: 2025) { figures { inspectionCount
        organisationsInspected organisationsViolating organisationsDisciplined
        membersInspected membersViolating membersDisciplined openRemedyCount } } }`,
    );
    return data.inspectionReport.figures;
  };
  const none = {
    inspectionCount: 0,
    organisationsInspected: 0,
    organisationsViolating: 0,
    organisationsDisciplined: 0,
    membersInspected: 0,
    membersViolating: 0,
    membersDisciplined: 0,
    openRemedyCount: 0,
  };
  expect(await report()).toEqual(none);
  const conclude = async (opened: Payload, outcome: string) => {
    const inspectionId = idIn(opened, 'inspection');
    await does('commune', 'startInspection', { inspectionId, decisionNumber: '5-QĐ', startedOn: '2025-03-01' });
    const remedies = [{ action: 'Kiểm điểm', dueOn: '2025-06-30' }];
    const findings = outcome === 'GOOD' ? [] : [{ category: 'VIOLATION', text: 'Vi phạm', remedies }];
    return does(
      'commune',
      'recordInspectionResult',
      { inspectionId, outcome, concludedOn: '2025-05-20', findings },
      'inspection { id findings { remedies { id } } }',
    );
  };
  const one = await enter();
  const other = await enter();
  const guilty = await conclude(await open(one), 'VIOLATION');
  await conclude(await open(one), 'GOOD');
  await conclude(await open(other), 'GOOD');
  await conclude(await open('', { subjectId: committee(tree.cellA), subjectMemberId: null }), 'GOOD');
  await does('commune', 'recordDiscipline', {
    inspectionId: idIn(guilty, 'inspection'),
    form: 'REPRIMAND',
    decidedBy: 'Chi bộ',
    decidedOn: '2025-06-01',
    decisionNumber: '1-QĐ',
  });
  const counted = {
    ...none,
    inspectionCount: 4,
    organisationsInspected: 1,
    membersInspected: 2,
    membersViolating: 1,
    membersDisciplined: 1,
    openRemedyCount: 1,
  };
  expect(await report()).toEqual(counted);
  const { findings } = guilty.inspection as { findings: { remedies: { id: string }[] }[] };
  const remedyId = findings[0]?.remedies[0]?.id;
  await does('cell', 'reportRemedyDone', { remedyId, doneOn: '2025-06-10', evidence: 'Biên bản họp chi bộ' });
  await does('commune', 'acceptRemedy', { remedyId });
  expect(await report()).toEqual({ ...counted, openRemedyCount: 0 });
});
