import { type Day, shownDay } from '../../calendar.ts';
import type { CommitteeKind } from '../../db/generated/enums.ts';
import { type Language, quoted, type Words } from '../../messages/language.ts';
import type { RuleViolation } from '../errors.ts';
import { bookkeeping, mistakesOf, violationsOf } from '../refusals.ts';
import { kindWords } from './words.ts';

/** A kind, or that there is no committee: a root has nothing above it. */
function kindOrNone(kind: CommitteeKind | null, language: Language): string {
  return kind === null ? { en: 'nothing', vi: 'không tổ chức nào' }[language] : quoted([kindWords[kind]], language);
}

/** Names of bodies in a sentence: the first few, and how many more. */
function list(names: readonly string[], more: (count: number) => string): string {
  const shown = names.slice(0, 3).map((name) => `“${name}”`);
  return names.length > 3 ? `${shown.join(', ')} ${more(names.length - 3)}` : shown.join(', ');
}

/** The same in both languages. */
export const namedBodies = (names: readonly string[]): Words => ({
  en: list(names, (count) => `and ${count} more`),
  vi: list(names, (count) => `và ${count} tổ chức khác`),
});

export const refusals = {
  FIRST_DAY_AFTER_HISTORY: {
    meaning: bookkeeping({
      en: 'Something was imported for that day or a later one.',
      vi: 'Đã nhập dữ liệu của ngày đó hoặc muộn hơn.',
    }),
    tell: (day: Day) => ({
      path: 'firstDay',
      en: `what was imported reaches to ${day}: the first day is a later one`,
      vi: `dữ liệu đã nhập đến ngày ${shownDay(day)}: ngày bắt đầu phải muộn hơn`,
    }),
  },
  FIRST_DAY_OF_ROOT: {
    meaning: bookkeeping({
      en: 'The first day in the system is set for a committee at the top.',
      vi: 'Ngày bắt đầu dùng phần mềm được ghi cho tổ chức đảng cao nhất.',
    }),
    tell: () => ({
      path: 'committeeId',
      en: 'the first day is that of everything below a committee at the top: name that one',
      vi: 'ngày bắt đầu áp dụng cho toàn bộ bên dưới tổ chức đảng cao nhất: hãy chọn tổ chức đó',
    }),
  },
  FIRST_DAY_SET: {
    meaning: bookkeeping({
      en: 'The first day in the system is set once.',
      vi: 'Ngày bắt đầu dùng phần mềm chỉ ghi một lần.',
    }),
    tell: () => ({
      path: 'firstDay',
      en: 'the first day was set already: it stays as it is',
      vi: 'ngày bắt đầu đã được ghi: giữ nguyên',
    }),
  },
  COMMITTEE_ENDED: {
    meaning: {
      en: 'The committee has ended; who followed is said.',
      vi: 'Tổ chức đảng đã kết thúc hoạt động; có nêu tổ chức tiếp nhận.',
    },
    tell: (
      path: string | readonly string[],
      name: string,
      ended: Day | null,
      successors: RuleViolation['successors'],
    ) => {
      const by = namedBodies(successors.map((one) => one.name));
      const on = ended === null ? { en: '', vi: '' } : { en: ` on ${ended}`, vi: ` ngày ${shownDay(ended)}` };
      return {
        path,
        successors,
        en: `“${name}” ended${on.en}${successors.length === 0 ? '' : `; it was followed by ${by.en}`}`,
        vi: `“${name}” đã kết thúc hoạt động${on.vi}${successors.length === 0 ? '' : `; kế tục: ${by.vi}`}`,
      };
    },
  },
  COMMITTEE_NOT_IN_FORCE: {
    meaning: {
      en: 'The committee had no place in the tree on that day.',
      vi: 'Vào ngày đó tổ chức đảng không có trong hệ thống tổ chức.',
    },
    tell: (path: string) => ({
      path,
      en: 'the committee had no place in the tree on that day',
      vi: 'vào ngày đó tổ chức đảng này không có trong hệ thống tổ chức',
    }),
  },
  CODE_IN_USE: {
    meaning: {
      en: 'The code means another committee on one of the days from then on.',
      vi: 'Từ ngày đó về sau, có ngày mã này đang chỉ tổ chức khác.',
    },
    tell: (code: string) => ({
      path: 'code',
      en: `${code} means another committee on that day or later: end it there first, or take another code`,
      vi: `từ ngày đó về sau mã ${code} còn chỉ tổ chức khác: hãy thôi dùng mã ở nơi đó trước, hoặc chọn mã khác`,
    }),
  },
  BEGINS_BEFORE_LAST: {
    meaning: {
      en: 'A name or a code holds from a day after the one on which the last one began.',
      vi: 'Tên gọi hoặc mã mới phải có hiệu lực sau ngày bắt đầu của tên gọi hoặc mã gần nhất.',
    },
    tell: (last: string) => ({
      path: 'validFrom',
      en: `it must hold from a day after ${last}, when the last one began`,
      vi: `phải có hiệu lực sau ngày ${last}, là ngày bắt đầu của lần gần nhất`,
    }),
  },
  DECIDER_NOT_ABOVE: {
    meaning: {
      en: 'Who decides on admission is the grassroots organisation itself or a committee above it on that day. This is bookkeeping: other bodies know nothing of the case.',
      vi: 'Cấp có thẩm quyền quyết định kết nạp là chính tổ chức cơ sở đó hoặc cấp trên của nó vào ngày đó. Đây là quy tắc ghi chép: nơi khác không có hồ sơ.',
    },
    tell: () => ({
      path: 'deciderId',
      en: 'name the grassroots organisation itself, or a committee that stands above it on that day',
      vi: 'hãy chọn chính tổ chức cơ sở đó hoặc cấp ủy cấp trên của nó vào ngày đó',
    }),
  },
  NOT_GRASSROOTS: {
    meaning: bookkeeping({
      en: 'Who decides on admission is set for a grassroots organisation; its cells follow.',
      vi: 'Cấp có thẩm quyền được quy định cho tổ chức cơ sở đảng; các chi bộ trực thuộc theo đó.',
    }),
    tell: (kind: CommitteeKind) => ({
      path: 'committeeId',
      en: `this is set for a grassroots organisation, and this is a “${kindWords[kind].en}”`,
      vi: `việc này quy định cho tổ chức cơ sở đảng, còn đây là “${kindWords[kind].vi}”`,
    }),
  },
  NOT_A_CELL: {
    meaning: {
      en: 'Candidates are followed by cells only, not by committees above them.',
      vi: 'Chỉ chi bộ theo dõi quần chúng, không phải cấp trên.',
    },
    tell: (kind: CommitteeKind, path = 'committee') => ({
      path,
      en: `candidates are followed by a cell, and this is a “${kindWords[kind].en}”`,
      vi: `quần chúng do chi bộ theo dõi, còn đây là “${kindWords[kind].vi}”`,
    }),
  },
  PARENT_KIND_NOT_ALLOWED: {
    meaning: {
      en: 'A committee of this kind does not stand under one of that kind on that day (when a file is imported).',
      vi: 'Vào ngày đó loại tổ chức đảng này không trực thuộc loại kia (khi nhập từ tệp).',
    },
    tell: (
      kind: CommitteeKind,
      allowed: { value: readonly (CommitteeKind | null)[]; source: string },
      parent: CommitteeKind | null,
    ) => {
      const above = (language: Language, or: string) =>
        allowed.value.map((one) => kindOrNone(one, language)).join(` ${or} `);
      return {
        path: 'parent',
        source: allowed.source,
        en: `a “${kindWords[kind].en}” stands under ${above('en', 'or')}, not under ${kindOrNone(parent, 'en')}`,
        vi: `“${kindWords[kind].vi}” trực thuộc ${above('vi', 'hoặc')}, không trực thuộc ${kindOrNone(parent, 'vi')}`,
      };
    },
  },
};

