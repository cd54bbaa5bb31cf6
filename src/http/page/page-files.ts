import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

/** A file of a page as it is sent. */
export interface PageFile {
  type: string;
  etag: string;
  /** The file by `content-encoding`; `identity` is always there. */
  bodies: { identity: Buffer; br?: Buffer; gzip?: Buffer };
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Reads a folder whole, by the path of a request: `/` is its `index.html`, `/wall` its `wall.html`. What is served stays in memory (half a
 * megabyte): no path can lead out of the folder, and a build under a running server takes nothing away from it.
 * Empty where there is no such folder.
 */
export function readPageFiles(folder: string): Map<string, PageFile> {
  const files = new Map<string, PageFile>();
  if (!existsSync(folder)) return files;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    const identity = readFileSync(join(folder, name));
    const bodies = {
      identity,
      br: readIfThere(join(folder, `${name}.br`)),
      gzip: readIfThere(join(folder, `${name}.gz`)),
    };
    const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
    const path = `/${name.replaceAll(sep, '/')}`;
    files.set(path.replace(/^\/index\.html$/, '/').replace(/^(\/\w+)\.html$/, '$1'), { type, etag, bodies });
  }
  return files;
}

function readIfThere(file: string): Buffer | undefined {
  return existsSync(file) ? readFileSync(file) : undefined;
}
