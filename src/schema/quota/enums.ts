import { CountedDay, QuotaBasis, QuotaKind, QuotaSheetStatus } from '../../db/generated/enums.ts';
import { enumOf } from '../enum-of.ts';

export const QuotaKindEnum = enumOf('QuotaKind', QuotaKind, 'Kind of an admission quota (loại chỉ tiêu).', {
  FLOOR: 'What a resolution asks of every year of its term, at least (chỉ tiêu nghị quyết).',
  PLAN: 'What was assigned for the year (kế hoạch năm). Progress is measured against it.',
  STRETCH: 'What is wished for beyond the plan (chỉ tiêu phấn đấu).',
});

export const QuotaBasisEnum = enumOf('QuotaBasis', QuotaBasis, 'What a quota is founded on (căn cứ giao chỉ tiêu).', {
  RESOLUTION: 'A resolution, such as that of a congress for its term.',
  RATE: 'A share of the members on a day; the target is that many, rounded up.',
  ASSIGNED: 'An assignment by a committee above.',
});

export const QuotaSheetStatusEnum = enumOf('QuotaSheetStatus', QuotaSheetStatus, 'Where a sheet stands (trạng thái).', {
  DRAFT: 'It is being prepared (dự thảo): nothing of it counts.',
  ISSUED: 'It was issued with a paper (đã ban hành), and stays as it is.',
});

export const CountedDayEnum = enumOf(
  'CountedDay',
  CountedDay,
  'By which day admissions count, and so for which year (cách tính ngày kết nạp vào chỉ tiêu).',
  {
    CEREMONY: 'The day of the ceremony (ngày tổ chức lễ kết nạp).',
    DECISION: 'The day of the decision (ngày ký quyết định), for the cell that had the case on that day.',
  },
);
