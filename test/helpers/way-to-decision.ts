import { encodeGlobalId } from '../../src/schema/global-id.ts';

/** The lowest body that takes a step. CENTRE: the centre, or the committee that hosts it. */
export type StepTaker = 'CELL' | 'GRASSROOTS' | 'CENTRE' | 'AUTHORITY';

/** What a case goes through, by which mutation and with which input. */
export interface StepAsked {
  mutation: string;
  body: StepTaker;
  input: object;
}

/** Where a case of a test goes to class, and when everything is done. */
export interface Way {
  candidateId: string;
  classId: string;
  centreId: string;
  /** The day of every step: that of the server's clock, since an enrolment is of today. */
  day: string;
  /** For a grassroots cell no committee votes. */
  committeeVotes?: boolean;
  /** The id of the verification that was asked for, once it was. */
  verificationId(): Promise<string>;
}

/**
 * The whole way of a case from the sources to the decision, in order: every operation that leads it on, with an input that is
 * taken. Ids are those of records; numbers of papers differ by the candidate where they must.
 */
export async function* wayToDecision(way: Way): AsyncGenerator<StepAsked> {
  const { day } = way;
  const candidateId = encodeGlobalId('Candidate', way.candidateId);
  const classId = encodeGlobalId('TrainingClass', way.classId);
  const centreId = encodeGlobalId('TrainingCentre', way.centreId);
  const effectiveOn = day;
  const step = (body: StepTaker, mutation: string, input: object): StepAsked => ({
    body,
    mutation,
    input: { candidateId, ...input },
  });
  const mentors = [{ memberName: 'Lý Văn Sơn' }];
  yield step('CELL', 'putOnList', { effectiveOn, documentNumber: '1-NQ/CB', mentors });
  yield step('CELL', 'proposeForClass', { classId, proposedOn: day, documentNumber: '2-NQ/CB' });
  yield step('GRASSROOTS', 'enrolInClass', { classId });
  const certificate = { kind: 'AWARENESS', number: way.candidateId, issuedOn: day, centreId };
  yield step('CENTRE', 'recordCertificate', certificate);
  yield step('CELL', 'startDossier', { effectiveOn, documentNumber: '3-NQ/CB' });
  for (const kind of ['APPLICATION', 'LIFE_HISTORY', 'TWO_MEMBERS_INTRODUCTION']) {
    yield step('CELL', 'recordPaper', { kind, madeOn: day });
  }
  const requests = [{ place: 'Đảng ủy xã Mẫu', about: ['CANDIDATE'] }];
  yield step('GRASSROOTS', 'requestVerification', { requestedOn: day, documentNumber: '4-CV/ĐU', requests });
  const verificationId = encodeGlobalId('Verification', await way.verificationId());
  const answer = { verificationId, answeredOn: day, documentNumber: '5-CV' };
  yield { body: 'GRASSROOTS', mutation: 'recordVerification', input: answer };
  const opinions = ['WORK_ORGANISATIONS', 'RESIDENCE_CELL_COMMITTEE'].map((origin) => ({ origin, givenOn: day }));
  yield step('CELL', 'recordOpinions', { concludedOn: day, opinions });
  const vote = { matter: 'ADMISSION', heldOn: day, yes: 10, no: 0, blank: 0, absent: 0 };
  const voters = { official: 10, away: 0, exemptAbsent: 0 };
  yield step('CELL', 'recordCellVote', { ...vote, ...voters, number: '6-NQ/CB' });
  if (way.committeeVotes !== false) {
    yield step('GRASSROOTS', 'recordCommitteeVote', { ...vote, members: 10, number: '7-NQ/ĐU' });
  }
  yield step('AUTHORITY', 'recordDecision', { number: '8-QĐ', issuedOn: day, receivedOn: day });
}
