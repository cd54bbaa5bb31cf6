import { type Day, toDay } from '../../calendar.ts';
import type { Prisma } from '../../db/generated/client.ts';
import type { EnrolmentStatus } from '../../db/generated/enums.ts';
import type { PersonalData } from '../../db/queries/persons.ts';
import { NotFound } from '../errors.ts';
import { readOn, whereOf } from '../list.ts';
import type { OperationContext } from '../operation-context.ts';
import { listEnrolments } from './lists.ts';

/** People of a class read, and logged, at once. */
const PAGE = 500;

/** Somebody in a class. What is personal is null once the person was erased. */
export interface ListedTrainee {
  id: string;
  committeeName: string;
  identity: PersonalData['IDENTITY'] | null;
  status: EnrolmentStatus;
  certificate: { number: string; issuedOn: Day } | null;
}

/** Which class, and what the access log is to call the operation. */
export interface RollWanted {
  classId: string;
  operation: string;
}

/** A class and the people in it that a viewer may see. */
export interface ClassRoll {
  title: string;
  /** Name of the centre that holds it. */
  centre: string;
  startsOn: Day;
  endsOn: Day;
  trainees: AsyncGenerator<ListedTrainee>;
}

/**
 * The people in a class that a viewer may see, in Vietnamese order of names, without those who were taken off. Read by pages;
 * whoever stops taking them stops the reading, and the log has no more than was read.
 * @param renew - a new context before every page: who has lost the role meanwhile gets no more.
 * @throws NotFound where the viewer may see nobody in the class, or there is none
 */
export async function readClassRoll(
  { classId, operation }: RollWanted,
  renew: () => Promise<OperationContext>,
): Promise<ClassRoll> {
  const context = await renew();
  const { database } = context;
  const first = await database.prisma.enrolment.findFirst({
    where: whereOfRoll(classId, context),
    select: {
      class: { select: { title: true, startsOn: true, endsOn: true, centre: { select: { name: true } } } },
    },
  });
  if (first === null) throw new NotFound((texts) => texts.hidden('classId'), ['class']);
  const { title, startsOn, endsOn, centre } = first.class;
  return { title, centre: centre.name, startsOn: toDay(startsOn), endsOn: toDay(endsOn), trainees: read() };

  async function* read(): AsyncGenerator<ListedTrainee> {
    let last: NamedSeat | null = null;
    do {
      const page: Read = await readPage({ classId, operation, last }, await renew());
      yield* page.trainees;
      last = page.last;
    } while (last !== null);
  }
}

function whereOfRoll(classId: string, context: OperationContext): Prisma.EnrolmentWhereInput {
  return { AND: [whereOf(listEnrolments({}, context), context), { classId, status: { not: 'WITHDRAWN' } }] };
}

/** Somebody in a class with what the list is sorted by. */
type NamedSeat = { id: string; candidate: { givenName: string | null; fullName: string | null } };

interface Read {
  trainees: ListedTrainee[];
  /** Null when there are no more. */
  last: NamedSeat | null;
}

async function readPage(
  { classId, operation, last }: RollWanted & { last: NamedSeat | null },
  context: OperationContext,
): Promise<Read> {
  const found = await readOn(
    {
      order: listEnrolments({}, context).order,
      where: whereOfRoll(classId, context),
      find: (range: Pick<Prisma.EnrolmentFindManyArgs, 'where' | 'orderBy' | 'take'>) =>
        context.database.prisma.enrolment.findMany({
          ...range,
          include: {
            certificate: { select: { number: true, issuedOn: true } },
            // The sort key; what is shown of a person is read with the access log.
            candidate: {
              omit: { fullName: false, givenName: false },
              include: { committee: { select: { name: true } } },
            },
          },
        }),
    },
    last,
    PAGE,
  );
  const trainees = await Promise.all(
    found.map(async ({ id, status, certificate, candidate }) => {
      const identity = await context.loaders.person.load({ candidateId: candidate.id, group: 'IDENTITY', operation });
      return {
        id,
        committeeName: candidate.committee.name,
        identity: identity?.group === 'IDENTITY' ? identity.data : null,
        status,
        certificate: certificate && { number: certificate.number, issuedOn: toDay(certificate.issuedOn) },
      };
    }),
  );
  return { trainees, last: found.length < PAGE ? null : (found.at(-1) ?? null) };
}
