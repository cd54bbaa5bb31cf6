import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import { demoLogins } from '../../prisma/seed/grants.ts';
import type { TestServer } from '../helpers/test-server.ts';
import { PATIENCE_MS } from '../helpers/within.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** The key of the lock under which one of several workers builds the page. */
const BUILDING = 4_711;

/** Builds the page where it is missing or older than its sources, as `npm run demo` does. Of two workers the second waits, and finds it built. */
export async function buildDashboard(): Promise<void> {
  const client = new pg.Client({ connectionString: inject('testServer').adminUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [BUILDING]);
    await promisify(execFile)(process.execPath, ['--import', 'tsx', 'dashboard/build-if-older.ts'], { cwd: PROJECT });
  } finally {
    await client.end();
  }
}

/** Lets a server offer the demo's logins. */
export async function offerLogins(server: TestServer): Promise<void> {
  for (const { committeeId: _, ...login } of demoLogins) {
    server.config.offeredLogins.push({ ...login, token: await server.token(login.subject) });
  }
}

/** A window with the live board in it. */
export class Visit {
  readonly page: Page;
  /** What the page complained of, and hosts other than the server's that it asked. */
  readonly complaints: string[] = [];

  private constructor(page: Page, origin: string) {
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      const isNetwork = /ERR_|WebSocket connection/.test(message.text());
      if (['error', 'warning'].includes(message.type()) && !isNetwork) this.complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) this.complaints.push(`asked ${request.url()}`);
    });
  }

  /** Opens the board with a token that is handed over, as a portal would. */
  static async open(
    browser: Browser,
    {
      url,
      token,
      path = '/',
      address = '#/board',
      machineTime,
      prepare,
      ...options
    }: {
      url: string;
      token: string;
      path?: string;
      /** Which page is opened then; empty for the one that the role begins with. */
      address?: string;
      machineTime?: string;
      prepare?: (page: Page) => Promise<unknown>;
    } & BrowserContextOptions,
  ): Promise<Visit> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    // Where the clock of the machine has stopped.
    if (machineTime !== undefined) await context.clock.setFixedTime(machineTime);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const visit = new Visit(page, url);
    await prepare?.(page);
    await page.goto(`${url}${path}#token=${token}${address && `&page=${address.slice(1)}`}`);
    return visit;
  }

  /** Waits until the badge says so, and the board has rows. */
  async line(state: 'live' | 'reconnecting' | 'signedOut' | 'gone'): Promise<void> {
    await this.page.waitForSelector(`.badge[data-line="${state}"]`);
    if (state === 'live') await this.row(1).waitFor();
  }

  /** The first row on a level of the tree. */
  row(level: number) {
    return this.page.locator(`#tree tr[aria-level="${level}"]`).first();
  }

  /** Admissions of the committee at the top, as the table shows them. */
  async admitted(): Promise<number> {
    return Number(await this.row(1).locator('.column-admitted').innerText());
  }

  /** Waits until the table shows so many admissions at the top; returns the moment, ms since 1970. */
  async shows(admitted: number): Promise<number> {
    const handle = await this.page.waitForFunction(
      (wanted) => {
        const cell = document.querySelector('#tree tr[aria-level="1"] .column-admitted');
        return cell?.textContent === wanted && Date.now();
      },
      String(admitted),
      { polling: 'raf' },
    );
    return (await handle.jsonValue()) as number;
  }

  /** How often the badge says that it went on where it stood, and how often it started anew. */
  async history(): Promise<{ resumes: number; resets: number }> {
    const read = async (name: string): Promise<number> =>
      Number(await this.page.locator(`[data-${name}]`).getAttribute(`data-${name}`));
    return { resumes: await read('resumes'), resets: await read('resets') };
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
