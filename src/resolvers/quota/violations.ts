import { type Day, shownDay } from '../../calendar.ts';
import type { QuotaBasis } from '../../db/generated/enums.ts';
import { StaleVersion } from '../errors.ts';
import { mistakesOf, said, violationsOf } from '../refusals.ts';

/** What belongs to the grounds of a quota. */
type GroundsField = 'reason' | 'documentNumber' | 'documentOn';

export const refusals = {
  GROUNDS_REQUIRED: {
    meaning: {
      en: 'A quota that stands, or of a past year, is set with a reason and the number and day of a document only.',
      vi: 'Chỉ tiêu đã giao, hoặc của năm đã qua, chỉ được điều chỉnh khi có lý do, số và ngày của văn bản.',
    },
    tell: {
      pastYear: (year: number, missing: GroundsField) => ({
        path: missing,
        en: `${year} is over: its quota is set only with a reason and the number and day of a document`,
        vi: `năm ${year} đã qua: chỉ ghi chỉ tiêu khi có lý do, số và ngày của văn bản`,
      }),
      revision: (missing: GroundsField) => ({
        path: missing,
        en: 'this quota was given already: it is revised only with a reason and the number and day of a document',
        vi: 'chỉ tiêu này đã được giao: chỉ điều chỉnh khi có lý do, số và ngày của văn bản',
      }),
    },
  },
  NOT_DIRECTLY_BELOW: {
    meaning: {
      en: 'A plan is shared out among the committees that stand directly below, by the tree of the year.',
      vi: 'Kế hoạch chỉ được phân bổ cho các tổ chức đảng trực thuộc trực tiếp trong năm đó.',
    },
    tell: (path: readonly string[], name: string, year: number) => ({
      path,
      en: `${name} does not stand directly below in ${year}: leave the row out`,
      vi: `${name} không trực thuộc trực tiếp trong năm ${year}: hãy bỏ dòng này`,
    }),
  },
  NO_SIBLINGS: {
    meaning: {
      en: 'A part of a plan goes from one committee to another below the same one, by the tree of the year.',
      vi: 'Chỉ tiêu chỉ được điều chuyển giữa các tổ chức đảng cùng một cấp trên trực tiếp trong năm đó.',
    },
    tell: (from: string, to: string, year: number) => ({
      path: 'toCommitteeId',
      en: `${from} and ${to} do not stand below the same committee in ${year}`,
      vi: `${from} và ${to} không cùng trực thuộc một tổ chức trong năm ${year}`,
    }),
  },
  SHEET_ISSUED: {
    meaning: {
      en: 'A sheet that was issued stays as it is: prepare another one.',
      vi: 'Bảng phân bổ đã ban hành thì giữ nguyên: hãy lập bảng khác.',
    },
    tell: (path: string) => ({
      path,
      en: 'this sheet was issued already: prepare another one, or revise the quotas',
      vi: 'bảng phân bổ này đã ban hành: hãy lập bảng khác, hoặc điều chỉnh chỉ tiêu',
    }),
  },
  TRANSFER_TOO_LARGE: {
    meaning: {
      en: 'No more of a plan can be given away than there is.',
      vi: 'Không thể điều chuyển nhiều hơn kế hoạch hiện có.',
    },
    tell: (plan: number) => ({
      path: 'count',
      en: `its plan is ${plan}: no more can be given away`,
      vi: `kế hoạch hiện có là ${plan}: không thể điều chuyển nhiều hơn`,
    }),
  },
  COUNTING_OF_ROOT: {
    meaning: {
      en: 'All admissions of a tree count by the same day: only a committee with none above it sets which.',
      vi: 'Mọi lượt kết nạp trong hệ thống được tính theo cùng một ngày: chỉ cấp ủy cao nhất mới được đặt.',
    },
    tell: () => ({
      path: 'committeeId',
      en: 'all admissions of the tree count by the same day: it is set by the committee at the top',
      vi: 'mọi lượt kết nạp trong hệ thống được tính theo cùng một ngày: do cấp ủy cao nhất đặt',
    }),
  },
  YEAR_CLOSED: {
    meaning: {
      en: 'The year is closed: its quotas and its tree stay as they are, and an admission that falls in it needs a reason.',
      vi: 'Năm đã khóa sổ: chỉ tiêu và tổ chức của năm giữ nguyên, việc kết nạp rơi vào năm đó phải có lý do.',
    },
    tell: {
      already: (year: number) => ({
        path: 'year',
        en: `${year} is closed already`,
        vi: `năm ${year} đã khóa sổ`,
      }),
      quota: (path: readonly string[], year: number) => ({
        path,
        en: `${year} is closed for this committee: have the year opened again first`,
        vi: `năm ${year} của tổ chức này đã khóa sổ: trước hết hãy đề nghị mở lại`,
      }),
      decision: (year: number) => ({
        path: 'effectiveOn',
        en: `${year} is closed for a committee of this decision: have the year opened again first, or take a later day`,
        vi: `năm ${year} của một tổ chức trong quyết định đã khóa sổ: trước hết hãy đề nghị mở lại, hoặc chọn ngày sau`,
      }),
      annulment: (year: number) => ({
        path: 'reorganisationId',
        en: `${year} is closed for a committee of this decision: have the year opened again first`,
        vi: `năm ${year} của một tổ chức trong quyết định đã khóa sổ: trước hết hãy đề nghị mở lại`,
      }),
      admission: (year: number) => ({
        path: 'reason',
        en: `${year} is closed: say why an admission is still recorded in it`,
        vi: `năm ${year} đã khóa sổ: hãy ghi lý do còn ghi nhận kết nạp trong năm đó`,
      }),
    },
  },
  YEAR_NOT_CLOSED: {
    meaning: {
      en: 'Only a year that was closed for this committee itself can be opened again.',
      vi: 'Chỉ mở lại được năm đã khóa sổ cho chính tổ chức này.',
    },
    tell: (year: number) => ({
      path: 'year',
      en: `${year} was not closed for this committee itself: open it where it was closed`,
      vi: `năm ${year} không khóa sổ tại chính tổ chức này: hãy mở lại ở nơi đã khóa`,
    }),
  },
  YEAR_NOT_OVER: {
    meaning: { en: 'A year is closed when it is over.', vi: 'Chỉ khóa sổ khi năm đã kết thúc.' },
    tell: (year: number) => ({
      path: 'year',
      en: `${year} is not over yet`,
      vi: `năm ${year} chưa kết thúc`,
    }),
  },
  RATE_OF_NOBODY: {
    meaning: {
      en: 'A rate needs the number of members on its day.',
      vi: 'Giao theo tỷ lệ cần có số đảng viên tại ngày làm căn cứ.',
    },
    tell: {
      members: (path: readonly string[], day: Day) => ({
        path,
        en: `nobody has reported members of this committee by ${day}: report them, or give the quota as a number`,
        vi: `chưa có báo cáo số đảng viên của tổ chức này tính đến ${shownDay(day)}: hãy báo cáo trước, hoặc giao chỉ tiêu bằng số`,
      }),
      term: (path: readonly string[], year: number) => ({
        path,
        en: `no term of this committee is on record for ${year}: record it, or take the members at the start of the year`,
        vi: `chưa ghi nhiệm kỳ của tổ chức này cho năm ${year}: hãy ghi nhiệm kỳ, hoặc tính theo đảng viên đầu năm`,
      }),
    },
  },
};

