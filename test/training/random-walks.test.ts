import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { createRandom, type Random } from '../../prisma/seed/random.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { ClassModel, type Result } from './class-model.ts';

// Classes and enrolments by chance, with fixed seeds, against a model of their own. The day of the server is 2026-11-23.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
afterEach(async () => expect(await feedDifferences(server)).toEqual([]));

const STEPS = 60;
const PEOPLE = 6;
// The first two share days.
const CLASSES = [
  { capacity: 2, days: ['2026-11-02', '2026-11-06'] },
  { capacity: 4, days: ['2026-11-05', '2026-11-09'] },
  { capacity: 3, days: ['2026-11-16', '2026-11-20'] },
] as const;
const TODAY = '2026-11-23';

/** One walk: what is done in the database as in the model. */
class Walk {
  readonly #model = new ClassModel();
  readonly #random: Random;
  readonly #seed: string;
  #numbers = 0;

  constructor(seed: string) {
    this.#random = createRandom(seed);
    this.#seed = seed;
  }

  async begin(): Promise<void> {
    const { prisma } = server.app.services.database;
    for (let n = 0; n < PEOPLE; n += 1) {
      const stageSince = new Date('2026-01-05');
      const id = await plantPerson(prisma, { committeeId: demoIds.kheoLeng, stage: 'OUTSTANDING', stageSince });
      this.#model.stages.set(id, 'OUTSTANDING');
    }
    for (const { capacity, days } of CLASSES) {
      const { id } = await prisma.trainingClass.create({
        data: {
          centreId: demoIds.lucYenCentre,
          kind: 'AWARENESS',
          status: 'OPEN',
          capacity,
          title: 'Lớp thử',
          startsOn: new Date(days[0]),
          endsOn: new Date(days[1]),
        },
        select: { id: true },
      });
      this.#model.classes.set(id, { status: 'OPEN', capacity, days, seats: new Map(), sheets: false });
    }
  }

  /** Does something that may be allowed or not, in both. Gives what it was. */
  async step(): Promise<string> {
    const { deed, allowed, done } = await this.#next();
    expect(done, `${this.#seed}: ${deed}`).toBe(allowed);
    await this.#compare(deed);
    return deed;
  }

