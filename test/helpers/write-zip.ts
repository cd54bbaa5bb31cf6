import { crc32, deflateRawSync } from 'node:zlib';

/** A file of a zip. */
export interface ZippedFile {
  name: string;
  content: Buffer;
  /** The unpacked size that the zip declares; its own when left out. */
  declared?: number;
  /** Whether the directory leaves the sizes to the head in front of the content. */
  sizesInFront?: boolean;
}

/** Writes a zip, also one that lies about its sizes. */
export function writeZip(files: ZippedFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, declared = content.length, sizesInFront = false } of files) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(declared, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(sizesInFront ? 8 : 0, 8);
    entry.writeUInt16LE(8, 10);
    if (!sizesInFront) entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(sizesInFront ? 0 : packed.length, 20);
    entry.writeUInt32LE(sizesInFront ? 0 : declared, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(head, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
