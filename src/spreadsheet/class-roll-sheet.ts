import type { Language } from '../messages/language.ts';
import { sexWords } from '../resolvers/candidate/words.ts';
import type { OperationContext } from '../resolvers/operation-context.ts';
import { type ListedTrainee, type RollWanted, readClassRoll } from '../resolvers/training/read-class-roll.ts';
import { enrolmentStatusWords } from '../resolvers/training/words.ts';
import { type Column, dayCell, numberCell, type Sheet, textCell, wordCell } from './sheet.ts';

/** Columns of the roll of a class, with results and certificates. */
export const rollColumns = {
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
  committeeName: {
    heading: { vi: 'Chi bộ', en: 'Cell' },
    width: 36,
    cell: ({ committeeName }) => textCell(committeeName),
  },
  result: {
    heading: { vi: 'Kết quả', en: 'Result' },
    width: 18,
    cell: ({ status }, language) => wordCell(enrolmentStatusWords, status, language),
  },
  certificateNumber: {
    heading: { vi: 'Số giấy chứng nhận', en: 'Number of the certificate' },
    width: 22,
    code: true,
    cell: ({ certificate }) => textCell(certificate?.number),
  },
  issuedOn: {
    heading: { vi: 'Ngày cấp', en: 'Day of issue' },
    width: 12,
    day: true,
    cell: ({ certificate }) => dayCell(certificate?.issuedOn),
  },
  enrolmentId: {
    heading: { vi: 'Mã học viên', en: 'Id in the class' },
    width: 68,
    code: true,
    cell: ({ id }) => textCell(id),
  },
} satisfies Record<string, Column<ListedTrainee>>;

/**
 * The people in a class as a sheet: the list of who got certificates.
 * @param wanted - `idOf` gives the id by which a client names somebody in a class.
 * @throws NotFound as readClassRoll
 */
export async function classRollSheet(
  wanted: RollWanted & { idOf: (id: string) => string },
  language: Language,
  renew: () => Promise<OperationContext>,
): Promise<Sheet<ListedTrainee>> {
  const { feed } = await renew();
  const [asOf, cursor] = [feed.asOf, feed.cursor()];
  const { title, trainees } = await readClassRoll(wanted, renew);
  async function* rows(): AsyncGenerator<ListedTrainee> {
    for await (const trainee of trainees) yield { ...trainee, id: wanted.idOf(trainee.id) };
  }
  return {
    name: language === 'vi' ? 'Học viên' : 'Trainees',
    title: language === 'vi' ? `Danh sách học viên: ${title}` : `Trainees: ${title}`,
    asOf,
    cursor,
    columns: Object.values(rollColumns),
    rows: rows(),
  };
}
