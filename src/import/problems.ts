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

  add({ sheet, line }: Place, column: string, message: string): void {
    this.list.push({ sheet, line, column, message });
  }

  /** The value of `work`; undefined, and a problem, when a rule refuses it. */
  try<T>(place: Place, column: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.add(place, column, error.message);
      return undefined;
    }
  }
}
