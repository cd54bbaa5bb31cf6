import { existsSync } from 'node:fs';

// playwright-core drives a browser that is already there. It is looked for when the tests run, so that nobody needs it
// for the others; this is the part of it in use.

/** A page in a window of its own. */
export interface Page {
  goto(url: string): Promise<unknown>;
  url(): string;
  reload(): Promise<unknown>;
  click(selector: string): Promise<void>;
  waitForSelector(selector: string): Promise<unknown>;
  waitForFunction(expression: string): Promise<unknown>;
  locator(selector: string): { allInnerTexts(): Promise<string[]> };
  keyboard: { press(key: string): Promise<void>; type(text: string): Promise<void> };
  on(event: 'request', listener: (request: { url(): string }) => void): void;
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void;
  on(event: 'pageerror', listener: (error: Error) => void): void;
  close(): Promise<void>;
}

/** A browser without a screen. Every page it opens has storage of its own. */
export interface Browser {
  newPage(options: { viewport: { width: number; height: number } }): Promise<Page>;
  close(): Promise<void>;
}

interface PlaywrightCore {
  chromium: { launch(options: { executablePath: string; args: string[] }): Promise<Browser> };
}

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Why no browser can be driven here and what to do about it; null when one can. */
export async function whyNoBrowser(): Promise<string | null> {
  if ((await playwrightCore()) === null) return 'playwright-core is missing: npm install --no-save playwright-core';
  if (chromiumPath() === undefined)
    return 'Chromium is missing: install it (apt install chromium) or set CHROMIUM_PATH';
  return null;
}

/** Starts the browser. Throws when there is none. */
export async function openBrowser(): Promise<Browser> {
  const [core, executablePath] = [await playwrightCore(), chromiumPath()];
  if (core === null || executablePath === undefined) throw new Error((await whyNoBrowser()) ?? 'no browser');
  const args = ['--disable-background-networking'];
  // Chromium refuses to start for root inside its sandbox.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return core.chromium.launch({ executablePath, args });
}

async function playwrightCore(): Promise<PlaywrightCore | null> {
  const name = 'playwright-core';
  try {
    return (await import(name)) as PlaywrightCore;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}

function chromiumPath(): string | undefined {
  return PLACES.find((path) => path !== undefined && existsSync(path));
}
