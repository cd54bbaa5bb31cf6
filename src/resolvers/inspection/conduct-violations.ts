import type { DisciplineForm, InspectionKind, InspectionStatus } from '../../db/generated/enums.ts';
import type { Disciplined } from './limit-rules.ts';
import { disciplinedWords, disciplineWords, inspectionKindWords, inspectionStatusWords } from './words.ts';

/** What refuses how an inspection is carried out, and what comes of it. */
export const conductRefusals = {
  BOARD_NOT_FOR_KIND: {
    meaning: {
      en: 'An advisory board does not lead inspections on signs of a violation.',
      vi: 'Cơ quan tham mưu, giúp việc không chủ trì kiểm tra khi có dấu hiệu vi phạm.',
    },
    tell: (source: string) => ({
      path: 'conductedBy',
      source,
      en: 'an advisory board does not inspect on signs of a violation: the committee or its commission does',
      vi: 'cơ quan tham mưu, giúp việc không kiểm tra khi có dấu hiệu vi phạm: việc này do cấp ủy hoặc ủy ban kiểm tra tiến hành',
    }),
  },
  INSPECTOR_BELOW: {
    meaning: {
      en: 'The committee that inspects stood below the inspected one on the day of the start.',
      vi: 'Vào ngày bắt đầu, tổ chức tiến hành kiểm tra là cấp dưới của đối tượng.',
    },
    tell: () => ({
      path: 'startedOn',
      en: 'on this day the committee that inspects stood below the inspected one: it cannot inspect it',
      vi: 'vào ngày này, tổ chức tiến hành kiểm tra là cấp dưới của đối tượng nên không thể kiểm tra',
    }),
  },
  KIND_NOT_OPENED: {
    meaning: {
      en: 'This kind does not begin so: standing supervision is an assignment, and a field check is recorded as such.',
      vi: 'Loại này không mở theo cách này: giám sát thường xuyên là phân công, đi nắm tình hình được ghi riêng.',
    },
    tell: (kind: InspectionKind) => ({
      path: 'kind',
      en: `“${inspectionKindWords[kind].en}” is not opened as an inspection`,
      vi: `“${inspectionKindWords[kind].vi}” không mở thành một cuộc kiểm tra, giám sát`,
    }),
  },
  NOT_UNDER_WAY: {
    meaning: {
      en: 'The inspection has not been started, or is over.',
      vi: 'Cuộc kiểm tra, giám sát chưa bắt đầu hoặc đã kết thúc.',
    },
    tell: (status: InspectionStatus) => ({
      path: 'inspectionId',
      en: `the inspection is at “${inspectionStatusWords[status].en}”: it is not under way`,
      vi: `cuộc kiểm tra, giám sát ở bước “${inspectionStatusWords[status].vi}”: không trong thời gian tiến hành`,
    }),
  },
  ANNOUNCED_ALREADY: {
    meaning: { en: 'The inspection has been announced.', vi: 'Đã thông báo cho đối tượng.' },
    tell: () => ({
      path: 'inspectionId',
      en: 'it has been announced already',
      vi: 'cuộc kiểm tra, giám sát này đã được thông báo',
    }),
  },
  EXTENDED_ALREADY: {
    meaning: { en: 'An inspection is extended once.', vi: 'Mỗi cuộc chỉ được gia hạn một lần.' },
    tell: (days: number) => ({
      path: 'inspectionId',
      en: `it was extended by ${days} days already: it can be extended once`,
      vi: `đã gia hạn ${days} ngày: mỗi cuộc chỉ được gia hạn một lần`,
    }),
  },
  LIMIT_UNKNOWN: {
    meaning: {
      en: 'How long such an inspection may take is not known here, so nothing can be extended.',
      vi: 'Chưa rõ thời hạn theo quy định của cuộc này nên không thể gia hạn.',
    },
    tell: () => ({
      path: 'inspectionId',
      en: 'how long it may take by the rules is not known here: there is nothing to extend',
      vi: 'chưa rõ thời hạn theo quy định của cuộc này: không có căn cứ để gia hạn',
    }),
  },
  EXTENSION_TOO_LONG: {
    meaning: {
      en: 'An inspection is extended by at most a part of its limit.',
      vi: 'Thời gian gia hạn vượt quá mức cho phép.',
    },
    tell: (most: number, source: string) => ({
      path: 'days',
      source,
      en: `it can be extended by ${most} days at most`,
      vi: `chỉ được gia hạn nhiều nhất ${most} ngày`,
    }),
  },
  NO_VIOLATION_FOUND: {
    meaning: {
      en: 'Discipline follows an inspection that found a violation.',
      vi: 'Chỉ thi hành kỷ luật khi kết luận có vi phạm.',
    },
    tell: () => ({
      path: 'inspectionId',
      en: 'the inspection was not concluded with a violation: correct the conclusion first, if it is wrong',
      vi: 'kết luận không có vi phạm: nếu kết luận sai, hãy đính chính kết luận trước',
    }),
  },
  DISCIPLINE_RECORDED: {
    meaning: {
      en: 'The discipline after this inspection has been recorded.',
      vi: 'Đã ghi hình thức kỷ luật sau cuộc kiểm tra này.',
    },
    tell: () => ({
      path: 'inspectionId',
      en: 'the discipline after this inspection has been recorded already',
      vi: 'đã ghi hình thức kỷ luật sau cuộc kiểm tra này',
    }),
  },
  DISCIPLINE_NOT_FOR_SUBJECT: {
    meaning: {
      en: 'Discipline of this form is not for whom was inspected.',
      vi: 'Hình thức kỷ luật này không áp dụng cho đối tượng được kiểm tra.',
    },
    tell: (form: DisciplineForm, whom: Disciplined, source: string) => ({
      path: 'form',
      source,
      en: `“${disciplineWords[form].en}” is no discipline of ${disciplinedWords[whom].en}`,
      vi: `không áp dụng hình thức “${disciplineWords[form].vi}” đối với ${disciplinedWords[whom].vi}`,
    }),
  },
  NO_FIELD_CHECK: {
    meaning: {
      en: 'It is no field check, or what was seen has been noted.',
      vi: 'Không phải lần đi nắm tình hình, hoặc đã ghi nhận kết quả.',
    },
    tell: (status: InspectionStatus) => ({
      path: 'inspectionId',
      en: `it is at “${inspectionStatusWords[status].en}”: only a field check that was just made can be noted`,
      vi: `đang ở bước “${inspectionStatusWords[status].vi}”: chỉ ghi nhận kết quả cho lần đi nắm tình hình chưa ghi nhận`,
    }),
  },
  NO_GOOD_PRACTICE: {
    meaning: { en: 'Only a good practice is spread.', vi: 'Chỉ phổ biến, nhân rộng cách làm tốt.' },
    tell: () => ({
      path: 'findingId',
      en: 'this finding is no good practice',
      vi: 'nội dung phát hiện này không phải là cách làm tốt',
    }),
  },
  PUBLISHED_THERE: {
    meaning: {
      en: 'The good practice has been spread there.',
      vi: 'Cách làm tốt đã được phổ biến ở nơi đó.',
    },
    tell: () => ({
      path: 'committeeId',
      en: 'it has been spread there already',
      vi: 'cách làm này đã được phổ biến ở nơi đó',
    }),
  },
};

/** Days of an inspection that cannot be right. */
export const conductMistakes = {
  boardUnnamed: () => ({
    path: 'advisoryBoard',
    en: 'say which advisory board, and only where one carries it out',
    vi: 'hãy ghi tên cơ quan tham mưu, và chỉ khi cơ quan tham mưu tiến hành',
  }),
  announcedBeforeStart: () => ({
    path: 'announcedOn',
    en: 'the day lies before the decision to inspect',
    vi: 'ngày này trước ngày quyết định kiểm tra, giám sát',
  }),
  decidedBeforeConclusion: () => ({
    path: 'decidedOn',
    en: 'the day lies before the conclusion',
    vi: 'ngày này trước ngày kết luận',
  }),
  notedBeforeVisit: () => ({
    path: 'notedOn',
    en: 'the day lies before the visit',
    vi: 'ngày này trước ngày đi nắm tình hình',
  }),
  publishedBeforeConclusion: () => ({
    path: 'publishedOn',
    en: 'the day lies before the conclusion',
    vi: 'ngày này trước ngày kết luận',
  }),
};
