import { type Day, shownDay } from '../../calendar.ts';
import type { Words } from '../../messages/language.ts';
import { namedBodies as named } from '../committee/violations.ts';
import { InvalidInput } from '../errors.ts';
import { said, violationsOf } from '../refusals.ts';

/** What has been built upon a decision since, and how an office calls it. */
const builtUpon = {
  ADMISSION: { en: 'admissions', vi: 'lượt kết nạp' },
  STEP: { en: 'steps of cases', vi: 'bước của hồ sơ' },
  CASE: { en: 'cases that came or went', vi: 'hồ sơ tiếp nhận hoặc chuyển đi' },
  MEMBER: { en: 'members who came or went', vi: 'đảng viên tiếp nhận hoặc chuyển đi' },
  QUOTA: { en: 'quotas', vi: 'chỉ tiêu' },
  REPORT: { en: 'reports', vi: 'báo cáo' },
  OFFICER: { en: 'appointments', vi: 'chức danh' },
  PROGRAMME: { en: 'programmes, inspections or classes', vi: 'chương trình, cuộc kiểm tra hoặc lớp học' },
  DECISION: { en: 'later decisions', vi: 'quyết định sau' },
} as const;

/** One of these. */
export type BuiltUpon = keyof typeof builtUpon;

export const refusals = {
  ALREADY_ANNULLED: {
    meaning: { en: 'The decision has been annulled already.', vi: 'Quyết định đã được hủy trước đó.' },
    tell: (day: Day) => ({
      path: 'reorganisationId',
      en: `the decision was annulled on ${day}`,
      vi: `quyết định đã được hủy ngày ${shownDay(day)}`,
    }),
  },
  BUILT_UPON: {
    meaning: {
      en: 'Since the decision something was recorded on a committee that it founded or moved: it cannot be annulled any more.',
      vi: 'Sau quyết định đã có ghi nhận ở tổ chức đảng được thành lập hoặc chuyển theo quyết định này: không hủy được nữa.',
    },
    tell: (what: BuiltUpon, name: string, count: number) => ({
      path: 'reorganisationId',
      en: `since then “${name}” has ${builtUpon[what].en} (${count}): the way back is another decision with a day of its own`,
      vi: `từ đó “${name}” đã có ${count} ${builtUpon[what].vi}: muốn sắp xếp lại cần một quyết định khác với ngày hiệu lực riêng`,
    }),
  },
  REORGANISED_TWICE: {
    meaning: {
      en: 'One decision changes a committee twice in the same way, or ends it and changes it.',
      vi: 'Trong một quyết định, một tổ chức đảng bị sắp xếp hai lần như nhau, hoặc vừa kết thúc vừa thay đổi.',
    },
    tell: (name: string) => ({
      path: 'changes',
      en: `“${name}” stands in another change of this decision already`,
      vi: `“${name}” đã có trong một nội dung khác của quyết định này`,
    }),
  },
  STANDS_BELOW_ITSELF: {
    meaning: {
      en: 'A committee would stand below itself on one of the days.',
      vi: 'Có ngày tổ chức đảng trực thuộc chính mình hoặc cấp dưới của mình.',
    },
    tell: (name: string, day: Day) => ({
      path: 'changes',
      en: `“${name}” would stand below itself on ${day}`,
      vi: `ngày ${shownDay(day)} “${name}” sẽ trực thuộc chính mình hoặc cấp dưới của mình`,
    }),
  },
  PARENT_ENDS: {
    meaning: {
      en: 'A committee would come under one that ends by this decision, or follow into one.',
      vi: 'Tổ chức đảng được chuyển về, hoặc tiếp nhận bởi, tổ chức kết thúc theo chính quyết định này.',
    },
    tell: (name: string) => ({
      path: 'changes',
      en: `“${name}” ends by this decision: choose a committee that goes on`,
      vi: `“${name}” kết thúc hoạt động theo quyết định này: hãy chọn tổ chức còn hoạt động`,
    }),
  },
  CHILDREN_LEFT_BEHIND: {
    meaning: {
      en: 'A committee ends and others would be left below it.',
      vi: 'Tổ chức đảng kết thúc mà còn tổ chức trực thuộc chưa có nơi trực thuộc mới.',
    },
    tell: (name: string, children: readonly string[]) => ({
      path: 'changes',
      en: `“${name}” ends, and ${named(children).en} below it would stand nowhere: say where they go`,
      vi: `“${name}” kết thúc mà ${named(children).vi} trực thuộc chưa có nơi về: hãy cho biết chuyển về đâu`,
    }),
  },
  CASES_LEFT_BEHIND: {
    meaning: {
      en: 'A committee ends and cases would be left there.',
      vi: 'Tổ chức đảng kết thúc mà còn hồ sơ quần chúng chưa có nơi theo dõi.',
    },
    tell: (name: string, count: number) => ({
      path: 'changes',
      en: `“${name}” ends and still has cases (${count}): say which cell takes each of them`,
      vi: `“${name}” kết thúc mà còn ${count} hồ sơ quần chúng: hãy cho biết chi bộ nào tiếp nhận từng hồ sơ`,
    }),
  },
  MEMBERS_LEFT_BEHIND: {
    meaning: {
      en: 'A committee ends and members on its roll would be left there.',
      vi: 'Tổ chức đảng kết thúc mà còn đảng viên trong danh sách chưa có nơi sinh hoạt.',
    },
    tell: (name: string, count: number) => ({
      path: 'changes',
      en: `“${name}” ends and still has members on its roll (${count}): say which cell follows it, or transfer them first`,
      vi: `“${name}” kết thúc mà còn ${count} đảng viên trong danh sách: hãy cho biết chi bộ kế tiếp, hoặc chuyển sinh hoạt đảng trước`,
    }),
  },
  ADMITTED_SINCE: {
    meaning: {
      en: 'On the day of the decision or later, somebody was admitted in a committee that would have ended by then.',
      vi: 'Từ ngày quyết định có hiệu lực đã có người được kết nạp ở tổ chức đảng kết thúc ngày đó.',
    },
    tell: (name: string, count: number, last: Day) => ({
      path: 'changes',
      en: `“${name}” admitted ${count} on that day or later, last on ${last}: it cannot have ended before`,
      vi: `từ ngày đó “${name}” đã kết nạp ${count} người, gần nhất ngày ${shownDay(last)}: không thể coi là đã kết thúc trước đó`,
    }),
  },
  NOT_OF_COMMITTEE: {
    meaning: {
      en: 'What a split shares out, or a role, is not one of the committee that ends, or is named twice.',
      vi: 'Nội dung được chia, hoặc vai trò được nêu, không thuộc tổ chức đảng kết thúc, hoặc được nêu hai lần.',
    },
    tell: (name: string | null) => ({
      path: 'changes',
      en: name === null ? 'this is no role on a committee that ends' : `this is not of “${name}”, or is named twice`,
      vi:
        name === null
          ? 'đây không phải vai trò ở tổ chức đảng kết thúc'
          : `nội dung này không thuộc “${name}”, hoặc được nêu hai lần`,
    }),
  },
  BEFORE_FOUNDATION: {
    meaning: {
      en: 'A committee is changed on a day after the one on which it was founded.',
      vi: 'Ngày sắp xếp phải sau ngày thành lập tổ chức đảng.',
    },
    tell: (name: string, founded: Day) => ({
      path: 'effectiveOn',
      en: `“${name}” was founded on ${founded}: it is changed on a later day`,
      vi: `“${name}” thành lập ngày ${shownDay(founded)}: ngày sắp xếp phải sau ngày đó`,
    }),
  },
  LATER_DECISION: {
    meaning: {
      en: 'Something was decided about the committee for that day or a later one.',
      vi: 'Đã có quyết định khác về tổ chức đảng này cho chính ngày đó hoặc ngày sau.',
    },
    tell: (name: string, day: Day) => ({
      path: 'effectiveOn',
      en: `for “${name}” something was decided that holds from ${day}: a decision takes effect after the last one`,
      vi: `“${name}” đã có quyết định có hiệu lực từ ngày ${shownDay(day)}: quyết định sau phải có hiệu lực sau ngày đó`,
    }),
  },
  ROOT_FOLLOWS_NOBODY: {
    meaning: {
      en: 'A committee would be founded at the top, under nobody, and follow none that stood there.',
      vi: 'Tổ chức đảng thành lập mới không có cấp trên trực tiếp mà không kế thừa tổ chức nào đứng đầu.',
    },
    tell: (name: string) => ({
      path: 'changes',
      en: `“${name}” would stand at the top and follow nobody: say under which committee it comes, or which one at the top it follows`,
      vi: `“${name}” không có cấp trên và không kế thừa tổ chức đứng đầu nào: hãy cho biết trực thuộc tổ chức nào, hoặc kế thừa tổ chức đứng đầu nào`,
    }),
  },
};

