import { LONGEST } from '../../resolvers/lengths.ts';
import { mergePersons } from '../../resolvers/person/merge-persons.ts';
import { upTo } from '../bounds.ts';
import { CandidateNode } from '../candidate/types.ts';
import { mutation } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { MergeReasonEnum } from './enums.ts';
import { PersonMergePayload } from './payload.ts';

mutation('mergePersons', {
  description:
    'Makes one person of two that are one, such as `duplicateWarnings` points out (nhập hồ sơ trùng). All cases of both are that person’s from then on, each with its history and in its cell, and every count stays. One of the two at most may have an open case or be a member, and an admission that counts; name without accents, sex and birth must be the same: put right first what is wrong. By a committee above both cells; `undoMerge` takes it back.',
  about: 'Who is one with whom.',
  input: (t) => ({
    candidateId: t.id({
      required: true,
      extensions: idOf(CandidateNode),
      description: 'A case of the person who is kept: name and birth stay as they are written there.',
    }),
    duplicateId: t.id({
      required: true,
      extensions: idOf(CandidateNode),
      description: 'A case of the other one; all cases of that person come along.',
    }),
    reason: t.field({ type: MergeReasonEnum, required: true, description: 'Why there were two.' }),
    documentNumber: t.string({
      required: true,
      description: `Number of the document that says so (số văn bản), ${upTo(LONGEST.documentNumber).en}.`,
    }),
    documentOn: t.field({ type: 'Day', required: true, description: 'Its day; not in the future.' }),
  }),
  payload: PersonMergePayload,
  run: mergePersons,
});
