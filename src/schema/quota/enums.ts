import { QuotaKind } from '../../db/generated/enums.ts';
import { enumOf } from '../enum-of.ts';

export const QuotaKindEnum = enumOf('QuotaKind', QuotaKind, 'Kind of an admission quota (loại chỉ tiêu).', {
  FLOOR: 'What a resolution asks of every year of its term, at least (chỉ tiêu nghị quyết).',
  PLAN: 'What was assigned for the year (kế hoạch năm). Progress is measured against it.',
});
