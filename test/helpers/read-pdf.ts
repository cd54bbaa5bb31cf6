import { inflateSync } from 'node:zlib';

/** What a PDF of one font shows: the words of each page, as a reader copies them. */
export function readPdf(bytes: Buffer): string[] {
  const streams = streamsOf(bytes);
  const map = streams.find((stream) => stream.includes('beginbfrange'));
  if (map === undefined) throw new Error('the letters of the PDF cannot be read back');
  const letters = lettersOf(map);
  return streams
    .filter((stream) => stream.includes(' Tf'))
    .map((page) => [...page.matchAll(/\[(.*?)\] TJ/gs)].map(([, shown = '']) => wordsOf(shown, letters)).join('\n'));
}

function streamsOf(bytes: Buffer): string[] {
  const streams: string[] = [];
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 1)) {
    if (bytes.subarray(at - 3, at).toString() === 'end') continue;
    try {
      streams.push(inflateSync(bytes.subarray(at + 'stream\n'.length)).toString('latin1'));
    } catch {
      // Some streams are not packed: pictures, which certificates do not have, and profiles.
    }
  }
  return streams;
}

/** The letters of a font by the codes under which they are drawn. */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, from = '', list = ''] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    for (const [n, [, code = '']] of [...list.matchAll(/<([0-9a-f]+)>/g)].entries()) {
      const units = code.match(/.{4}/g) ?? [];
      letters.set(
        Number.parseInt(from, 16) + n,
        String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))),
      );
    }
  }
  return letters;
}

function wordsOf(shown: string, letters: ReadonlyMap<number, string>): string {
  const codes = [...shown.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
  return codes.map((code) => letters.get(Number.parseInt(code, 16)) ?? '?').join('');
}
