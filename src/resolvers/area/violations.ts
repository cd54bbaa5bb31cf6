import { type Day, shownDay } from '../../calendar.ts';
import type { AreaKind } from '../../db/generated/enums.ts';
import { type Language, quoted } from '../../messages/language.ts';
import { mistakesOf, violationsOf } from '../refusals.ts';
import { areaKindWords } from './words.ts';

/** A kind, or that there is nothing above. */
function kindOrNone(kind: AreaKind | null, language: Language): string {
  return kind === null ? { en: 'nothing', vi: 'không địa bàn nào' }[language] : quoted([areaKindWords[kind]], language);
}

export const refusals = {
  AREA_NOT_IN_FORCE: {
    meaning: {
      en: 'The area was not there on that day: not yet, or no more.',
      vi: 'Vào ngày đó địa bàn chưa có, hoặc không còn.',
    },
    tell: (path: string | readonly string[], day: Day) => ({
      path,
      en: `on ${day} this area was not there yet, or no more`,
      vi: `vào ngày ${shownDay(day)} địa bàn này chưa có, hoặc không còn`,
    }),
  },
  AREA_CODE_IN_USE: {
    meaning: {
      en: 'The code means another area on one of the days from then on.',
      vi: 'Từ ngày đó về sau, có ngày mã này đang chỉ địa bàn khác.',
    },
    tell: (code: string) => ({
      path: 'code',
      en: `${code} means another area on that day or later: end it there first, or take another code`,
      vi: `từ ngày đó về sau mã ${code} còn chỉ địa bàn khác: hãy thôi dùng mã ở nơi đó trước, hoặc chọn mã khác`,
    }),
  },
  AREA_PARENT_NOT_ALLOWED: {
    meaning: {
      en: 'An area of this kind is no part of one of that kind on that day.',
      vi: 'Vào ngày đó loại địa bàn này không thuộc loại kia.',
    },
    tell: (
      kind: AreaKind,
      allowed: { value: readonly (AreaKind | null)[]; source: string },
      parent: AreaKind | null,
      day: Day,
    ) => {
      const above = (language: Language, or: string) =>
        allowed.value.map((one) => kindOrNone(one, language)).join(` ${or} `);
      const { en, vi } = areaKindWords[kind];
      return allowed.value.length === 0
        ? {
            path: 'kind',
            source: allowed.source,
            en: `on ${day} there is no “${en}”`,
            vi: `vào ngày ${shownDay(day)} không có “${vi}”`,
          }
        : {
            path: 'parentId',
            source: allowed.source,
            en: `a “${en}” is part of ${above('en', 'or')}, not of ${kindOrNone(parent, 'en')}`,
            vi: `“${vi}” thuộc ${above('vi', 'hoặc')}, không thuộc ${kindOrNone(parent, 'vi')}`,
          };
    },
  },
  AREA_HAS_PARTS: {
    meaning: {
      en: 'Other areas are part of it: they are ended, or made part of another one, first.',
      vi: 'Còn địa bàn khác thuộc địa bàn này: hãy kết thúc hoặc chuyển các địa bàn đó trước.',
    },
    tell: (count: number) => ({
      path: 'areaId',
      en: `${count} areas are part of this one then: end them, or make them part of another one, first`,
      vi: `khi đó còn ${count} địa bàn thuộc địa bàn này: hãy kết thúc hoặc chuyển sang địa bàn khác trước`,
    }),
  },
  AREA_COVERED_LATER: {
    meaning: {
      en: 'A committee begins to work in the area on that day or later.',
      vi: 'Từ ngày đó về sau còn tổ chức đảng bắt đầu phụ trách địa bàn này.',
    },
    tell: () => ({
      path: 'endsOn',
      en: 'a committee begins to work in this area on that day or later: say first where it works instead',
      vi: 'từ ngày đó về sau còn tổ chức đảng bắt đầu phụ trách địa bàn này: hãy ghi lại địa bàn của tổ chức đó trước',
    }),
  },
};

/** What refuses an area its days, its code or its place. */
export const violations = violationsOf(refusals);

/** What cannot be right about what is said of an area. */
export const mistakes = mistakesOf({
  sameArea: () => ({
    path: 'name',
    en: 'the area is so already: nothing would change',
    vi: 'địa bàn đang đúng như vậy: không có gì thay đổi',
  }),
  partOfItself: () => ({
    path: 'parentId',
    en: 'an area is no part of itself, nor of what is part of it',
    vi: 'địa bàn không thuộc chính nó, cũng không thuộc địa bàn bên trong nó',
  }),
  idOrCode: () => ({ path: 'id', en: 'give either id or code', vi: 'hãy cho id hoặc code, chỉ một trong hai' }),
  successorsTwice: () => ({
    path: 'successorIds',
    en: 'each of the areas that follow is named once, and the area does not follow itself',
    vi: 'mỗi địa bàn kế tiếp chỉ ghi một lần, và không phải chính địa bàn này',
  }),
  successionMissing: () => ({
    path: 'succession',
    en: 'say how the areas follow, and only where areas do',
    vi: 'hãy ghi hình thức kế tiếp, và chỉ khi có địa bàn kế tiếp',
  }),
  renamedIntoOne: () => ({
    path: 'successorIds',
    en: 'one area follows another that is renamed',
    vi: 'đổi tên thì chỉ có một địa bàn kế tiếp',
  }),
  splitIntoSeveral: () => ({
    path: 'successorIds',
    en: 'at least two areas follow one that is split',
    vi: 'chia tách thì có từ hai địa bàn kế tiếp',
  }),
  nothingKnown: () => ({
    path: 'households',
    en: 'say at least one thing of the area',
    vi: 'hãy ghi ít nhất một thông tin về địa bàn',
  }),
  moreThanHouseholds: () => ({
    path: 'poorHouseholds',
    en: 'more households are poor than there are',
    vi: 'số hộ nghèo nhiều hơn tổng số hộ',
  }),
  coveredTwice: () => ({
    path: 'areaIds',
    en: 'each area is named once',
    vi: 'mỗi địa bàn chỉ ghi một lần',
  }),
});
