import type { CDPSession, Page, WebSocketRoute } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { whyNoBrowser } from './browser.ts';
import type { Visit } from './dashboard-visit.ts';
import { useVisits } from './use-visits.ts';

// What a month on a wall leaves in the browser: frames are brought to the page over its own WebSocket, far faster than offices admit, and what
// it holds is measured after a collection. `HEAP_FRAMES=100000` is the long form.

const FRAMES = Number(process.env.HEAP_FRAMES ?? 3_000);
/** What is held once is there after so many. */
const WARM = Math.min(1_000, FRAMES / 3);
/** So many are sent before the page has drawn the last of them. */
const AT_ONCE = 50;
/**
 * What a page may hold more at the end, bytes: what the browser learns of code that has run often, and less of each frame than any object
 * takes. Whoever kept frames would keep half a kilobyte and more of each.
 */
const LEARNT = 400_000;
const KEPT_OF_A_FRAME = 10;

const missing = whyNoBrowser();
if (missing !== null) console.warn(`What a page holds is not measured: ${missing}`);

interface Row {
  id: string;
  committeeId: string;
  parentId: string | null;
  admitted: number;
  admittedHere: number;
}
interface Board {
  cursor: string;
  asOf: string;
  rows: Row[];
}

/** The line between a page and its server, on which one board is carried on by the test. */
class Carried {
  #board: Board | null = null;
  #socket: WebSocketRoute | null = null;
  #id: string | null = null;
  #frame = 0;

  async prepare(page: Page): Promise<void> {
    page.on('response', async (response) => {
      if (!response.url().endsWith('/graphql') || this.#board !== null) return;
      const { data } = (await response.json()) as { data?: { quotaBoard?: Board } };
      if ((data?.quotaBoard?.rows.length ?? 0) > 1) this.#board = data?.quotaBoard ?? null;
    });
    await page.routeWebSocket('**/graphql', (socket) => {
      const server = socket.connectToServer();
      this.#socket = socket;
      socket.onMessage((text) => {
        const { type, id, payload } = JSON.parse(String(text));
        if (type === 'subscribe' && payload.query.includes('quotaBoard') && payload.variables.depth !== 'SELF')
          this.#id = id;
        server.send(text);
      });
      server.onMessage((text) => {
        const { id, type, payload } = JSON.parse(String(text));
        if (type !== 'next' || id !== this.#id) return socket.send(text);
        // The server knows nothing of what was carried on.
        if (this.#frame > 0) return;
        const frame = payload.data.quotaBoard as Board;
        if (frame.rows.length > 1) this.#board = frame;
        else if (this.#board !== null) this.#board.cursor = frame.cursor;
        socket.send(text);
      });
    });
  }

  get isThere(): boolean {
    return this.#board !== null && this.#id !== null;
  }

  /** An admission in a leaf, which all above it count. @returns the figure at the top */
  admit(): number {
    const board = this.#board as Board;
    const { rows } = board;
    const parents = new Set(rows.map(({ parentId }) => parentId));
    const leaves = rows.filter(({ committeeId }) => !parents.has(committeeId));
    this.#frame += 1;
    const leaf = leaves[this.#frame % leaves.length] as Row;
    leaf.admittedHere += 1;
    const changed: Row[] = [];
    for (let row: Row | undefined = leaf; row !== undefined; ) {
      row.admitted += 1;
      changed.unshift(row);
      const above: string | null = row.parentId;
      row = rows.find(({ committeeId }) => committeeId === above);
    }
    const frame = {
      kind: 'DELTA',
      from: board.cursor,
      cursor: `carried.${this.#frame}`,
      asOf: board.asOf,
      reason: null,
    };
    board.cursor = frame.cursor;
    const quotaBoard = { __typename: 'QuotaFrame', ...frame, successors: null, rows: changed };
    this.#socket?.send(JSON.stringify({ id: this.#id, type: 'next', payload: { data: { quotaBoard } } }));
    return rows[0]?.admitted ?? 0;
  }
}

describe.skipIf(missing !== null)('what a page holds stays the same', () => {
  const stand = useVisits();

  it.each([
    ['a wall', 'demo-dashboard', { path: '/wall', address: '' }, '.wall-main strong'],
    ['the board', 'demo-district', {}, '#tree tr[aria-level="1"] .column-admitted'],
  ] as const)('%s', async (name, subject, where, figure) => {
    const carried = new Carried();
    const visit = await stand.visit(subject, { ...where, prepare: (page) => carried.prepare(page) });
    const { page } = visit;
    await page.locator('.badge[data-line="live"]').waitFor();
    await page.locator('.curve .now').waitFor();
    await page.waitForLoadState('networkidle');
    expect(carried.isThere).toBe(true);
    const line = await page.context().newCDPSession(page);
    await show(visit, carried, figure, WARM);
    const before = await heapOf(line);
    await show(visit, carried, figure, FRAMES - WARM);
    const after = await heapOf(line);
    console.log(`${name}: ${before} bytes, ${after} after ${FRAMES - WARM} frames more`);
    expect(after - before).toBeLessThan(LEARNT + KEPT_OF_A_FRAME * (FRAMES - WARM));
  });
});

/** Brings so many frames to a page, and waits until each part of them is drawn. */
async function show({ page }: Visit, carried: Carried, figure: string, frames: number): Promise<void> {
  for (let sent = 0; sent < frames; sent += AT_ONCE) {
    let top = 0;
    for (let n = 0; n < AT_ONCE; n += 1) top = carried.admit();
    await page.waitForFunction(
      ([selector, wanted]) => document.querySelector(selector)?.textContent?.replaceAll(/\D/g, '') === wanted,
      [figure, String(top)] as const,
      { polling: 'raf' },
    );
  }
}

/** Bytes that are held after a collection. */
async function heapOf(line: CDPSession): Promise<number> {
  await line.send('HeapProfiler.enable');
  // What is dropped by the first may hold what only the next one takes.
  for (let n = 0; n < 3; n += 1) await line.send('HeapProfiler.collectGarbage');
  const { usedSize } = await line.send('Runtime.getHeapUsage');
  await line.send('HeapProfiler.disable');
  return usedSize;
}
