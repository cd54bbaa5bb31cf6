import { ForecastSource, PaceSource } from '../../db/generated/enums.ts';
import { enumOf } from '../enum-of.ts';

export const ForecastSourceEnum = enumOf(
  'ForecastSource',
  ForecastSource,
  'Where the times come from by which is forecast (căn cứ dự báo).',
  {
    LEARNT: 'From cases of the root that came to an end in the last three years, at least 30 of them admitted.',
    ASSUMED: 'An assumption (giả định): too few cases tell.',
    SET: 'The root has set them.',
  },
);

export const PaceSourceEnum = enumOf(
  'PaceSource',
  PaceSource,
  'Where the pace comes from by which is told who is behind (căn cứ đánh giá tiến độ).',
  {
    EVEN: 'The share of the year that is gone: the same each day.',
    LEARNT:
      'The months of the last three years: admissions gather before the great days (03/02, 19/5, 02/9) and the end of the year. With fewer than 30 admissions it is EVEN.',
    SET: 'The root has set what is due by the end of each month.',
  },
);
