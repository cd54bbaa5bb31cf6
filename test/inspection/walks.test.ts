import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { createRandom } from '../../prisma/seed/random.ts';
import { committee, idIn, inspectionDesk, type Payload } from '../helpers/inspection-desk.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';

// Random walks through the API beside models that know nothing of its code. Each seed is a walk that can be had again.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const does = inspectionDesk(() => server);
const DISTRICT = 'demo-district';
const COMMUNE = 'demo-commune';
const DAY = '2026-11-20';

const outcomeOf = ({ __typename, code }: Payload): string =>
  code ?? (__typename.endsWith('Payload') ? 'done' : __typename);

/** What one step should come to: a code, or `done`, with what the model is from then on. */
interface Move {
  name: string;
  expected: string;
  run(): Promise<Payload>;
  learn?(answer: Payload): void;
}

const WAY = ['PLANNED', 'STARTED', 'SELF_REPORT_IN', 'VERIFIED', 'REPORTED'];
const OVER = ['CONCLUDED', 'FOLLOW_UP', 'CLOSED'];

describe('an inspection and what must be put right', () => {
  it.each([1, 2, 3, 4, 5, 6])('goes only where the model goes (seed %i)', async (seed) => {
    const random = createRandom(`inspection/${seed}`);
    const signs = seed % 2 === 0;
    const opened = await does(
      DISTRICT,
      'openInspection',
      {
        inspectorId: committee(demoIds.lucYen),
        subjectId: committee(demoIds.lamThuong),
        kind: signs ? 'VIOLATION_SIGNS' : 'THEMATIC_INSPECTION',
        topic: 'Công tác phát triển đảng viên',
        reason: 'Thử',
      },
      'inspection { id }',
    );
    const inspectionId = idIn(opened, 'inspection');
    const model = {
      status: 'PLANNED',
      announced: false,
      violation: false,
      disciplined: false,
      remedies: [] as { id: string; state: 'OPEN' | 'REPORTED' | 'DONE' }[],
    };
    const underWay = (): boolean => WAY.indexOf(model.status) > 0;
    const unheard = (): boolean => signs && !model.announced;
    const learn = (answer: Payload): void => {
      const { findings } = answer.inspection as { findings: { remedies: { id: string }[] }[] };
      for (const { id } of findings.flatMap(({ remedies }) => remedies)) {
        if (!model.remedies.some((one) => one.id === id)) model.remedies.push({ id, state: 'OPEN' });
      }
    };
    const FINDINGS = 'inspection { findings { remedies { id } } }';
    const finding = (category: string, count: number) => ({
      category,
      text: 'Nội dung',
      remedies: Array.from({ length: count }, () => ({ action: 'Khắc phục', dueOn: '2026-12-31' })),
    });
    const moves: (() => Move | null)[] = [
      () => ({
        name: 'start',
        expected: model.status === 'PLANNED' ? 'done' : 'INSPECTION_STEP_ORDER',
        run: () => does(DISTRICT, 'startInspection', { inspectionId, decisionNumber: '1', startedOn: DAY }),
        learn: () => Object.assign(model, { status: 'STARTED' }),
      }),
      () => {
        const to = random.pick(WAY.slice(2));
        const inOrder = WAY[WAY.indexOf(to) - 1] === model.status;
        return {
          name: `step ${to}`,
          expected: inOrder ? (unheard() ? 'NOT_ANNOUNCED' : 'done') : 'INSPECTION_STEP_ORDER',
          run: () => does(DISTRICT, 'recordInspectionStep', { inspectionId, to, effectiveOn: DAY }),
          learn: () => Object.assign(model, { status: to }),
        };
      },
      () => ({
        name: 'announce',
        expected: model.announced ? 'ANNOUNCED_ALREADY' : underWay() ? 'done' : 'NOT_UNDER_WAY',
        run: () => does(DISTRICT, 'announceInspection', { inspectionId, announcedOn: DAY }),
        learn: () => Object.assign(model, { announced: true }),
      }),
      () => {
        const count = random.int(0, 2);
        const violation = random.chance(50);
        return {
          name: `conclude with ${count}`,
          expected: underWay() ? (unheard() ? 'NOT_ANNOUNCED' : 'done') : 'NOT_CONCLUDABLE',
          run: () =>
            does(
              DISTRICT,
              'recordInspectionResult',
              {
                inspectionId,
                outcome: violation ? 'VIOLATION' : 'SHORTCOMINGS',
                concludedOn: DAY,
                findings: [finding(violation ? 'VIOLATION' : 'SHORTCOMING', count)],
              },
              FINDINGS,
            ),
          learn: (answer) => {
            Object.assign(model, { violation, status: count > 0 ? 'FOLLOW_UP' : 'CONCLUDED' });
            learn(answer);
          },
        };
      },
      () =>
        random.chance(8)
          ? {
              name: 'cancel',
              expected: WAY.includes(model.status) ? 'done' : 'INSPECTION_OVER',
              run: () => does(DISTRICT, 'cancelInspection', { inspectionId, reason: 'Trùng', approver: 'Thường trực' }),
              learn: () => Object.assign(model, { status: 'CANCELLED' }),
            }
          : null,
      () => {
        const count = random.int(0, 1);
        return {
          name: `correct with ${count}`,
          expected: OVER.includes(model.status) ? 'done' : 'NOT_CONCLUDED',
          run: () =>
            does(
              DISTRICT,
              'correctConclusion',
              {
                inspectionId,
                outcome: 'VIOLATION',
                concludedOn: DAY,
                reason: 'Bổ sung',
                findings: [finding('VIOLATION', count)],
              },
              FINDINGS,
            ),
          learn: (answer) => {
            Object.assign(model, { violation: true, status: count > 0 ? 'FOLLOW_UP' : model.status });
            learn(answer);
          },
        };
      },
      () => {
        const allowed = model.violation ? (model.disciplined ? 'DISCIPLINE_RECORDED' : 'done') : 'NO_VIOLATION_FOUND';
        return {
          name: 'discipline',
          expected: OVER.includes(model.status) ? allowed : 'NOT_CONCLUDED',
          run: () =>
            does(DISTRICT, 'recordDiscipline', {
              inspectionId,
              form: 'REPRIMAND',
              decidedBy: 'Ban Thường vụ',
              decidedOn: DAY,
              decisionNumber: '1',
            }),
          learn: () => Object.assign(model, { disciplined: true }),
        };
      },
      ...(['reportRemedyDone', 'acceptRemedy', 'rejectRemedy', 'acceptRemedy'] as const).map((mutation) => () => {
        if (model.remedies.length === 0) return null;
        const remedy = random.pick(model.remedies);
        const more = {
          reportRemedyDone: { doneOn: DAY, evidence: 'Biên bản' },
          acceptRemedy: {},
          rejectRemedy: { reason: 'Chưa đủ' },
        }[mutation];
        const waits = mutation === 'reportRemedyDone' || remedy.state === 'REPORTED';
        return {
          name: mutation,
          expected: remedy.state === 'DONE' ? 'REMEDY_DONE' : waits ? 'done' : 'REMEDY_NOT_REPORTED',
          run: () =>
            does(mutation === 'reportRemedyDone' ? COMMUNE : DISTRICT, mutation, { remedyId: remedy.id, ...more }),
          learn: () => {
            remedy.state = ({ reportRemedyDone: 'REPORTED', acceptRemedy: 'DONE', rejectRemedy: 'OPEN' } as const)[
              mutation
            ];
            const closed = mutation === 'acceptRemedy' && model.remedies.every(({ state }) => state === 'DONE');
            if (closed && model.status === 'FOLLOW_UP') model.status = 'CLOSED';
          },
        };
      }),
    ];
    const trail: string[] = [];
    for (let n = 0; n < 60; n += 1) {
      const move = random.pick(moves)();
      if (move === null) continue;
      trail.push(move.name);
      const answer = await move.run();
      expect(outcomeOf(answer), trail.join(', ')).toBe(move.expected);
      if (move.expected === 'done') move.learn?.(answer);
      const { data } = await server.ask(
        DISTRICT,
        `{ node(id: "${inspectionId}") { ... on Inspection { status remedyCount openRemedyCount announcedOn disciplines { form } } } }`,
      );
      expect(data.node, trail.join(', ')).toEqual({
        status: model.status,
        remedyCount: model.remedies.length,
        openRemedyCount: model.remedies.filter(({ state }) => state !== 'DONE').length,
        announcedOn: model.announced ? DAY : null,
        disciplines: model.disciplined ? [{ form: 'REPRIMAND' }] : [],
      });
    }
    expect(trail.length).toBeGreaterThan(30);
  });
});

