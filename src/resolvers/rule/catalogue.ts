import type { Day } from '../../calendar.ts';
import type { PaperKind } from '../../db/generated/enums.ts';
import type { Words } from '../../messages/language.ts';
import type { Dated, InForce } from '../../rules/dated.ts';
import type { Confidence } from '../../rules/regulations.ts';
import {
  ACQUAINTANCE,
  ADMISSION_AGE,
  APPLICATION_FIRST,
  CELL_VOTE,
  CEREMONY_LIMIT,
  CITIZENSHIP,
  COMMITTEE_VOTE,
  DECISION_LIMIT,
  INTRODUCERS,
  PAPERS,
  PROBATION,
  READMISSION,
  RECOGNITION_LIMIT,
  RECOGNITION_REVIEW_LIMIT,
  SCHOOLING,
  type Share,
  STANDING_VOTE,
  UNDECIDED_VOTES,
} from '../candidate/rules.ts';
import { educationWords } from '../candidate/words.ts';
import { DECIDING_PART } from '../committee/authority.ts';
import {
  NEW_MEMBER_CERTIFICATE,
  OVER_AGE_PAPERS,
  READMISSION_PAPERS,
  RECOGNITION_PAPERS,
  VERIFICATION_LIMIT,
} from '../dossier/rules.ts';
import { paperWords } from '../dossier/words.ts';
import { DISCIPLINE_FORMS, DISCIPLINED, INSPECTION_LIMIT, NOT_FOR_BOARDS } from '../inspection/limit-rules.ts';
import { disciplinedWords, disciplineWords, inspectionKindWords } from '../inspection/words.ts';
import { INTRODUCING_ORGANISATIONS, SUBSTITUTE_ACQUAINTANCE } from '../introduction/rules.ts';
import { introducerWords } from '../introduction/words.ts';
import { HELPED_BY_OFFICIAL, OFFICE_BY_OFFICIAL } from '../member/rules.ts';
import { LEAST_OF_COMMITTEE, LEAST_OFFICIAL } from '../reorganisation/rules.ts';
import { YOUTH_UNION_AGE } from '../statistics/rules.ts';
import { AWARENESS_CERTIFICATE } from '../training/rules.ts';
import { LEAST_FOR_CELL_COMMITTEE } from '../watch/rules.ts';

/** A rule as it is told to people. */
export interface ToldRule {
  code: string;
  title: Words;
  versions: readonly ToldVersion[];
}

/** What a rule says from a day on. */
export interface ToldVersion extends Omit<InForce<unknown>, 'value'> {
  /** The code of the rule. */
  code: string;
  confidence: Confidence;
  /** What it says, in words. */
  text: Words;
  /** Its numbers, in the order of the words. */
  numbers: readonly number[];
}

/** How the value of a rule is said. */
type Say<T> = (value: T) => { en: string; vi: string; numbers: readonly number[] };

function told<T>(code: string, title: Words, rule: Dated<T>, say: Say<T>): ToldRule {
  const versions = rule.versions.map(({ value, ...version }) => {
    const { numbers, ...text } = say(value);
    return { ...version, code, text, numbers };
  });
  return { code, title, versions };
}

const months: Say<number> = (count) => ({ en: `${count} months`, vi: `${count} tháng`, numbers: [count] });
const workingDays: Say<number> = (count) => ({
  en: `${count} working days`,
  vi: `${count} ngày làm việc`,
  numbers: [count],
});
const extensible: Say<{ days: number; extension: number }> = ({ days, extension }) => ({
  en: `${days} working days, extended by ${extension} at most in special cases`,
  vi: `${days} ngày làm việc, trường hợp đặc biệt gia hạn nhiều nhất ${extension} ngày làm việc`,
  numbers: [days, extension],
});
const share: Say<Share> = ({ numerator, denominator, more }) => ({
  en: `${more ? 'more than' : 'at least'} ${numerator}/${denominator}`,
  vi: `${more ? 'trên' : 'ít nhất'} ${numerator}/${denominator}`,
  numbers: [numerator, denominator],
});
const papers: Say<readonly PaperKind[]> = (kinds) => ({
  en: kinds.map((kind) => paperWords[kind].en).join('; '),
  vi: kinds.map((kind) => paperWords[kind].vi).join('; '),
  numbers: [],
});
const atLeast =
  (en: string, vi: string): Say<number> =>
  (count) => ({ en: `at least ${count} ${en}`, vi: `ít nhất ${count} ${vi}`, numbers: [count] });