/** What refuses a committee its place, or a person to a committee. */
export const violations = violationsOf(refusals);

/** What cannot be right about the question for a committee, or about what it is to be called. */
export const mistakes = mistakesOf({
  sameName: () => ({
    path: 'name',
    en: 'the committee is called so already',
    vi: 'tổ chức đảng đang mang đúng tên này',
  }),
  sameCode: () => ({ path: 'code', en: 'the committee has this code already', vi: 'tổ chức đảng đang có đúng mã này' }),
  termEndsEarly: () => ({
    path: 'endsOn',
    en: 'a term ends after it began',
    vi: 'ngày kết thúc nhiệm kỳ phải sau ngày bắt đầu',
  }),
  authorityEndsEarly: () => ({
    path: 'validTo',
    en: 'it ends after it began',
    vi: 'ngày hết hiệu lực phải sau ngày bắt đầu',
  }),
  halfAShare: () => ({
    path: 'youthActiveMaxPercent',
    en: 'give both ends of the share, or neither: the same twice where it is one figure',
    vi: 'hãy ghi cả mức thấp và mức cao, hoặc không ghi; nếu chỉ có một số thì ghi hai lần',
  }),
  shareTurned: () => ({
    path: 'youthActiveMaxPercent',
    en: 'the upper end of the share is not below the lower one',
    vi: 'mức cao không được thấp hơn mức thấp',
  }),
  idOrCode: () => ({ path: 'id', en: 'give either id or code', vi: 'hãy cho id hoặc code, chỉ một trong hai' }),
});
