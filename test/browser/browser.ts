import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

// playwright-core drives a browser that is already on the machine; it downloads none.

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Why no browser can be driven here and what to do about it; null when one can. */
export function whyNoBrowser(): string | null {
  if (chromiumPath() !== undefined) return null;
  return 'Chromium is missing: install it (apt install chromium) or set CHROMIUM_PATH';
}

/** Starts the browser, without a screen. Throws when there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error(whyNoBrowser() ?? 'no browser');
  const args = ['--disable-background-networking'];
  // Chromium refuses to start for root inside its sandbox.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return chromium.launch({ executablePath, args });
}

function chromiumPath(): string | undefined {
  return PLACES.find((path) => path !== undefined && existsSync(path));
}