describe('a programme', () => {
  it.each([1, 2, 3, 4])('is complete exactly where the model is (seed %i)', async (seed) => {
    const random = createRandom(`programme/${seed}`);
    const year = 1990 + seed;
    const day = `${year}-06-01`;
    const committeeId = committee(demoIds.lamThuong);
    const model = { id: '', issued: false, items: [] as { id: string; status: string; out: boolean }[] };
    const item = {
      subjectId: committee(demoIds.kheoLeng),
      kind: 'THEMATIC_SUPERVISION',
      topic: 'Học tập nghị quyết',
      dueOn: `${year}-10-30`,
    };
    const some = (): (typeof model.items)[number] | null =>
      model.items.length === 0 ? null : random.pick(model.items);
    const ITEMS = 'programme { inspections(first: 50) { edges { node { id } } } }';
    const learn = (answer: Payload): void => {
      const programme = answer.programme as { inspections: { edges: { node: { id: string } }[] } };
      for (const { node } of programme.inspections.edges) {
        if (!model.items.some(({ id }) => id === node.id))
          model.items.push({ id: node.id, status: 'PLANNED', out: false });
      }
    };
    const changed =
      (more: object, by = COMMUNE) =>
      () =>
        does(
          by,
          'changeProgramme',
          { programmeId: model.id, reason: 'Điều chỉnh', documentNumber: '2', changedOn: day, ...more },
          ITEMS,
        );
    const moves: (() => Move | null)[] = [
      () => ({
        name: 'create',
        expected: model.id === '' ? 'done' : 'PROGRAMME_EXISTS',
        run: () => does(COMMUNE, 'createProgramme', { committeeId, year }, 'programme { id }'),
        learn: (answer) => Object.assign(model, { id: idIn(answer, 'programme') }),
      }),
      () => ({
        name: 'add',
        expected: model.issued ? 'PROGRAMME_ISSUED' : 'done',
        run: () => does(COMMUNE, 'addInspection', { programmeId: model.id, ...item }, 'inspection { id }'),
        learn: (answer) => model.items.push({ id: idIn(answer, 'inspection'), status: 'PLANNED', out: false }),
      }),
      () =>
        random.chance(50)
          ? {
              name: 'issue',
              expected: model.issued ? 'PROGRAMME_ISSUED' : model.items.length === 0 ? 'PROGRAMME_EMPTY' : 'done',
              run: () =>
                does(COMMUNE, 'issueProgramme', { programmeId: model.id, number: '1', issuedOn: `${year}-01-05` }),
              learn: () => Object.assign(model, { issued: true }),
            }
          : null,
      () =>
        model.items.length > 5
          ? null
          : {
              name: 'change: add',
              expected: model.issued ? 'done' : 'PROGRAMME_NOT_ISSUED',
              run: changed({ add: [item] }),
              learn: learn,
            },
      () => {
        const one = some();
        const movable = one?.out ? 'ITEM_TAKEN_OUT' : one?.status === 'PLANNED' ? 'done' : 'ITEM_BEGUN';
        return (
          one && {
            name: 'change: move',
            expected: model.issued ? movable : 'PROGRAMME_NOT_ISSUED',
            run: changed({ move: [{ inspectionId: one.id, dueOn: `${year}-12-01` }] }),
          }
        );
      },
      () => {
        const one = some();
        const by = random.pick([COMMUNE, DISTRICT, DISTRICT]);
        const removable = ['PLANNED', 'CANCELLED'].includes(one?.status ?? '') ? 'done' : 'ITEM_BEGUN';
        const allowed = model.issued ? (one?.out ? 'ITEM_TAKEN_OUT' : removable) : 'PROGRAMME_NOT_ISSUED';
        return (
          one && {
            name: `change: take out by ${by}`,
            expected: by === COMMUNE ? 'FORBIDDEN' : allowed,
            run: changed({ takeOut: [one.id] }, by),
            learn: () => Object.assign(one, { out: true, status: 'CANCELLED' }),
          }
        );
      },
      () => {
        const one = some();
        return (
          one && {
            name: 'start',
            expected: model.issued ? (one.status === 'PLANNED' ? 'done' : 'INSPECTION_STEP_ORDER') : 'PROGRAMME_DRAFT',
            run: () => does(COMMUNE, 'startInspection', { inspectionId: one.id, decisionNumber: '1', startedOn: day }),
            learn: () => Object.assign(one, { status: 'STARTED' }),
          }
        );
      },
      ...[1, 2].map(() => () => {
        const one = some();
        return (
          one && {
            name: 'conclude',
            expected: one.status === 'STARTED' ? 'done' : 'NOT_CONCLUDABLE',
            run: () =>
              does(COMMUNE, 'recordInspectionResult', { inspectionId: one.id, outcome: 'GOOD', concludedOn: day }),
            learn: () => Object.assign(one, { status: 'CONCLUDED' }),
          }
        );
      }),
      () => {
        const one = some();
        return one && random.chance(40)
          ? {
              name: 'cancel',
              expected: ['PLANNED', 'STARTED'].includes(one.status) ? 'done' : 'INSPECTION_OVER',
              run: () =>
                does(COMMUNE, 'cancelInspection', { inspectionId: one.id, reason: 'Trùng', approver: 'Huyện ủy' }),
              learn: () => Object.assign(one, { status: 'CANCELLED' }),
            }
          : null;
      },
    ];
    const trail: string[] = [];
    const agree = async (): Promise<boolean> => {
      const items = model.items.filter(({ out }) => !out);
      const completed = model.issued && items.length > 0 && items.every(({ status }) => status === 'CONCLUDED');
      const { data } = await server.ask(
        DISTRICT,
        `{ node(id: "${model.id}") { ... on InspectionProgramme { status completed takenOutCount inspectionCount } }
           commune: node(id: "${committeeId}") { ... on Committee { inspectionCompletion(year: ${year}) { ownCompleted } } } }`,
      );
      expect({ ...data.node, own: data.commune.inspectionCompletion.ownCompleted }, trail.join(', ')).toEqual({
        status: model.issued ? 'ISSUED' : 'DRAFT',
        completed,
        takenOutCount: model.items.filter(({ out }) => out).length,
        inspectionCount: model.items.length,
        own: model.issued ? completed : null,
      });
      return completed;
    };
    for (let n = 0; n < 90; n += 1) {
      const move = (model.id === '' ? moves[0] : random.pick(moves))?.() ?? null;
      if (move === null) continue;
      trail.push(move.name);
      const answer = await move.run();
      expect(outcomeOf(answer), trail.join(', ')).toBe(move.expected);
      if (move.expected === 'done') move.learn?.(answer);
      await agree();
    }
    // What is left over is concluded or taken out: then it is complete, wherever the walk has led.
    for (const one of model.items.filter(({ out, status }) => !out && status !== 'CONCLUDED')) {
      const result = { inspectionId: one.id, outcome: 'GOOD', concludedOn: day };
      if (one.status === 'STARTED') {
        await does(COMMUNE, 'recordInspectionResult', result);
        one.status = 'CONCLUDED';
      } else {
        await changed({ takeOut: [one.id] }, DISTRICT)();
        one.out = true;
      }
    }
    expect(await agree()).toBe(model.items.some(({ status }) => status === 'CONCLUDED'));
    expect(trail.length).toBeGreaterThan(40);
  });
});
