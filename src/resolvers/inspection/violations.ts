import type { InspectionKind, InspectionOutcome, InspectionStatus } from '../../db/generated/enums.ts';
import { mistakesOf, violationsOf } from '../refusals.ts';
import { conductMistakes, conductRefusals } from './conduct-violations.ts';
import { programmeMistakes, programmeRefusals } from './programme-violations.ts';
import { inspectionKindWords, inspectionStatusWords, outcomeWords } from './words.ts';

export const refusals = {
  ...conductRefusals,
  ...programmeRefusals,
  FINDING_REQUIRED: {
    meaning: {
      en: 'This outcome needs at least one finding.',
      vi: 'Kết luận này phải kèm ít nhất một nội dung phát hiện.',
    },
    tell: (outcome: InspectionOutcome) => {
      const { en, vi } = outcomeWords[outcome];
      const praise = outcome === 'GOOD_PRACTICE';
      return {
        path: 'findings',
        en: `the outcome “${en}” needs at least one finding${praise ? '' : ', and praise is none'}`,
        vi: `kết luận “${vi}” phải kèm ít nhất một nội dung phát hiện${praise ? '' : ', không chỉ điển hình'}`,
      };
    },
  },
  NOT_CONCLUDABLE: {
    meaning: {
      en: 'The inspection is not at a state from which it is concluded.',
      vi: 'Cuộc kiểm tra, giám sát chưa đến bước (hoặc đã qua bước) kết luận.',
    },
    tell: (status: InspectionStatus) => ({
      path: 'inspectionId',
      en: `an inspection at “${inspectionStatusWords[status].en}” cannot be concluded`,
      vi: `cuộc kiểm tra, giám sát ở bước “${inspectionStatusWords[status].vi}” thì không thể ghi kết luận`,
    }),
  },
  OUTCOME_NOT_FOR_KIND: {
    meaning: {
      en: 'An inspection of this kind cannot end so: a field check brings no discipline.',
      vi: 'Hình thức kiểm tra này không có kết luận như vậy: đi kiểm tra, nắm tình hình cơ sở không dẫn đến kỷ luật.',
    },
    tell: () => ({
      path: 'outcome',
      en: 'a field check is no inspection: discipline needs one',
      vi: 'đi nắm tình hình cơ sở không phải là cuộc kiểm tra: muốn thi hành kỷ luật thì phải tiến hành kiểm tra',
    }),
  },
  OUTCOME_TOO_MILD: {
    meaning: {
      en: 'The outcome is milder than the gravest finding.',
      vi: 'Kết luận nhẹ hơn nội dung phát hiện nghiêm trọng nhất.',
    },
    tell: (outcome: InspectionOutcome, least: InspectionOutcome) => ({
      path: 'outcome',
      en: `the outcome “${outcomeWords[outcome].en}” is too mild for what was found: at least “${outcomeWords[least].en}”`,
      vi: `kết luận “${outcomeWords[outcome].vi}” chưa tương xứng với nội dung phát hiện: ít nhất phải là “${outcomeWords[least].vi}”`,
    }),
  },
  NOT_CONCLUDED: {
    meaning: { en: 'The inspection has not been concluded.', vi: 'Cuộc kiểm tra, giám sát chưa kết luận.' },
    tell: (status: InspectionStatus) => ({
      path: 'inspectionId',
      en: `the inspection is at “${inspectionStatusWords[status].en}”: it has no conclusion`,
      vi: `cuộc kiểm tra, giám sát ở bước “${inspectionStatusWords[status].vi}”: chưa có kết luận`,
    }),
  },
  NOT_ANNOUNCED: {
    meaning: {
      en: 'An inspection on signs of a violation is announced to its subject before anything else.',
      vi: 'Kiểm tra khi có dấu hiệu vi phạm phải thông báo cho đối tượng trước các bước tiếp theo.',
    },
    tell: () => ({
      path: 'inspectionId',
      en: 'it has not been announced to whoever is inspected: announce it first',
      vi: 'chưa thông báo cho đối tượng kiểm tra: hãy thông báo trước',
    }),
  },
  NO_PROGRAMME_OF_CELL: {
    meaning: {
      en: 'Cells make no programme of their own.',
      vi: 'Chi bộ không xây dựng chương trình kiểm tra, giám sát riêng.',
    },
    tell: (field: string) => ({
      path: field,
      en: 'a cell makes no programme: choose a committee (đảng ủy)',
      vi: 'chi bộ không xây dựng chương trình: hãy chọn đảng ủy',
    }),
  },
  PROGRAMME_EXISTS: {
    meaning: {
      en: 'The committee has a programme for this year.',
      vi: 'Đã có chương trình kiểm tra, giám sát của năm này.',
    },
    tell: (year: number) => ({
      path: 'year',
      en: `there is a programme for ${year} already: put the inspections into it`,
      vi: `đã có chương trình năm ${year}: hãy thêm các cuộc vào chương trình đó`,
    }),
  },
  PROGRAMME_ISSUED: {
    meaning: {
      en: 'The programme has been issued.',
      vi: 'Chương trình đã ban hành.',
    },
    tell: () => ({
      path: 'programmeId',
      en: 'the programme has been issued: it is no draft any more',
      vi: 'chương trình đã ban hành, không còn là dự thảo',
    }),
  },
  PROGRAMME_EMPTY: {
    meaning: {
      en: 'A programme is issued with at least one inspection.',
      vi: 'Chương trình phải có ít nhất một cuộc mới được ban hành.',
    },
    tell: () => ({
      path: 'programmeId',
      en: 'there is nothing in the programme: put at least one inspection into it first',
      vi: 'chương trình chưa có cuộc nào: hãy thêm ít nhất một cuộc trước khi ban hành',
    }),
  },
  PROGRAMME_DRAFT: {
    meaning: {
      en: 'The programme that plans the inspection has not been issued.',
      vi: 'Chương trình có cuộc này chưa ban hành.',
    },
    tell: () => ({
      path: 'inspectionId',
      en: 'the programme that plans it is a draft: issue it first',
      vi: 'chương trình có cuộc này còn là dự thảo: hãy ban hành trước',
    }),
  },
  SUBJECT_NOT_BELOW: {
    meaning: {
      en: 'Whoever shall be inspected does not stand below the committee that inspects.',
      vi: 'Đối tượng không thuộc tổ chức đảng tiến hành kiểm tra, giám sát.',
    },
    tell: (ofMember: boolean) =>
      ofMember
        ? {
            path: 'subjectMemberId',
            en: 'a committee inspects members of cells below it, a cell its own: choose one of them',
            vi: 'chỉ kiểm tra, giám sát đảng viên của chi bộ mình hoặc chi bộ trực thuộc: hãy chọn một đảng viên trong số đó',
          }
        : {
            path: 'subjectId',
            en: 'a committee inspects those below it: choose one of them',
            vi: 'chỉ kiểm tra, giám sát tổ chức đảng trực thuộc: hãy chọn một tổ chức cấp dưới',
          },
  },
  KIND_NOT_FOR_MEMBERS: {
    meaning: {
      en: 'Inspections of this kind are of organisations alone.',
      vi: 'Loại kiểm tra này chỉ tiến hành đối với tổ chức đảng.',
    },
    tell: (kind: InspectionKind) => ({
      path: 'kind',
      en: `“${inspectionKindWords[kind].en}” is of an organisation, not of a member`,
      vi: `“${inspectionKindWords[kind].vi}” chỉ tiến hành đối với tổ chức đảng, không đối với đảng viên`,
    }),
  },
  KIND_NOT_PLANNED: {
    meaning: {
      en: 'Inspections of this kind are no items of a programme.',
      vi: 'Loại này không đưa vào chương trình năm.',
    },
    tell: (kind: InspectionKind) => ({
      path: 'kind',
      en: `“${inspectionKindWords[kind].en}” is no item of a programme`,
      vi: `“${inspectionKindWords[kind].vi}” không đưa vào chương trình năm`,
    }),
  },
  INSPECTION_STEP_ORDER: {
    meaning: {
      en: 'The steps of an inspection follow each other.',
      vi: 'Các bước của cuộc kiểm tra, giám sát phải theo thứ tự.',
    },
    tell: (status: InspectionStatus, to: InspectionStatus) => ({
      path: 'inspectionId',
      en: `the inspection is at “${inspectionStatusWords[status].en}”: “${inspectionStatusWords[to].en}” does not follow it`,
      vi: `cuộc kiểm tra, giám sát đang ở bước “${inspectionStatusWords[status].vi}”: chưa thể sang (hoặc đã qua) bước “${inspectionStatusWords[to].vi}”`,
    }),
  },
  INSPECTION_OVER: {
    meaning: {
      en: 'The inspection has been concluded, or was cancelled.',
      vi: 'Cuộc kiểm tra, giám sát đã kết luận hoặc đã hủy.',
    },
    tell: (status: InspectionStatus) => ({
      path: 'inspectionId',
      en: `the inspection is at “${inspectionStatusWords[status].en}”: it cannot be cancelled any more`,
      vi: `cuộc kiểm tra, giám sát ở bước “${inspectionStatusWords[status].vi}” thì không hủy được nữa`,
    }),
  },
  REMEDY_DONE: {
    meaning: {
      en: 'It was accepted that this was put right.',
      vi: 'Việc này đã được công nhận khắc phục xong.',
    },
    tell: () => ({
      path: 'remedyId',
      en: 'that this was put right has been accepted already',
      vi: 'việc này đã được công nhận khắc phục xong',
    }),
  },
  REMEDY_NOT_REPORTED: {
    meaning: {
      en: 'Nobody has reported that this was put right.',
      vi: 'Chưa có báo cáo khắc phục.',
    },
    tell: () => ({
      path: 'remedyId',
      en: 'whoever must put it right has not reported yet: wait for the report',
      vi: 'đơn vị phải khắc phục chưa báo cáo: hãy chờ báo cáo',
    }),
  },
};

