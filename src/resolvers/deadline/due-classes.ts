import { toDay } from '../../calendar.ts';
import type { Due, Source } from './due.ts';
import { seenOpenClasses, seenUncertified } from './seen.ts';

/** Classes that are to begin, or to be closed with their results. */
export const dueClasses: Source = {
  part: 'PLACES',
  kinds: ['CLASS_STARTS', 'CLASS_RESULTS'],
  async find({ withinId }, context) {
    const open = await context.database.prisma.trainingClass.findMany({
      where: seenOpenClasses(withinId, context),
      select: {
        id: true,
        status: true,
        startsOn: true,
        endsOn: true,
        centre: { select: { hostCommitteeId: true, name: true } },
      },
    });
    return open.map(({ id, status, startsOn, endsOn, centre }): Due => {
      const kind = status === 'RUNNING' ? 'CLASS_RESULTS' : 'CLASS_STARTS';
      const committeeId = centre.hostCommitteeId;
      return {
        kind,
        id: `${kind}:${id}`,
        day: toDay(kind === 'CLASS_STARTS' ? startsOn : endsOn),
        from: kind === 'CLASS_STARTS' ? null : toDay(startsOn),
        about: { type: 'TrainingClass', id },
        committeeId,
        rule: null,
        paper: null,
        by: { step: null, body: 'CENTRE', committeeId, name: centre.name },
      };
    });
  },
};

/** Certificates of people who have completed a class that is closed. */
export const dueCertificates: Source = {
  part: 'CASES',
  kinds: ['CLASS_CERTIFICATE'],
  async find({ withinId }, context) {
    const { enrolment } = context.database.prisma;
    // Mostly there is nobody: then what belongs to them is not asked for.
    const found = await enrolment.findMany({ where: seenUncertified(withinId, context), select: { id: true } });
    if (found.length === 0) return [];
    const passed = await enrolment.findMany({
      where: { id: { in: found.map(({ id }) => id) } },
      select: {
        id: true,
        candidateId: true,
        candidate: { select: { committeeId: true } },
        class: {
          select: { endsOn: true, kind: true, centre: { select: { hostCommitteeId: true, name: true } } },
        },
      },
    });
    return passed.map(({ id, candidateId, candidate, class: { endsOn, kind, centre } }) => ({
      kind: 'CLASS_CERTIFICATE' as const,
      id: `CLASS_CERTIFICATE:${id}`,
      day: toDay(endsOn),
      from: null,
      about: { type: 'Candidate' as const, id: candidateId },
      committeeId: candidate.committeeId,
      rule: null,
      paper: null,
      by: {
        step: kind === 'AWARENESS' ? ('CERTIFICATE' as const) : null,
        body: 'CENTRE' as const,
        committeeId: centre.hostCommitteeId,
        name: centre.name,
      },
    }));
  },
};