  async #next(): Promise<{ deed: string; allowed: boolean; done: boolean }> {
    const model = this.#model;
    const random = this.#random;
    const people = [...model.stages.keys()];
    const person = random.pick(people);
    const id = random.pick([...model.classes.keys()]);
    const classId = globalId('TrainingClass', id);
    const result = random.pick(['PASSED', 'FAILED', 'ABSENT'] as const);
    const what = random.weighted(DEEDS, ({ weight }) => weight).name;
    const asked = async (allowed: boolean, name: string, input: object, subject: string) => {
      return { deed: what, allowed, done: await this.#does(name, input, subject) };
    };
    // Ids come before the model changes.
    const seatOf = async (who: string) => globalId('Enrolment', (await this.#seat(who, id)) ?? MISSING);
    switch (what) {
      case 'propose': {
        const input = { candidateId: candidate(person), classId, proposedOn: '2026-10-01', documentNumber: '1-NQ' };
        return asked(model.propose(person, id), 'proposeForClass', input, 'demo-cell');
      }
      case 'enrol':
        return asked(
          model.enrol(person, id),
          'enrolInClass',
          { candidateId: candidate(person), classId },
          'demo-district',
        );
      case 'approve': {
        const waiting = [...(model.classes.get(id)?.seats ?? [])].filter(([, { seat }]) => seat === 'PROPOSED');
        const chosen = random.shuffled(waiting.map(([who]) => who)).slice(0, random.int(1, 3));
        const enrolmentIds = await Promise.all(chosen.map(seatOf));
        return asked(model.approve(chosen, id), 'approveEnrolment', { classId, enrolmentIds }, 'demo-commune');
      }
      case 'withdraw':
        return asked(
          model.withdraw(person, id),
          'withdrawEnrolment',
          { enrolmentId: await seatOf(person) },
          'demo-district',
        );
      case 'start':
        return asked(model.start(id), 'startClass', { classId }, 'demo-centre');
      case 'cancel':
        return asked(model.cancel(id), 'cancelClass', { classId, reason: 'thử' }, 'demo-centre');
      case 'attend': {
        const present = new Set(model.roll(id).filter(() => random.chance(70)));
        const rows = await Promise.all(
          model.roll(id).map(async (who) => ({ enrolmentId: await seatOf(who), present: present.has(who) })),
        );
        const day = model.classes.get(id)?.days[0];
        return asked(
          model.attend(id, present),
          'recordAttendance',
          { classId, day, session: 'MORNING', rows },
          'demo-centre',
        );
      }
      case 'close': {
        const results = new Map<string, Result>(
          model.roll(id).map((who) => [who, random.pick(['PASSED', 'PASSED', 'FAILED', 'ABSENT'] as const)]),
        );
        const numbered = new Set(
          [...results].filter(([, one]) => one === 'PASSED' && random.chance(60)).map(([who]) => who),
        );
        const rows = await Promise.all(
          [...results].map(async ([who, one]) => ({
            enrolmentId: await seatOf(who),
            result: one,
            ...(numbered.has(who) ? { certificateNumber: this.#number() } : {}),
          })),
        );
        return asked(
          model.close(id, results, numbered),
          'closeClass',
          { classId, issuedOn: TODAY, rows },
          'demo-centre',
        );
      }
      case 'issue': {
        const firstNumber = this.#number(model.waiting(id).length + 1);
        return asked(model.issue(id), 'issueCertificates', { classId, firstNumber, issuedOn: TODAY }, 'demo-centre');
      }
      case 'correct': {
        const numbered = result === 'PASSED' && random.chance(60);
        const certificate = numbered ? { number: this.#number(), issuedOn: TODAY } : null;
        const input = { enrolmentId: await seatOf(person), result, certificate, documentNumber: '1-CV' };
        return asked(model.correct(person, id, result, numbered), 'correctResult', input, 'demo-centre');
      }
      case 'revoke': {
        const certificateId = globalId('Certificate', (await this.#certificate(person, id)) ?? MISSING);
        const input = { certificateId, reason: 'FRAUD', documentNumber: '1-QĐ' };
        return asked(model.revoke(person, id), 'revokeCertificate', input, 'demo-centre');
      }
    }
  }

  /** A number that leaves room for some more. */
  #number(room = 1): string {
    this.#numbers += room;
    return `${this.#numbers - room + 1}-${this.#seed}`;
  }

  async #does(name: string, input: object, subject: string): Promise<boolean> {
    const type = name.replace(/^./, (letter) => letter.toUpperCase());
    const { data, errors } = await server.ask(
      subject,
      `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename } }`,
      { input },
    );
    expect(errors).toBeUndefined();
    return data[name].__typename === `${type}Payload`;
  }

  async #seat(person: string, classId: string): Promise<string | null> {
    const where = { classId_candidateId: { classId, candidateId: person } };
    return (await server.app.services.database.prisma.enrolment.findUnique({ where }))?.id ?? null;
  }

  async #certificate(person: string, classId: string): Promise<string | null> {
    const found = await server.app.services.database.prisma.certificate.findFirst({
      where: { candidateId: person, enrolment: { classId } },
    });
    return found?.id ?? null;
  }

  async #compare(deed: string): Promise<void> {
    const { prisma } = server.app.services.database;
    const classes = await prisma.trainingClass.findMany({
      where: { id: { in: [...this.#model.classes.keys()] } },
      include: { enrolments: { include: { certificate: true }, orderBy: { candidateId: 'asc' } } },
    });
    const inDatabase = classes.map(({ id, status, enrolments }) => [
      id,
      status,
      enrolments.map((one) => `${one.candidateId} ${one.status}${one.certificate ? ' held' : ''}`),
    ]);
    const inModel = classes.map(({ id }) => {
      const { status, seats } = this.#model.classes.get(id) as NonNullable<ReturnType<ClassModel['classes']['get']>>;
      const lines = [...seats].map(
        ([who, { seat, certificate }]) => `${who} ${seat}${certificate === 'held' ? ' held' : ''}`,
      );
      return [id, status, lines.sort()];
    });
    expect(inDatabase, `${this.#seed}: ${deed}`).toEqual(inModel);
    const cases = await prisma.candidate.findMany({
      where: { id: { in: [...this.#model.stages.keys()] } },
      select: { id: true, stage: true },
    });
    const stages = Object.fromEntries(cases.map(({ id, stage }) => [id, stage]));
    expect(stages, `${this.#seed}: ${deed}`).toEqual(Object.fromEntries(this.#model.stages));
  }
}

const MISSING = '01890000-0000-7000-8000-00000000dead';
const candidate = (id: string): string => globalId('Candidate', id);

const DEEDS = [
  { name: 'propose', weight: 8 },
  { name: 'enrol', weight: 4 },
  { name: 'approve', weight: 6 },
  { name: 'withdraw', weight: 2 },
  { name: 'start', weight: 2 },
  { name: 'cancel', weight: 1 },
  { name: 'attend', weight: 2 },
  { name: 'close', weight: 4 },
  { name: 'issue', weight: 3 },
  { name: 'correct', weight: 6 },
  { name: 'revoke', weight: 4 },
] as const;

describe('classes and enrolments by chance', () => {
  const done = new Set<string>();
  it.each(['khóa-1', 'khóa-2', 'khóa-3', 'khóa-4'])('%s: the database does what the model does', async (seed) => {
    const walk = new Walk(seed);
    await walk.begin();
    for (let n = 0; n < STEPS; n += 1) done.add(await walk.step());
  });

  it('did everything at least once', () => {
    expect([...done].sort()).toEqual(DEEDS.map(({ name }) => name).sort());
  });
});
