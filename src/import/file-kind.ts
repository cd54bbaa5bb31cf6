import { zipEntries } from './zip-entries.ts';

/** What a file is, whatever it is called. */
export type FileKind =
  | 'workbook'
  | 'text'
  | 'empty'
  | 'xls'
  | 'xlsb'
  | 'ods'
  | 'protected'
  | 'html'
  | 'xml'
  | 'word'
  | 'pdf'
  | 'zip'
  | 'binary';

/** The container of old Office files, and of new ones with a password. */
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** What a zip begins with, and an empty one. */
const ZIPS = ['504b0304', '504b0506'];
/** Excel before 5.0 wrote its records without a container. */
const BARE_XLS = ['0902', '0904', '0908'];

/**
 * Looks into a file for what it is: people rename files, and programs give them whatever ending.
 * @throws DamagedZip when it begins like a zip and is none
 */
export function fileKind(bytes: Buffer): FileKind {
  const start = bytes.toString('latin1', 0, 4096);
  if (bytes.length === 0) return 'empty';
  if (bytes.subarray(0, OLE.length).equals(OLE)) return kindInContainer(bytes);
  if (ZIPS.includes(bytes.toString('hex', 0, 4))) return kindOfZip(bytes);
  if (start.startsWith('%PDF')) return 'pdf';
  if (BARE_XLS.includes(bytes.toString('hex', 0, 2))) return 'xls';
  if (isText(bytes)) return kindOfText(start);
  return 'binary';
}

function kindInContainer(bytes: Buffer): FileKind {
  // The names of its streams stand in the directory as UTF-16.
  const has = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage')) return 'protected';
  return has('WordDocument') ? 'word' : 'xls';
}

function kindOfZip(bytes: Buffer): FileKind {
  const names = new Set(zipEntries(bytes).map(({ name }) => name));
  if (names.has('xl/workbook.bin')) return 'xlsb';
  if (names.has('[Content_Types].xml')) return names.has('word/document.xml') ? 'word' : 'workbook';
  if (names.has('content.xml') && names.has('mimetype')) return 'ods';
  return 'zip';
}

/** Text has no NUL, unless two bytes make a letter: then every second one, at least of the Latin letters. */
function isText(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 4096);
  return !start.includes(0) || utf16Of(start) !== null;
}

/** The byte order of a text in UTF-16; null for one that is none. */
export function utf16Of(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0 && bytes[2] !== 0) return 'utf-16le';
  if (first === 0 && second !== 0 && bytes[2] === 0) return 'utf-16be';
  return null;
}

function kindOfText(start: string): FileKind {
  const text = start.replace(/^ï»¿/, '').trimStart();
  if (/^<\?xml/i.test(text)) return text.includes('urn:oasis:names:tc:opendocument') ? 'ods' : 'xml';
  // Several pages in one, which web programs give out as .xls.
  if (/^mime-version:/i.test(text)) return 'html';
  return /^<(!doctype html|html|head|meta|style|table)\b/i.test(text) ? 'html' : 'text';
}
