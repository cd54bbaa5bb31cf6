import type { Language } from '../messages/language.ts';
import {
  type CandidateListing,
  type ListedCandidate,
  readCandidateList,
} from '../resolvers/candidate/read-candidate-list.ts';
import { sexWords, sourceWords, stageWords } from '../resolvers/candidate/words.ts';
import type { OperationContext } from '../resolvers/operation-context.ts';
import { type Column, dayCell, numberCell, type Sheet, textCell, wordCell } from './sheet.ts';
import { yesNoWords } from './words.ts';

/** Columns of a list of candidates, by the name an import knows them by. */
export const candidateColumns = {
  committeeCode: {
    heading: { vi: 'Mã tổ chức', en: 'Code of the committee' },
    width: 22,
    code: true,
    cell: ({ committee }) => textCell(committee.code),
  },
  committeeName: {
    heading: { vi: 'Tổ chức đảng', en: 'Committee' },
    width: 36,
    cell: ({ committee }) => textCell(committee.name),
  },
  fullName: {
    heading: { vi: 'Họ và tên', en: 'Full name' },
    width: 26,
    cell: ({ identity }) => textCell(identity?.fullName),
  },
  sex: {
    heading: { vi: 'Giới tính', en: 'Sex' },
    width: 10,
    cell: ({ identity }, language) => wordCell(sexWords, identity?.sex, language),
  },
  birthMonth: {
    heading: { vi: 'Tháng sinh', en: 'Month of birth' },
    width: 11,
    cell: ({ identity }) => numberCell(identity?.birthMonth),
  },
  birthYear: {
    heading: { vi: 'Năm sinh', en: 'Year of birth' },
    width: 10,
    cell: ({ identity }) => numberCell(identity?.birthYear),
  },
  ethnicGroup: {
    heading: { vi: 'Dân tộc', en: 'Ethnic group' },
    width: 12,
    cell: ({ background }) => textCell(background?.ethnicGroup),
  },
  source: {
    heading: { vi: 'Nguồn kết nạp', en: 'Source category' },
    width: 22,
    cell: ({ background }, language) => wordCell(sourceWords, background?.sourceCategory, language),
  },
  youthUnionMember: {
    heading: { vi: 'Đoàn viên', en: 'Youth Union member' },
    width: 10,
    cell: ({ background }, language) => yesNo(background?.youthUnionMember, language),
  },
  awayForWork: {
    heading: { vi: 'Đi làm ăn xa', en: 'Away for work' },
    width: 12,
    cell: ({ background }, language) => yesNo(background?.awayForWork, language),
  },
  stage: {
    heading: { vi: 'Giai đoạn', en: 'Stage' },
    width: 32,
    cell: ({ stage }, language) => wordCell(stageWords, stage, language),
  },
  stageSince: {
    heading: { vi: 'Từ ngày', en: 'Since' },
    width: 12,
    day: true,
    cell: ({ stageSince }) => dayCell(stageSince),
  },
  decisionNumber: {
    heading: { vi: 'Số quyết định', en: 'Number of the decision' },
    width: 16,
    code: true,
    cell: ({ admission }) => textCell(admission?.decisionNumber),
  },
  decisionOn: {
    heading: { vi: 'Ngày quyết định', en: 'Day of the decision' },
    width: 15,
    day: true,
    cell: ({ admission }) => dayCell(admission?.decisionOn),
  },
  ceremonyOn: {
    heading: { vi: 'Ngày kết nạp', en: 'Day of the ceremony' },
    width: 13,
    day: true,
    cell: ({ admission }) => dayCell(admission?.ceremonyOn),
  },
  consentOn: {
    heading: { vi: 'Ngày đồng ý (quá 60 tuổi)', en: 'Consent (past sixty)' },
    width: 15,
    day: true,
    cell: ({ consentOn }) => dayCell(consentOn),
  },
  erasedOn: {
    heading: { vi: 'Ngày xóa dữ liệu', en: 'Erased on' },
    width: 15,
    day: true,
    cell: ({ erasedOn }) => dayCell(erasedOn),
  },
} satisfies Record<string, Column<ListedCandidate>>;

function yesNo(value: boolean | null | undefined, language: Language) {
  return wordCell(yesNoWords, value === null || value === undefined ? null : value ? 'true' : 'false', language);
}

/**
 * The candidates of a committee and everything below it as a sheet.
 * @throws NotFound, Forbidden, InvalidInput as readCandidateList
 */
export async function candidatesSheet(
  listing: CandidateListing,
  language: Language,
  renew: () => Promise<OperationContext>,
): Promise<Sheet<ListedCandidate>> {
  const { feed } = await renew();
  const [asOf, cursor] = [feed.asOf, feed.cursor()];
  const rows = await readCandidateList(listing, renew);
  const name = feed.state.committees.get(listing.committeeId)?.name ?? '';
  return {
    name: language === 'vi' ? 'Quần chúng' : 'Candidates',
    title: language === 'vi' ? `Danh sách quần chúng: ${name}` : `Candidates: ${name}`,
    asOf,
    cursor,
    columns: Object.values(candidateColumns),
    rows,
  };
}
