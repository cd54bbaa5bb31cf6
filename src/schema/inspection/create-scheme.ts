import { createScheme } from '../../resolvers/inspection/create-scheme.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo, years } from '../bounds.ts';
import { CommitteeNode } from '../committee/types.ts';
import { mutation, payload } from '../mutation.ts';
import { idOf } from '../unread.ts';
import { InspectionSchemeNode } from './programme-types.ts';

mutation('createScheme', {
  description:
    'Enters a scheme of several years (đề án) under which a committee and those below it make their programmes.',
  about: 'The scheme.',
  input: (t) => ({
    issuerId: t.id({
      required: true,
      extensions: idOf(CommitteeNode),
      description: 'The committee that issued it; no cell.',
    }),
    number: t.string({ required: true, description: `Number (số hiệu), ${upTo(LONGEST.documentNumber).en}.` }),
    title: t.string({ required: true, description: `Title, ${upTo(LONGEST.topic).en}.` }),
    issuedOn: t.field({ type: 'Day', required: true, description: 'Day of issue; not in the future.' }),
    firstYear: t.int({ required: true, description: `First year, ${years.en}.` }),
    lastYear: t.int({ required: true, description: `Last year, ${years.en}.` }),
  }),
  payload: payload('CreateSchemePayload', 'It was entered.', [['scheme', InspectionSchemeNode, 'The scheme.']]),
  run: createScheme,
});
