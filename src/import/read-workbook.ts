import { HucreError } from 'hucre';
import { cellRef, readXlsx, type Sheet, streamXlsxRows, type Workbook } from 'hucre/xlsx';
import { InvalidInput } from '../resolvers/errors.ts';
import type { Grid } from './grid.ts';
import { type ZipEntry, zipEntries } from './zip-entries.ts';

/** Letters that repeat pack well, lines with their places in it less: Excel's own files are below a fortieth. */
const MOST_RATIO = 100;
/** Below this the ratio says nothing. */
const SMALL_MB = 16;
const MB = 1024 * 1024;
/** Nothing, deflated. */
const EMPTY_PACKED = 2;
/** What the library says of a sheet whose last cell makes too large a rectangle, filled or not. */
const TOO_WIDE = /cells\), over the \d+ limit/;

/**
 * Reads the sheets of an xlsx.
 * @param mostMb - most MiB it may unpack to.
 * @throws InvalidInput when it is damaged, or would unpack to too much: seen in what the zip declares, before unpacking.
 */
export async function readWorkbook(path: string, bytes: Buffer, mostMb: number): Promise<Grid[]> {
  checkUnpackedSize(path, bytes, mostMb);
  try {
    const { sheets, dateSystem } = await readFilled(new Uint8Array(bytes));
    return sheets.map((sheet) => toGrid(sheet, dateSystem === '1904'));
  } catch (error) {
    if (error instanceof HucreError && TOO_WIDE.test(error.message)) {
      throw new InvalidInput((texts) => texts.sheetTooWide(path));
    }
    if (error instanceof HucreError) throw new InvalidInput((texts) => texts.fileDamaged(path));
    throw error;
  }
}

/** The library unpacks no more of an entry than is declared, unless nothing is: such an entry must be empty. */
function checkUnpackedSize(path: string, bytes: Buffer, mostMb: number): void {
  const entries = zipEntries(bytes);
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  for (const [most, ratio] of [
    [mostMb, 0],
    [SMALL_MB, MOST_RATIO],
  ] as const) {
    if (unpacked <= most * MB || unpacked <= ratio * bytes.length) continue;
    throw new InvalidInput((texts) => texts.unpacksTooLarge(path, most));
  }
  const silent = ({ packed, unpacked, stored }: ZipEntry): boolean =>
    unpacked === 0 && !stored && packed !== EMPTY_PACKED;
  if (entries.some(silent)) throw new InvalidInput((texts) => texts.fileDamaged(path));
}

/** All sheets, as far as they are filled. */
async function readFilled(bytes: Uint8Array): Promise<Workbook> {
  try {
    return await readXlsx(bytes);
  } catch (error) {
    if (!(error instanceof HucreError && TOO_WIDE.test(error.message))) throw error;
    return await readXlsx(bytes, { range: await filledRange(bytes) });
  }
}

/** The rectangle that holds everything that is written on any sheet, such as A1:P300. */
async function filledRange(bytes: Uint8Array): Promise<string> {
  const sheets: number[] = [];
  await readXlsx(bytes, {
    sheets: (_info, n) => {
      sheets.push(n);
      return false;
    },
  });
  let [lastRow, lastColumn] = [0, 0];
  for (const sheet of sheets) {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
      const column = values.findLastIndex((value) => value !== null && value !== '');
      if (column >= 0) lastRow = Math.max(lastRow, index);
      lastColumn = Math.max(lastColumn, column);
    }
  }
  return `A1:${cellRef(lastRow, lastColumn)}`;
}

function toGrid({ name, rows, cells, rowDefs, columns, hidden, veryHidden }: Sheet, daysFrom1904: boolean): Grid {
  const grid: Grid = {
    name,
    rows,
    hidden: hidden === true || veryHidden === true,
    hiddenRows: new Set([...(rowDefs ?? [])].flatMap(([row, def]) => (def.hidden || def.height === 0 ? [row] : []))),
    hiddenColumns: new Set((columns ?? []).flatMap((column, n) => (column.hidden || column.width === 0 ? [n] : []))),
    daysFrom1904,
  };
  for (const [place, { type, formula, value }] of cells ?? []) {
    const [row, column] = place.split(',').map(Number) as [number, number];
    const cells = grid.rows[row];
    if (cells === undefined) continue;
    if (type === 'error') cells[column] = { fault: 'error', said: String(value) };
    else if (formula !== undefined && value === null) cells[column] = { fault: 'not calculated' };
  }
  return grid;
}
