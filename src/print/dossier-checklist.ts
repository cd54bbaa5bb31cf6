import type { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import { type Day, shownDay } from '../calendar.ts';
import { catalogues } from '../messages/catalogues.ts';
import type { Language, Words } from '../messages/language.ts';
import type { ChecklistLine, HeldPaper } from '../resolvers/dossier/checklist.ts';
import { type ChecklistWanted, readChecklist } from '../resolvers/dossier/read-checklist.ts';
import { dossierItemWords, paperWords } from '../resolvers/dossier/words.ts';
import type { OperationContext } from '../resolvers/operation-context.ts';
import { FONT } from './font.ts';

/** A list that is about to be printed. */
export interface ChecklistPrint {
  rows: AsyncIterable<ChecklistLine>;
  /** Draws it on pages of A4: each line with a box that is ticked where nothing is missing. */
  write(rows: AsyncIterable<ChecklistLine>): Readable;
}

const words = {
  title: { vi: 'DANH MỤC KIỂM TRA HỒ SƠ', en: 'DOSSIER CHECKLIST' },
  person: { vi: 'Họ và tên', en: 'Name' },
  cell: { vi: 'Chi bộ', en: 'Cell' },
  day: { vi: 'Tính đến ngày', en: 'As of' },
  missing: { vi: 'Còn thiếu', en: 'Missing' },
  checked: { vi: 'Người kiểm tra', en: 'Checked by' },
} satisfies Record<string, Words>;

const MARGIN = 56;
const BOX = 10;

/**
 * The list by which the dossier of a case is gone through, to be printed.
 * @throws NotFound as readChecklist
 */
export async function dossierChecklist(
  wanted: ChecklistWanted,
  language: Language,
  renew: () => Promise<OperationContext>,
): Promise<ChecklistPrint> {
  const { lines, ...about } = await readChecklist(wanted, await renew());
  async function* rows(): AsyncGenerator<ChecklistLine> {
    yield* lines;
  }
  return { rows: rows(), write: (read) => draw(read, about, language) };
}

/** What stands at its head. */
interface About {
  fullName: string | null;
  cell: string;
  day: Day;
}

function draw(rows: AsyncIterable<ChecklistLine>, { fullName, cell, day }: About, language: Language): Readable {
  const said = (key: keyof typeof words): string => words[key][language];
  const page = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    font: FONT,
    lang: language,
    info: { Title: said('title') },
  });
  page.fontSize(16).text(said('title'), { align: 'center' }).moveDown(0.8).fontSize(11);
  page.text(`${said('person')}: ${fullName ?? ''}`);
  page.text(`${said('cell')}: ${cell}`);
  page.text(`${said('day')}: ${dayIn(day, language)}`).moveDown(0.8);
  const lines = async (): Promise<void> => {
    for await (const line of rows) drawLine(page, line, language);
    page.fontSize(11).moveDown(1.5).text(said('checked'), MARGIN, page.y, { align: 'right' });
    page.end();
  };
  lines().catch((error) => page.destroy(error));
  return page;
}

function drawLine(page: PDFKit.PDFDocument, { item, held, missing }: ChecklistLine, language: Language): void {
  const left = MARGIN + 2 * BOX;
  // A line of the list does not begin at the foot of a page.
  if (page.y > page.page.height - 2 * MARGIN) page.addPage();
  const top = page.y;
  page.rect(MARGIN, top + 2, BOX, BOX).stroke();
  if (missing.length === 0) {
    page
      .moveTo(MARGIN + 2, top + 7)
      .lineTo(MARGIN + 4, top + 10)
      .lineTo(MARGIN + 9, top + 3)
      .stroke();
  }
  page.fontSize(12).text(dossierItemWords[item][language], left, top).fontSize(10);
  for (const one of held) page.text(`- ${heldIn(one, language)}`, left);
  for (const { violation, rule } of missing) {
    const source = rule === null ? '' : ` (${rule.source})`;
    page.text(`${words.missing[language]}: ${violation.say(catalogues[language])}${source}`, left);
  }
  page.moveDown(0.6);
}

function heldIn({ paper, from, heldUntil }: HeldPaper, language: Language): string {
  const vi = language === 'vi';
  const until = heldUntil === null ? '' : `${vi ? ', còn giá trị đến' : ', holds until'} ${dayIn(heldUntil, language)}`;
  const name = paper === null ? '' : `${paperWords[paper][language]}, `;
  return `${name}${vi ? 'ngày' : 'of'} ${dayIn(from, language)}${until}`;
}

function dayIn(day: Day, language: Language): string {
  return language === 'vi' ? shownDay(day) : day;
}
