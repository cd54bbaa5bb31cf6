import type { InspectionStatus } from '../../db/generated/enums.ts';
import { inspectionStatusWords } from './words.ts';

/** What refuses a scheme, and a change of a programme that was issued. */
export const programmeRefusals = {
  SCHEME_EXISTS: {
    meaning: {
      en: 'There is a scheme with this number and day.',
      vi: 'Đã có đề án với số và ngày ban hành này.',
    },
    tell: (number: string) => ({
      path: 'number',
      en: `there is a scheme ${number} of this day already`,
      vi: `đã có đề án số ${number} ban hành ngày này`,
    }),
  },
  SCHEME_NOT_FOR_YEAR: {
    meaning: { en: 'The scheme is for other years.', vi: 'Đề án không áp dụng cho năm này.' },
    tell: (first: number, last: number) => ({
      path: 'year',
      en: `the scheme is for ${first} to ${last}`,
      vi: `đề án áp dụng cho giai đoạn ${first}-${last}`,
    }),
  },
  SCHEME_NOT_ABOVE: {
    meaning: {
      en: 'A programme is made under a scheme of the committee itself or of one above it.',
      vi: 'Chương trình chỉ căn cứ đề án của chính tổ chức đó hoặc cấp trên.',
    },
    tell: () => ({
      path: 'schemeId',
      en: 'the scheme was not issued by the committee or one above it',
      vi: 'đề án không do tổ chức này hoặc cấp trên ban hành',
    }),
  },
  PROGRAMME_NOT_ISSUED: {
    meaning: { en: 'The programme is a draft.', vi: 'Chương trình còn là dự thảo.' },
    tell: () => ({
      path: 'programmeId',
      en: 'the programme is a draft: put inspections into it, and issue it',
      vi: 'chương trình còn là dự thảo: hãy thêm các cuộc rồi ban hành',
    }),
  },
  ITEM_BEGUN: {
    meaning: {
      en: 'The inspection has begun: it is neither moved nor taken out of its programme.',
      vi: 'Cuộc kiểm tra, giám sát đã tiến hành nên không chuyển thời gian, không đưa ra khỏi chương trình.',
    },
    tell: (status: InspectionStatus) => ({
      path: 'programmeId',
      en: `an inspection of this change is at “${inspectionStatusWords[status].en}”: it stays where it is`,
      vi: `có cuộc đang ở bước “${inspectionStatusWords[status].vi}”: không thay đổi được trong chương trình`,
    }),
  },
  ITEM_TAKEN_OUT: {
    meaning: {
      en: 'The inspection was taken out of the programme.',
      vi: 'Cuộc này đã được đưa ra khỏi chương trình.',
    },
    tell: () => ({
      path: 'programmeId',
      en: 'an inspection of this change was taken out of the programme before',
      vi: 'có cuộc đã được đưa ra khỏi chương trình trước đó',
    }),
  },
};

/** What cannot be right about a scheme, or a change. */
export const programmeMistakes = {
  untilOutside: (year: number) => ({
    path: 'until',
    en: `the day lies outside ${year}, the year of the report`,
    vi: `ngày này không thuộc năm ${year} của báo cáo`,
  }),
  schemeYears: (most: number) => ({
    path: 'lastYear',
    en: `a scheme lasts from its first to its last year, ${most} years at most`,
    vi: `đề án kéo dài từ năm đầu đến năm cuối, nhiều nhất ${most} năm`,
  }),
  changedBeforeIssue: () => ({
    path: 'changedOn',
    en: 'the day lies before the programme was issued',
    vi: 'ngày này trước ngày ban hành chương trình',
  }),
  nothingChanged: () => ({
    path: 'programmeId',
    en: 'nothing is changed: move, add or take out at least one inspection',
    vi: 'không có thay đổi nào: hãy chuyển, thêm hoặc đưa ra ít nhất một cuộc',
  }),
  tooManyChanges: (most: number) => ({
    path: 'programmeId',
    en: `at most ${most} inspections are moved, added or taken out at once, each in one way`,
    vi: `mỗi lần chuyển, thêm hoặc đưa ra nhiều nhất ${most} cuộc, mỗi cuộc một cách`,
  }),
  notOfProgramme: () => ({
    path: 'programmeId',
    en: 'an inspection of this change is not one of the programme',
    vi: 'có cuộc không thuộc chương trình này',
  }),
};
