import { shownDay, yearOf } from '../../calendar.ts';
import type { PersonGroup } from '../../db/generated/enums.ts';
import type { AgeBand } from '../../db/queries/quota-report.ts';
import type { Language, Words } from '../../messages/language.ts';
import { educationWords, sourceWords } from '../candidate/words.ts';
import { type Period, wholeMonths, yearsOf } from './period.ts';
import type { QuotaReport } from './quota-report.ts';
import { lowest, overPlan, ranked, withNone, withoutTarget } from './ranking.ts';
import type { ReportBreakdown } from './report-breakdown.ts';

/** What a report is told with. */
export interface Told {
  /** Null where it may not be seen. */
  breakdown: ReportBreakdown | null;
  /** Members at the end of the year before; null where nobody has reported. */
  members: number | null;
  /** Decimals of percentages. */
  decimals: number;
}

/** From how large a plan on a percentage says something: below it stands "1/1". */
export const LEAST_PLAN = 5;

/** So many are named in a sentence at most. */
const MOST_NAMED = 10;
/** So many of the best and of the lowest are named. */
const ENDS = 3;

const traitWords: Record<PersonGroup, Words> = {
  WOMEN: { vi: 'nữ', en: 'women' },
  ETHNIC_MINORITY: { vi: 'người dân tộc thiểu số', en: 'of ethnic minorities' },
  YOUTH_UNION_MEMBERS: { vi: 'đoàn viên', en: 'Youth Union members' },
  YOUTH_UNION_AGE: { vi: 'trong độ tuổi đoàn viên', en: 'of Youth-Union age' },
  RELIGIOUS: { vi: 'người có đạo', en: 'religious' },
  MILITIA_MEMBERS: { vi: 'dân quân tự vệ', en: 'in the militia' },
  VILLAGE_HEADS: { vi: 'trưởng thôn, phó thôn', en: 'village heads or deputies' },
};

const ageWords: Record<AgeBand, Words> = {
  UP_TO_30: { vi: 'đến 30 tuổi', en: 'up to 30 years old' },
  FROM_31_TO_40: { vi: 'từ 31 đến 40 tuổi', en: '31 to 40 years old' },
  FROM_41_TO_50: { vi: 'từ 41 đến 50 tuổi', en: '41 to 50 years old' },
  FROM_51_TO_60: { vi: 'từ 51 đến 60 tuổi', en: '51 to 60 years old' },
  OVER_60: { vi: 'trên 60 tuổi', en: 'over 60 years old' },
};

/** A part of a whole in percent; null where there is no whole to compare with. */
export function share(part: number, whole: number | null, decimals: number): number | null {
  // Of whole numbers as long as it goes: 0.5 must not become 0.49999.
  const scale = 10 ** decimals;
  return whole === null || whole === 0 ? null : Math.round((part * 100 * scale) / whole) / scale;
}

/**
 * The report in one sentence, as an office prints it: "Năm 2023, Đảng bộ huyện Lục Yên kết nạp 177 đảng viên, đạt 86,3 % kế
 * hoạch, tăng 3 so với cùng kỳ".
 */
export function tellHeadline(report: QuotaReport, decimals: number, language: Language): string {
  const tell = teller(decimals, language);
  const { admitted, plan, before, name } = report;
  const when = periodWords(report)[language];
  const parts = [
    tell.say({
      vi: `${when}, ${name} kết nạp ${tell.number(admitted)} đảng viên`,
      en: `${when} ${name} admitted ${tell.number(admitted)} members`,
    }),
  ];
  if (plan !== null && plan > 0) parts.push(tell.againstPlan(admitted, plan, report));
  if (before !== null) parts.push(tell.againstBefore(admitted - before.admitted, yearsOf(report).length > 1));
  return parts.join(', ');
}

/** The report as a page of sentences: the headline, who they are, and who stands how among those directly below. */
export function tellReport(report: QuotaReport, { breakdown, members, decimals }: Told, language: Language): string[] {
  const tell = teller(decimals, language);
  const { rows, admitted, from } = report;
  const sentences = [tellHeadline(report, decimals, language)];
  const ofMembers = share(admitted, members, Math.max(decimals, 2));
  if (members !== null && ofMembers !== null) {
    const year = yearOf(from) - 1;
    sentences.push(
      tell.say({
        vi: `Bằng ${tell.percent(ofMembers)} so với ${tell.number(members)} đảng viên cuối năm ${year}`,
        en: `That is ${tell.percent(ofMembers)} of the ${tell.number(members)} members at the end of ${year}`,
      }),
    );
  }
  if (breakdown !== null) sentences.push(...tellBreakdown(breakdown, tell, decimals, language));
  const standing = (words: Words, some: Parameters<typeof tell.rows>[0]): void => {
    if (some.length > 0) sentences.push(`${words[language]}: ${tell.rows(some)}`);
  };
  const over = overPlan(rows);
  standing({ vi: `${over.length} tổ chức vượt kế hoạch`, en: `${over.length} went beyond their plan` }, over);
  const planned = ranked(rows);
  if (planned.length > ENDS) {
    if (over.length === 0) standing({ vi: 'Đạt cao nhất', en: 'Best' }, planned.slice(0, ENDS));
    standing({ vi: 'Đạt thấp nhất', en: 'Lowest' }, lowest(rows).slice(0, ENDS));
  }
  const none = withNone(rows);
  standing({ vi: `${none.length} tổ chức chưa kết nạp được đảng viên`, en: `${none.length} admitted nobody` }, none);
  const without = withoutTarget(rows);
  if (without.length > 0) {
    sentences.push(
      tell.say({
        vi: `${without.length} tổ chức không giao chỉ tiêu, kết nạp ${without.reduce((sum, row) => sum + row.admitted, 0)}`,
        en: `${without.length} have no target and admitted ${without.reduce((sum, row) => sum + row.admitted, 0)}`,
      }),
    );
  }
  return sentences;
}

