import type { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import { type Day, shownDay } from '../calendar.ts';
import type { Language, Words } from '../messages/language.ts';
import { InvalidInput } from '../resolvers/errors.ts';
import type { OperationContext } from '../resolvers/operation-context.ts';
import { type ListedTrainee, type RollWanted, readClassRoll } from '../resolvers/training/read-class-roll.ts';
import { FONT } from './font.ts';

/** Somebody with a certificate. */
type Certified = ListedTrainee & { certificate: NonNullable<ListedTrainee['certificate']> };

/** Certificates to be printed in a run. */
export interface CertificateRun {
  rows: AsyncIterable<Certified>;
  /** Draws them, in their order: each on a page of A4 across. */
  write(rows: AsyncIterable<Certified>): Readable;
}

/**
 * The certificates of a class, for whoever may see its roll, in Vietnamese order of names.
 * @throws NotFound as readClassRoll
 * @throws InvalidInput where nobody in it has one
 */
export async function certificateRun(
  wanted: RollWanted,
  language: Language,
  renew: () => Promise<OperationContext>,
): Promise<CertificateRun> {
  const { trainees, ...about } = await readClassRoll(wanted, renew);
  const certified = certifiedAmong(trainees);
  // Looked for before anything is sent: a file without a page is none.
  const first = await certified.next();
  if (first.done) throw new InvalidInput((texts) => texts.noCertificates, ['class']);
  async function* rows(): AsyncGenerator<Certified> {
    yield first.value as Certified;
    yield* certified;
  }
  return { rows: rows(), write: (read) => draw(read, about, language) };
}

async function* certifiedAmong(trainees: AsyncIterable<ListedTrainee>): AsyncGenerator<Certified> {
  for await (const { certificate, ...trainee } of trainees) if (certificate !== null) yield { ...trainee, certificate };
}

/** What stands on every certificate of a class. */
interface About {
  title: string;
  centre: string;
  startsOn: Day;
  endsOn: Day;
}

const words = {
  party: { vi: 'ĐẢNG CỘNG SẢN VIỆT NAM', en: 'COMMUNIST PARTY OF VIETNAM' },
  title: { vi: 'GIẤY CHỨNG NHẬN', en: 'CERTIFICATE' },
  number: { vi: 'Số', en: 'Number' },
  cell: { vi: 'Đơn vị', en: 'Cell' },
  completed: { vi: 'Đã hoàn thành lớp', en: 'Has completed the class' },
  signs: { vi: 'GIÁM ĐỐC', en: 'DIRECTOR' },
} satisfies Record<string, Words>;

const MARGIN = 56;

function draw(rows: AsyncIterable<Certified>, about: About, language: Language): Readable {
  const document = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: MARGIN,
    autoFirstPage: false,
    font: FONT,
    lang: language,
    info: { Title: `${words.title[language]} - ${about.title}` },
  });
  const pages = async (): Promise<void> => {
    for await (const certified of rows) drawOne(document.addPage(), certified, about, language);
    document.end();
  };
  pages().catch((error) => document.destroy(error));
  return document;
}

function drawOne(
  page: PDFKit.PDFDocument,
  { identity, committeeName, certificate }: Certified,
  { title, centre, startsOn, endsOn }: About,
  language: Language,
): void {
  const said = (key: keyof typeof words): string => words[key][language];
  const line = (text: string, size: number, gap: number): void => {
    page.fontSize(size).text(text, { align: 'center' }).moveDown(gap);
  };
  line(said('party'), 13, 0.2);
  line(centre, 13, 1.6);
  line(said('title'), 32, 0.8);
  // An erased person has no name any more, and the certificate keeps its number.
  line(identity?.fullName ?? '', 24, 0.4);
  if (identity?.birthMonth && identity.birthYear) {
    line(born(identity.birthMonth, identity.birthYear, language), 14, 0.4);
  }
  line(`${said('cell')}: ${committeeName}`, 14, 0.8);
  line(`${said('completed')}: ${title}`, 16, 0.4);
  line(held(startsOn, endsOn, language), 14, 1.6);
  const top = page.y;
  const half = (page.page.width - 2 * MARGIN) / 2;
  page.fontSize(13).text(`${said('number')}: ${certificate.number}`, MARGIN, top, { width: half, align: 'center' });
  page.text(dated(certificate.issuedOn, language), MARGIN + half, top, { width: half, align: 'center' });
  page.moveDown(0.4).text(said('signs'), MARGIN + half, page.y, { width: half, align: 'center' });
}

function born(month: number, year: number, language: Language): string {
  return language === 'vi' ? `Sinh tháng ${month} năm ${year}` : `Born in ${month}/${year}`;
}

function held(startsOn: Day, endsOn: Day, language: Language): string {
  return language === 'vi'
    ? `Từ ngày ${shownDay(startsOn)} đến ngày ${shownDay(endsOn)}`
    : `From ${startsOn} to ${endsOn}`;
}

function dated(day: Day, language: Language): string {
  const [year, month, date] = day.split('-');
  return language === 'vi' ? `Ngày ${date} tháng ${month} năm ${year}` : day;
}