/** What refuses a quota. */
export const violations = violationsOf(refusals);

/** What cannot be right about a form of quotas, or about the question for a board. */
export const mistakes = mistakesOf({
  targetOrRate: (path: readonly string[], basis: QuotaBasis) =>
    basis === 'RATE'
      ? {
          path,
          en: 'a rate gives the number by itself: give the rate and no number',
          vi: 'giao theo tỷ lệ thì số được tính từ tỷ lệ: chỉ ghi tỷ lệ, không ghi chỉ tiêu',
        }
      : {
          path,
          en: 'give the number to admit; a rate belongs to a quota by rate only',
          vi: 'hãy ghi số cần kết nạp; tỷ lệ chỉ dùng khi giao theo tỷ lệ',
        },
  badRate: (path: readonly string[], { least, most }: { least: number; most: number }) => ({
    path,
    en: `the rate must be between ${least} and ${most} percent, with two decimals at most`,
    vi: `tỷ lệ phải từ ${least.toLocaleString('vi')} đến ${most} phần trăm, nhiều nhất hai chữ số thập phân`,
  }),
  rowTwice: (path: readonly string[]) => ({
    path,
    en: 'there is another row for the same quota above',
    vi: 'phía trên đã có dòng cho chính chỉ tiêu này',
  }),
  subTargetTwice: (path: readonly string[]) => ({
    path,
    en: 'there is another row for the same group or source above',
    vi: 'phía trên đã có dòng cho chính nhóm hoặc nguồn này',
  }),
  nothingToAllocate: (year: number) => ({
    path: 'total',
    en: `there is no plan for ${year} yet: set it, or say how many are to be shared out`,
    vi: `chưa có kế hoạch năm ${year}: hãy giao kế hoạch, hoặc ghi tổng số cần phân bổ`,
  }),
  lockOfAnother: (row: number) => ({
    path: ['locks', String(row), 'committeeId'],
    en: 'this committee does not stand directly below in that year',
    vi: 'tổ chức đảng này không trực thuộc trực tiếp trong năm đó',
  }),
  lockTwice: (row: number) => ({
    path: ['locks', String(row), 'committeeId'],
    en: 'there is another fixed number for this committee above',
    vi: 'phía trên đã có số cố định cho tổ chức đảng này',
  }),
  badLock: (row: number, most: number) => ({
    path: ['locks', String(row), 'target'],
    en: `a fixed number must be between 0 and ${most}`,
    vi: `số cố định phải từ 0 đến ${most}`,
  }),
  locksExceed: (row: number, total: number) => ({
    path: ['locks', String(row), 'target'],
    en: `the fixed numbers up to this one are more than the ${total} there are`,
    vi: `cộng đến dòng này, các số cố định đã vượt tổng số ${total}`,
  }),
  leastTooMuch: (left: number, open: number, min: number) => ({
    path: 'min',
    en: `${left} are left for ${open} committees, which is less than ${min} for each`,
    vi: `còn ${left} cho ${open} tổ chức, không đủ mỗi nơi ${min}`,
  }),
  mostTooLittle: (left: number, open: number, max: number) => ({
    path: 'max',
    en: `${left} are left for ${open} committees, which is more than ${max} for each`,
    vi: `còn ${left} cho ${open} tổ chức, nhiều hơn mỗi nơi ${max}`,
  }),
  transferToItself: () => ({
    path: 'toCommitteeId',
    en: 'give it to another committee',
    vi: 'hãy chọn tổ chức đảng khác để nhận',
  }),
  otherSheet: (field: 'committeeId' | 'year') => ({
    path: field,
    en: 'the sheet is of another committee or year: prepare another one',
    vi: 'bảng phân bổ này của tổ chức hoặc năm khác: hãy lập bảng khác',
  }),
  badBoardCursor: () => ({
    path: 'after',
    en: 'after is not a cursor of a quota board: leave it out to start with a snapshot',
    vi: 'after không phải là con trỏ của bảng theo dõi chỉ tiêu: hãy bỏ trống để bắt đầu bằng toàn bộ bảng',
  }),
  rowNotOnBoard: () => ({
    path: 'after',
    en: 'this row is not on the board: begin again with the first page',
    vi: 'dòng này không có trong bảng: hãy đọc lại từ trang đầu',
  }),
});