/** Who they are: a sentence of what overlaps, and one for each way to divide them. Figures that overlap are never added. */
function tellBreakdown(
  { knownCount, groups, parts }: ReportBreakdown,
  tell: ReturnType<typeof teller>,
  decimals: number,
  language: Language,
): string[] {
  const sentence = (begin: Words, some: readonly { words: Words; count: number | null }[]): string[] => {
    const told = some.flatMap(({ words, count }) => {
      if (count === null || count === 0) return [];
      const percent = share(count, knownCount, decimals);
      return `${words[language].toLowerCase()} ${tell.number(count)}${percent === null ? '' : ` (${tell.percent(percent)})`}`;
    });
    return told.length === 0 ? [] : [`${tell.say(begin)}: ${told.join('; ')}`];
  };
  return [
    ...sentence({ vi: 'Trong đó', en: 'Among them' }, [
      ...groups.map(({ group, count }) => ({ words: traitWords[group], count })),
      ...parts.source.map(({ part, count }) => ({ words: sourceWords[part], count })),
    ]),
    ...sentence(
      { vi: 'Trình độ học vấn', en: 'Education' },
      parts.education.map(({ part, count }) => ({ words: educationWords[part], count })),
    ),
    ...sentence(
      { vi: 'Độ tuổi', en: 'Age' },
      parts.age.map(({ part, count }) => ({ words: ageWords[part], count })),
    ),
  ];
}

function teller(decimals: number, language: Language) {
  const format = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 4 });
  const number = (value: number): string => format.format(value);
  const percent = (value: number): string => `${number(value)}${language === 'vi' ? ' %' : '%'}`;
  const say = (words: Words): string => words[language];
  const standing = ({ name, admitted, plan }: { name: string; admitted: number; plan: number }): string => {
    const reached = plan < LEAST_PLAN ? null : share(admitted, plan, decimals);
    return `${name} ${number(admitted)}/${number(plan)}${reached === null ? '' : ` (${percent(reached)})`}`;
  };
  return {
    number,
    percent,
    say,
    rows: (rows: readonly { name: string; admitted: number; plan: number }[]): string => {
      const more = rows.length - MOST_NAMED;
      const named = rows.slice(0, MOST_NAMED).map(standing).join('; ');
      return more > 0 ? `${named}; ${say({ vi: `và ${more} tổ chức khác`, en: `and ${more} others` })}` : named;
    },
    againstPlan: (admitted: number, plan: number, period: Period): string => {
      const of = isOfWholeYears(period)
        ? { vi: 'kế hoạch', en: 'the plan' }
        : { vi: 'kế hoạch năm', en: "the year's plan" };
      if (plan < LEAST_PLAN) {
        const fraction = `${number(admitted)}/${number(plan)}`;
        return say({ vi: `đạt ${fraction} ${of.vi}`, en: `${fraction} of ${of.en}` });
      }
      const reached = percent(share(admitted, plan, decimals) ?? 0);
      if (admitted <= plan) return say({ vi: `đạt ${reached} ${of.vi}`, en: `${reached} of ${of.en}` });
      const beyond = percent(share(admitted - plan, plan, decimals) ?? 0);
      return say({
        vi: `đạt ${reached} ${of.vi}, vượt ${beyond}`,
        en: `${reached} of ${of.en}, ${beyond} beyond it`,
      });
    },
    againstBefore: (change: number, ofYears: boolean): string => {
      const than = ofYears
        ? { vi: 'giai đoạn trước', en: 'the period before' }
        : { vi: 'cùng kỳ', en: 'the same period last year' };
      if (change === 0) return say({ vi: `bằng ${than.vi}`, en: `as many as in ${than.en}` });
      const by = number(Math.abs(change));
      return change > 0
        ? say({ vi: `tăng ${by} so với ${than.vi}`, en: `${by} more than in ${than.en}` })
        : say({ vi: `giảm ${by} so với ${than.vi}`, en: `${by} fewer than in ${than.en}` });
    },
  };
}

const ROMAN = ['I', 'II', 'III', 'IV'];

function isOfWholeYears({ from, to }: Period): boolean {
  return from.endsWith('-01-01') && to.endsWith('-12-31');
}

/** How offices call the days of a report, at the beginning of a sentence. */
function periodWords(period: Period): Words {
  const { from, to } = period;
  const year = yearOf(to);
  const months = wholeMonths(period);
  if (isOfWholeYears(period)) {
    return yearOf(from) === year
      ? { vi: `Năm ${year}`, en: `In ${year}` }
      : { vi: `Giai đoạn ${yearOf(from)}-${year}`, en: `From ${yearOf(from)} to ${year}` };
  }
  if (months !== null) {
    const length = months.to - months.from;
    if (length === 1) return { vi: `Tháng ${months.to}/${year}`, en: `In ${months.to}/${year}` };
    if (months.from === 0 && length !== 3) {
      return { vi: `${length} tháng đầu năm ${year}`, en: `In the first ${length} months of ${year}` };
    }
    if (length === 3 && months.from % 3 === 0) {
      const quarter = months.to / 3;
      return { vi: `Quý ${ROMAN[quarter - 1]}/${year}`, en: `In quarter ${quarter} of ${year}` };
    }
  }
  if (from === `${year}-01-01`) {
    return { vi: `Từ đầu năm đến ngày ${shownDay(to)}`, en: `From the beginning of the year to ${shownDay(to)}` };
  }
  return {
    vi: `Từ ngày ${shownDay(from)} đến ngày ${shownDay(to)}`,
    en: `From ${shownDay(from)} to ${shownDay(to)}`,
  };
}
