import type { Catalogue, Message } from '../messages/catalogue.ts';
import { catalogues } from '../messages/catalogues.ts';
import type { Language } from '../messages/language.ts';
import { UserError } from '../resolvers/errors.ts';

/** A place in a file. */
export interface Place {
  sheet: string;
  /** As Excel counts: the first line is 1. */
  line: number;
}

/** What is wrong at a place, and what to do. */
export interface Problem extends Place {
  /** Heading of the column; empty when it is about the whole line. */
  column: string;
  message: string;
}

/** Collects everything that is wrong with a file, so that it can be mended in one go. */
export class Problems {
  readonly list: Problem[] = [];
  /** What was left out, or somebody should look at. Keeps nothing from being written. */
  readonly notices: Problem[] = [];
  /** The language the file is answered in. */
  readonly language: Language;
  readonly #texts: Catalogue;

  /** @param texts - what is said, where it is otherwise than to an operator. */
  constructor(language: Language, texts: Catalogue = catalogues[language]) {
    this.language = language;
    this.#texts = texts;
  }

  add({ sheet, line }: Place, column: string, say: Message): void {
    this.list.push({ sheet, line, column, message: say(this.#texts) });
  }

  /** Says what was not read, or should be looked at. Line 0 is the whole sheet. */
  notice({ sheet, line }: Place, column: string, say: Message): void {
    this.notices.push({ sheet, line, column, message: say(this.#texts) });
  }

  /** The value of `work`; undefined, and a problem, when a rule refuses it. */
  try<T>(place: Place, column: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.add(place, column, error.say);
      return undefined;
    }
  }
}