/**
 * Somebody else has set the quota since: what it is now, and which version was expected.
 * @param where - where the version stands in the form, and the ids of all quotas of the form that stand otherwise.
 */
export function staleQuota(
  now: { id: string; version: number } | null,
  expected: number,
  where: { path?: string[]; standing?: string[] } = {},
): StaleVersion {
  const version = now?.version ?? 0;
  return new StaleVersion(
    said({
      en: `the quota is at version ${version}, not ${expected}: look at it and set it again`,
      vi: `chỉ tiêu đang ở phiên bản ${version}, không phải ${expected}: hãy xem lại rồi giao lại`,
    }),
    now?.id ?? null,
    where,
  );
}

/** Somebody else has prepared the sheet since. */
export function staleSheet(version: number, expected: number): StaleVersion {
  return new StaleVersion(
    said({
      en: `the sheet is at version ${version}, not ${expected}: look at it and prepare it again`,
      vi: `bảng phân bổ đang ở phiên bản ${version}, không phải ${expected}: hãy xem lại rồi lập lại`,
    }),
    null,
  );
}

/** Somebody else has set the sub-targets since. */
export function staleSubTargets(version: number, expected: number): StaleVersion {
  return new StaleVersion(
    said({
      en: `the sub-targets are at version ${version}, not ${expected}: look at them and set them again`,
      vi: `chỉ tiêu thành phần đang ở phiên bản ${version}, không phải ${expected}: hãy xem lại rồi giao lại`,
    }),
    null,
  );
}