/** Every rule with a number, in the order in which a case meets them. */
export const catalogue: readonly ToldRule[] = [
  told(
    'ADMISSION_AGE',
    { en: 'Age at which a cell reviews a case', vi: 'Tuổi đời khi chi bộ xét kết nạp' },
    ADMISSION_AGE,
    ({ fromYears, toYears }) => ({
      en: `from full ${fromYears} to full ${toYears} years, counted by month`,
      vi: `từ đủ ${fromYears} đến đủ ${toYears} tuổi, tính theo tháng`,
      numbers: [fromYears, toYears],
    }),
  ),
  told(
    'OVER_AGE_PAPERS',
    {
      en: 'Papers of who is past that age, before the decision',
      vi: 'Giấy tờ của người quá tuổi đó, trước khi quyết định',
    },
    OVER_AGE_PAPERS,
    papers,
  ),
  told('CITIZENSHIP', { en: 'Who is admitted', vi: 'Quốc tịch' }, CITIZENSHIP, () => ({
    en: 'citizens of Vietnam',
    vi: 'công dân Việt Nam',
    numbers: [],
  })),
  told(
    'SCHOOLING',
    { en: 'How far a person went to school', vi: 'Trình độ học vấn' },
    SCHOOLING,
    ({ least, inHardAreas, ofVillageHeads }) => ({
      en: `${educationWords[least].en} or above; in difficult areas ${educationWords[inHardAreas].en}, of elders and heads of villages there ${educationWords[ofVillageHeads].en}`,
      vi: `${educationWords[least].vi} trở lên; vùng khó khăn: ${educationWords[inHardAreas].vi}; già làng, trưởng thôn ở đó: ${educationWords[ofVillageHeads].vi}`,
      numbers: [],
    }),
  ),
  told(
    'AWARENESS_CERTIFICATE',
    { en: 'How long an awareness certificate can be used', vi: 'Thời hạn giấy chứng nhận học lớp nhận thức về Đảng' },
    AWARENESS_CERTIFICATE,
    months,
  ),
  told(
    'INTRODUCERS',
    { en: 'Official members who introduce a person', vi: 'Số đảng viên chính thức giới thiệu' },
    INTRODUCERS,
    ({ alone, besideOrganisation }) => ({
      en: `${alone}; ${besideOrganisation} where the Youth Union or the trade union introduces too`,
      vi: `${alone}; ${besideOrganisation} khi có Đoàn Thanh niên hoặc Công đoàn giới thiệu`,
      numbers: [alone, besideOrganisation],
    }),
  ),
  told(
    'HELPED_BY_OFFICIAL',
    { en: 'Who helps a person', vi: 'Người được phân công giúp đỡ' },
    HELPED_BY_OFFICIAL,
    () => ({
      en: 'official members',
      vi: 'đảng viên chính thức',
      numbers: [],
    }),
  ),
  told(
    'OFFICE_BY_OFFICIAL',
    { en: 'Who stands for an office', vi: 'Người được ứng cử vào cấp ủy' },
    OFFICE_BY_OFFICIAL,
    () => ({
      en: 'official members',
      vi: 'đảng viên chính thức',
      numbers: [],
    }),
  ),
  told(
    'ACQUAINTANCE',
    {
      en: 'How long an introducer has worked, studied or lived in the same place as the person',
      vi: 'Thời gian người giới thiệu cùng công tác, lao động, học tập hoặc cư trú',
    },
    ACQUAINTANCE,
    atLeast('months', 'tháng'),
  ),
  told(
    'SUBSTITUTE_ACQUAINTANCE',
    {
      en: 'The same of a member who introduces in the place of one who cannot',
      vi: 'Thời gian đó đối với đảng viên được phân công giới thiệu thay',
    },
    SUBSTITUTE_ACQUAINTANCE,
    (count) => ({ en: `${count} months: none is asked`, vi: `${count} tháng: không yêu cầu`, numbers: [count] }),
  ),
  told(
    'INTRODUCING_ORGANISATIONS',
    {
      en: 'Organisations that introduce beside one official member, the first one where there is one',
      vi: 'Tổ chức giới thiệu cùng một đảng viên chính thức, ưu tiên theo thứ tự',
    },
    INTRODUCING_ORGANISATIONS,
    (organisations) => ({
      en: organisations.map((one) => introducerWords[one].en).join(', '),
      vi: organisations.map((one) => introducerWords[one].vi).join(', '),
      numbers: [],
    }),
  ),
  told(
    'PAPERS',
    { en: 'How long the papers of a dossier hold', vi: 'Thời hạn của giấy tờ trong hồ sơ' },
    PAPERS,
    months,
  ),
  told(
    'VERIFICATION_LIMIT',
    { en: 'Time for a place to answer about a life history', vi: 'Thời hạn trả lời thẩm tra lý lịch' },
    VERIFICATION_LIMIT,
    ({ home, abroad }) => ({
      en: `${home} working days, ${abroad} abroad`,
      vi: `${home} ngày làm việc, ở nước ngoài ${abroad} ngày làm việc`,
      numbers: [home, abroad],
    }),
  ),
  told(
    'LEAST_OFFICIAL',
    { en: 'Official members of a cell of its own', vi: 'Số đảng viên chính thức để lập chi bộ' },
    LEAST_OFFICIAL,
    atLeast('official members', 'đảng viên chính thức'),
  ),
  told(
    'LEAST_FOR_CELL_COMMITTEE',
    { en: 'Official members with whom a cell elects a committee', vi: 'Số đảng viên chính thức để chi bộ bầu chi ủy' },
    LEAST_FOR_CELL_COMMITTEE,
    atLeast('official members', 'đảng viên chính thức'),
  ),
  told(
    'LEAST_OF_COMMITTEE',
    { en: 'Members of a grassroots committee', vi: 'Số đảng viên để lập đảng bộ cơ sở' },
    LEAST_OF_COMMITTEE,
    atLeast('members', 'đảng viên'),
  ),
  told('CELL_VOTE', { en: 'Votes for the resolution of a cell', vi: 'Tỷ lệ tán thành của chi bộ' }, CELL_VOTE, share),
  told(
    'UNDECIDED_VOTES',
    {
      en: 'Votes of a cell without a result, after which it goes to the committee above',
      vi: 'Số lần biểu quyết không đạt kết quả thì báo cáo cấp ủy cấp trên',
    },
    UNDECIDED_VOTES,
    (count) => ({ en: `${count}`, vi: `${count} lần`, numbers: [count] }),
  ),
  told(
    'COMMITTEE_VOTE',
    { en: 'Votes for the resolution of a grassroots committee', vi: 'Tỷ lệ tán thành của đảng ủy cơ sở' },
    COMMITTEE_VOTE,
    share,
  ),
  told(
    'STANDING_VOTE',
    { en: 'Votes for the decision of a standing committee', vi: 'Tỷ lệ tán thành của ban thường vụ' },
    STANDING_VOTE,
    share,
  ),
  told('APPLICATION_FIRST', { en: 'What comes first', vi: 'Thứ tự đơn và lý lịch' }, APPLICATION_FIRST, () => ({
    en: 'the application, then the life history',
    vi: 'có đơn xin vào Đảng trước, sau đó khai lý lịch',
    numbers: [],
  })),
  told(
    'DECIDING_PART',
    {
      en: 'The part of a grassroots committee that decides, where it decides itself',
      vi: 'Ai quyết định ở đảng ủy cơ sở được ủy quyền kết nạp',
    },
    DECIDING_PART,
    (part) =>
      part === 'FULL'
        ? { en: 'the whole committee', vi: 'toàn thể ban chấp hành', numbers: [] }
        : { en: 'its standing committee', vi: 'ban thường vụ', numbers: [] },
  ),
  told(
    'DECISION_LIMIT',
    { en: 'Time for the decision on admission', vi: 'Thời hạn ra quyết định kết nạp' },
    DECISION_LIMIT,
    extensible,
  ),
  told(
    'CEREMONY_LIMIT',
    { en: 'Time for the ceremony', vi: 'Thời hạn tổ chức lễ kết nạp' },
    CEREMONY_LIMIT,
    ({ days, runsFrom }) => ({
      en: `${days} working days from ${runsFrom === 'RECEIPT' ? 'the receipt' : 'the issue'} of the decision`,
      vi: `${days} ngày làm việc kể từ ngày ${runsFrom === 'RECEIPT' ? 'nhận được' : 'ban hành'} quyết định`,
      numbers: [days],
    }),
  ),
  told(
    'PROBATION',
    { en: 'Probation, from the ceremony', vi: 'Thời gian dự bị, kể từ ngày kết nạp' },
    PROBATION,
    months,
  ),
  told(
    'RECOGNITION_REVIEW_LIMIT',
    {
      en: 'Time for the cell to review who has ended the probation',
      vi: 'Thời hạn chi bộ xét công nhận sau khi hết thời gian dự bị',
    },
    RECOGNITION_REVIEW_LIMIT,
    workingDays,
  ),
  told(
    'NEW_MEMBER_CERTIFICATE',
    { en: 'The class before recognition', vi: 'Lớp học trước khi công nhận chính thức' },
    NEW_MEMBER_CERTIFICATE,
    () => ({
      en: 'the certificate of the class for new members',
      vi: 'giấy chứng nhận học lớp bồi dưỡng đảng viên mới',
      numbers: [],
    }),
  ),
  told(
    'RECOGNITION_PAPERS',
    { en: 'Papers of the recognition', vi: 'Giấy tờ khi xét công nhận chính thức' },
    RECOGNITION_PAPERS,
    papers,
  ),
  told(
    'RECOGNITION_LIMIT',
    { en: 'Time for the decision on recognition', vi: 'Thời hạn ra quyết định công nhận đảng viên chính thức' },
    RECOGNITION_LIMIT,
    extensible,
  ),
  told(
    'READMISSION',
    { en: 'Time after which who has left is admitted again', vi: 'Thời gian được xét kết nạp lại' },
    READMISSION,
    ({ afterLeaving, afterRecord, times }) => ({
      en: `${afterLeaving} months; after a minor crime ${afterRecord} months from the end of the record; ${times} time at most`,
      vi: `${afterLeaving} tháng; án ít nghiêm trọng ${afterRecord} tháng kể từ khi được xóa án tích; nhiều nhất ${times} lần`,
      numbers: [afterLeaving, afterRecord, times],
    }),
  ),
  told(
    'READMISSION_PAPERS',
    {
      en: 'Papers of who has left and is admitted again',
      vi: 'Giấy tờ khi kết nạp lại người đã ra khỏi Đảng',
    },
    READMISSION_PAPERS,
    papers,
  ),
  told(
    'YOUTH_UNION_AGE',
    { en: 'Full years with which Youth-Union age ends', vi: 'Tuổi kết thúc độ tuổi đoàn viên' },
    YOUTH_UNION_AGE,
    (years) => ({ en: `${years} years`, vi: `${years} tuổi`, numbers: [years] }),
  ),
  told(
    'INSPECTION_LIMIT',
    {
      en: 'Time for an inspection by an advisory board',
      vi: 'Thời hạn cuộc kiểm tra, giám sát của cơ quan tham mưu, giúp việc cấp ủy',
    },
    INSPECTION_LIMIT,
    ({ days: { central, province, superior }, extensionPart }) => ({
      en: `${central} days at the Centre, ${province} in a province, ${superior} directly above the grassroots; extended once by 1/${extensionPart} at most`,
      vi: `${central} ngày ở Trung ương, ${province} ngày ở cấp tỉnh, ${superior} ngày ở cấp trên trực tiếp của cơ sở; gia hạn một lần, nhiều nhất 1/${extensionPart} thời hạn`,
      numbers: [central, province, superior, 1, extensionPart],
    }),
  ),
  told(
    'NOT_FOR_BOARDS',
    {
      en: 'What advisory boards do not lead',
      vi: 'Loại kiểm tra mà cơ quan tham mưu, giúp việc không chủ trì',
    },
    NOT_FOR_BOARDS,
    (kinds) => ({
      en: kinds.map((kind) => inspectionKindWords[kind].en).join(', '),
      vi: kinds.map((kind) => inspectionKindWords[kind].vi).join(', '),
      numbers: [],
    }),
  ),
  told(
    'DISCIPLINE_FORMS',
    { en: 'Forms of discipline, by whom it is of', vi: 'Hình thức kỷ luật theo đối tượng' },
    DISCIPLINE_FORMS,
    (forms) => {
      const say = (language: 'en' | 'vi') =>
        DISCIPLINED.map(
          (whom) =>
            `${disciplinedWords[whom][language]}: ${forms[whom].map((form) => disciplineWords[form][language]).join(', ')}`,
        ).join('; ');
      return { en: say('en'), vi: say('vi'), numbers: [] };
    },
  ),
];

/** A rule as it is on a day. */
export interface RuleOnDay extends ToldVersion {
  rule: ToldRule;
}

/** Every rule as it is on a day; for days before the earliest version that one. */
export function rulesOn(day: Day): RuleOnDay[] {
  return catalogue.flatMap((rule) => {
    const version = rule.versions.findLast(({ from }) => from <= day) ?? rule.versions[0];
    return version === undefined ? [] : [{ ...version, rule }];
  });
}
