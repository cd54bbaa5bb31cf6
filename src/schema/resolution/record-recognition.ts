import { recordRecognition } from '../../resolvers/resolution/record-recognition.ts';
import { mutation } from '../mutation.ts';
import { decisionFields } from './decide.ts';
import { CasePayload } from './payload.ts';

mutation('recordRecognition', {
  description:
    'Records the decision that recognises an official member (quyết định công nhận đảng viên chính thức), by the committee that decides or one above it. The official day is not given: it is the day on which the twelve months from the ceremony ended, however late it was decided.',
  about: 'A decision on recognition.',
  input: decisionFields,
  payload: CasePayload,
  run: recordRecognition,
});
