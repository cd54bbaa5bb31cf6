import { recordDecision } from '../../resolvers/resolution/record-decision.ts';
import { mutation } from '../mutation.ts';
import { decisionFields } from './decide.ts';
import { CasePayload } from './payload.ts';

mutation('recordDecision', {
  description:
    'Records the decision to admit somebody (quyết định kết nạp), by the committee that decides (`Committee.admissionAuthority`) or one above it. It has 60 working days from the resolution of the cell; a later one is recorded all the same, with the days it is late.',
  about: 'A decision on admission.',
  input: decisionFields,
  payload: CasePayload,
  run: recordDecision,
});
