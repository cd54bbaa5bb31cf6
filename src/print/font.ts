import { createRequire } from 'node:module';

/** Has every Vietnamese letter; a file embeds those that it uses, so that it looks alike on each machine. */
export const FONT = createRequire(import.meta.url).resolve('roboto-fontface/fonts/roboto/Roboto-Regular.woff');
