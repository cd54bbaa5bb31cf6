/** What a zip says of one of its files, sizes in bytes. */
export interface ZipEntry {
  name: string;
  packed: number;
  unpacked: number;
  /** Not deflated. */
  stored: boolean;
}

/** The directory of a zip cannot be read. */
export class DamagedZip extends Error {
  override name = 'DamagedZip';
}

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
/** The longest comment behind the end. */
const MOST_COMMENT = 0xffff;
/** Stands for a size that is told in an extra field. */
const IN_EXTRA = 0xffffffff;
const EXTRA_64 = 1;

/**
 * Reads the directory of a zip, and unpacks nothing.
 * @throws DamagedZip when there is none
 */
export function zipEntries(bytes: Buffer): ZipEntry[] {
  try {
    return readDirectory(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw new DamagedZip('the directory ends too early');
    throw error;
  }
}

function readDirectory(bytes: Buffer): ZipEntry[] {
  let { at, count } = findDirectory(bytes);
  const entries: ZipEntry[] = [];
  for (; count > 0; count -= 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new DamagedZip('there is no directory where it should be');
    const [nameLength, extraLength] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30)];
    const extraAt = at + ENTRY_SIZE + nameLength;
    const sizes = readSizes(bytes, at, bytes.subarray(extraAt, extraAt + extraLength));
    const stored = bytes.readUInt16LE(at + 10) === 0;
    entries.push({ name: bytes.toString('utf8', at + ENTRY_SIZE, extraAt), ...sizes, stored });
    at = extraAt + extraLength + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function findDirectory(bytes: Buffer): { at: number; count: number } {
  const first = Math.max(0, bytes.length - END_SIZE - MOST_COMMENT);
  for (let at = bytes.length - END_SIZE; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) !== END) continue;
    const [count, directory] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 16)];
    const locator = at - 20;
    if (locator < 0 || bytes.readUInt32LE(locator) !== END_64_LOCATOR) return { at: directory, count };
    const end64 = Number(bytes.readBigUInt64LE(locator + 8));
    return { at: Number(bytes.readBigUInt64LE(end64 + 48)), count: Number(bytes.readBigUInt64LE(end64 + 32)) };
  }
  throw new DamagedZip('there is no end of the directory');
}

function readSizes(bytes: Buffer, at: number, extra: Buffer): { packed: number; unpacked: number } {
  const [packed, unpacked] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
  if (packed !== IN_EXTRA && unpacked !== IN_EXTRA) return { packed, unpacked };
  for (let field = 0; field < extra.length; field += 4 + extra.readUInt16LE(field + 2)) {
    if (extra.readUInt16LE(field) !== EXTRA_64) continue;
    // Only those stand there that do not stand in their place, the unpacked size first.
    let next = field + 4;
    const take = (size: number): number => {
      if (size !== IN_EXTRA) return size;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    };
    const unpacked64 = take(unpacked);
    return { packed: take(packed), unpacked: unpacked64 };
  }
  throw new DamagedZip('a size is missing');
}