/** What refuses a step of an inspection. */
export const violations = violationsOf(refusals);

/** What cannot be right about an inspection. */
export const mistakes = mistakesOf({
  ...conductMistakes,
  ...programmeMistakes,
  concludedBeforeStart: () => ({
    path: 'concludedOn',
    en: 'the day of the conclusion lies before the inspection was started',
    vi: 'ngày kết luận trước ngày bắt đầu kiểm tra, giám sát',
  }),
  oneSubject: () => ({
    path: 'subjectId',
    en: 'name either the committee or the member that is inspected',
    vi: 'hãy chọn hoặc tổ chức đảng, hoặc đảng viên được kiểm tra, giám sát',
  }),
  dueOutside: (year: number) => ({
    path: 'dueOn',
    en: `the day lies outside ${year}, the year of the programme`,
    vi: `ngày này không thuộc năm ${year} của chương trình`,
  }),
  issuedOutside: (year: number) => ({
    path: 'issuedOn',
    en: `a programme of ${year} is issued in ${year - 1} or ${year}`,
    vi: `chương trình năm ${year} phải ban hành trong năm ${year - 1} hoặc ${year}`,
  }),
  beforeLastStep: (field: string) => ({
    path: field,
    en: 'the day lies before the last step of the inspection',
    vi: 'ngày này trước ngày của bước liền trước',
  }),
  doneTooEarly: () => ({
    path: 'doneOn',
    en: 'the day lies before the conclusion that asks for it',
    vi: 'ngày này trước ngày kết luận yêu cầu khắc phục',
  }),
  remedyTooEarly: () => ({
    path: 'findings',
    en: 'a remedy is due before the conclusion',
    vi: 'có hạn khắc phục trước ngày kết luận',
  }),
  tooManyFindings: (most: number) => ({
    path: 'findings',
    en: `at most ${most} findings, and as many remedies to each`,
    vi: `nhiều nhất ${most} nội dung phát hiện, mỗi nội dung nhiều nhất ${most} việc phải khắc phục`,
  }),
});