/** What refuses a decision about the hierarchy. */
export const violations = violationsOf(refusals);

const mistake =
  <Facts extends unknown[]>(tell: (...facts: Facts) => Words) =>
  (path: string[], ...facts: Facts): InvalidInput =>
    new InvalidInput(said(tell(...facts)), path);

/** What cannot be right about a decision, whatever stands. */
export const mistakes = {
  noChange: mistake(() => ({
    en: 'a decision has at least one change',
    vi: 'quyết định phải có ít nhất một nội dung',
  })),
  manyChanges: mistake((most: number) => ({
    en: `a decision has at most ${most} changes here`,
    vi: `mỗi quyết định nhập nhiều nhất ${most} nội dung`,
  })),
  nobody: mistake(() => ({ en: 'name at least one committee', vi: 'hãy nêu ít nhất một tổ chức đảng' })),
  fewParts: mistake(() => ({ en: 'a split has two parts or more', vi: 'chia tách phải có từ hai phần trở lên' })),
  sameRef: mistake(() => ({
    en: 'another committee of this decision has this handle',
    vi: 'ký hiệu này đã dùng cho tổ chức khác trong quyết định',
  })),
  unknownRef: mistake(() => ({
    en: 'no committee that this decision founds has this handle',
    vi: 'quyết định không thành lập tổ chức nào có ký hiệu này',
  })),
  roleWithoutGoal: mistake(() => ({
    en: 'say to which committee the role goes',
    vi: 'hãy cho biết vai trò chuyển sang tổ chức đảng nào',
  })),
};
