import {
  listCountingSettings,
  listProposals,
  listQuotas,
  listSheets,
  listSubTargets,
  listYears,
} from '../../resolvers/quota/lists.ts';
import { builder } from '../builder.ts';

builder.prismaObjectFields('Committee', (t) => ({
  quotas: t.relation('quotas', {
    args: { year: t.arg.int({ description: 'Only of this year.' }) },
    query: ({ year }, context) => listQuotas(year, context),
    description: 'Quotas of all years with their revisions, the latest year first. Progress is in `quota`.',
  }),
  quotaProposals: t.relation('quotaProposals', {
    args: { year: t.arg.int({ description: 'Only of this year.' }) },
    query: ({ year }, context) => listProposals(year, context),
    description:
      'What it has registered from below (đăng ký chỉ tiêu), the latest year first; of a year the first of the list holds. It counts nowhere.',
  }),
  subTargets: t.relation('subTargets', {
    args: { year: t.arg.int({ description: 'Only of this year.' }) },
    query: ({ year }, context) => listSubTargets(year, context),
    description:
      'How many of its plans are to come from which groups and sources (chỉ tiêu thành phần), the latest year first; of a year the first of the list holds.',
  }),
  quotaYears: t.relation('quotaYears', {
    args: { year: t.arg.int({ description: 'Only of this year.' }) },
    query: ({ year }, context) => listYears(year, context),
    description:
      'The years that were closed for it and everything below (khóa sổ), also those that were opened again; the latest first. What is closed above it is in `QuotaProgress.published`.',
  }),
  countingSettings: t.relation('countingSettings', {
    query: (_args, context) => listCountingSettings(context),
    description:
      'What it has set about the day by which admissions count (`setCountingDay`): what holds first. Empty for a committee below another one, and where nothing was set: then it is the ceremony.',
  }),
  quotaSheets: t.relation('quotaSheets', {
    args: { year: t.arg.int({ description: 'Only of this year.' }) },
    query: ({ year }, context) => listSheets(year, context),
    description:
      'Sheets by which its plans are shared out among those directly below, drafts and issued ones, the latest first. Empty for who does not share them out.',
  }),
}));
