import { NEWS_DAYS } from '../../resolvers/deadline/rules.ts';
import { DAYS_AHEAD } from '../../resolvers/rule/documents.ts';
import { enumOf } from '../enum-of.ts';

/** Not of the database: see `deadlineKinds`. */
export const DeadlineKindEnum = enumOf(
  'DeadlineKind',
  {
    VERIFICATION_ANSWER: 'VERIFICATION_ANSWER',
    CERTIFICATE_LAPSES: 'CERTIFICATE_LAPSES',
    PAPER_LAPSES: 'PAPER_LAPSES',
    VERIFICATION_LAPSES: 'VERIFICATION_LAPSES',
    DECISION: 'DECISION',
    CEREMONY: 'CEREMONY',
    RECOGNITION_REVIEW: 'RECOGNITION_REVIEW',
    RECOGNITION_DECISION: 'RECOGNITION_DECISION',
    TERM_ENDS: 'TERM_ENDS',
    NO_SECRETARY: 'NO_SECRETARY',
    CELL_TOO_SMALL: 'CELL_TOO_SMALL',
    INSPECTION: 'INSPECTION',
    REMEDY: 'REMEDY',
    CLASS_STARTS: 'CLASS_STARTS',
    CLASS_RESULTS: 'CLASS_RESULTS',
    CLASS_CERTIFICATE: 'CLASS_CERTIFICATE',
    FELL_BEHIND: 'FELL_BEHIND',
    CANNOT_MEET: 'CANNOT_MEET',
    SOURCE_DRY: 'SOURCE_DRY',
    PLAN_MET: 'PLAN_MET',
    PLAN_REVISED: 'PLAN_REVISED',
    YEAR_CLOSED: 'YEAR_CLOSED',
    RULES_CHANGE: 'RULES_CHANGE',
    TRANSFER_ANSWER: 'TRANSFER_ANSWER',
  } as const,
  'What is due (loại việc đến hạn). More kinds may come: show one you do not know by its day and its rule.',
  {
    VERIFICATION_ANSWER: 'A place was asked about a life history and has not answered (chờ trả lời thẩm tra lý lịch).',
    CERTIFICATE_LAPSES:
      'The certificate of the awareness class lapses before the cell has voted (giấy chứng nhận học lớp nhận thức về Đảng hết hạn).',
    PAPER_LAPSES: 'A paper of the dossier lapses before the cell has voted: it is made anew (giấy tờ hết hạn).',
    VERIFICATION_LAPSES:
      'The verification lapses before the cell has voted: it is supplemented (kết quả thẩm tra hết hạn).',
    DECISION: 'The decision on admission, counted from the resolution of the cell (quyết định kết nạp).',
    CEREMONY: 'The ceremony of admission (lễ kết nạp).',
    RECOGNITION_REVIEW:
      'The cell reviews who has ended the probation; `from` is the official day (chi bộ xét công nhận chính thức).',
    RECOGNITION_DECISION:
      'The decision on recognition, counted from the resolution of the cell (quyết định công nhận chính thức).',
    TERM_ENDS: 'The term of a committee ends, and no other one was set (hết nhiệm kỳ).',
    NO_SECRETARY:
      'A committee has had no secretary since `day`: the last one has left (khuyết bí thư). Not told where none was ever recorded.',
    CELL_TOO_SMALL:
      'A cell reported fewer official members on `day` than a cell of its own needs: it can neither vote nor hold a congress until the committee above has acted (chi bộ không đủ đảng viên chính thức).',
    INSPECTION:
      'An inspection or supervision is to be concluded by the day of its programme (cuộc kiểm tra, giám sát).',
    REMEDY:
      'Something must be put right after an inspection, or its owner has reported it and whoever inspected has not said whether it was (khắc phục sau kiểm tra).',
    CLASS_STARTS: 'A class is to begin (khai giảng lớp).',
    CLASS_RESULTS: 'A class is running, and is to be closed with its results (nhập kết quả lớp).',
    CLASS_CERTIFICATE: 'Somebody has passed a class that is closed, and has no certificate (cấp giấy chứng nhận).',
    FELL_BEHIND:
      'A committee is behind the pace of its plan, or at risk by who is on the way: `BEHIND` or `AT_RISK` on its board. By the figures of today that is so since `day` (chậm tiến độ chỉ tiêu).',
    CANNOT_MEET:
      'A committee cannot meet its plan any more by who is on the way: `CANNOT_MEET` on its board, since `day` by the figures of today (không còn khả năng đạt chỉ tiêu).',
    SOURCE_DRY: 'A cell is to admit somebody more this year, and since `day` nobody is on the way (cạn nguồn kết nạp).',
    PLAN_MET: `A committee met its plan on \`day\`. Told for ${NEWS_DAYS} days (hoàn thành chỉ tiêu).`,
    PLAN_REVISED: `The plan of a committee was revised on \`day\`. Told for ${NEWS_DAYS} days (điều chỉnh chỉ tiêu).`,
    YEAR_CLOSED: `The year was closed on \`day\` for a committee and everything below it. Told for ${NEWS_DAYS} days (khóa sổ năm).`,
    RULES_CHANGE: `A regulation comes into force on \`day\` by which the next step, deadline or threshold of the case is another one: told from ${DAYS_AHEAD} days before; see \`regulationImpact\` (quy định mới sắp có hiệu lực).`,
    TRANSFER_ANSWER:
      'A grassroots organisation was asked to take a case and has not answered (trả lời đề nghị tiếp nhận hồ sơ).',
  },
);
