import type { CheckedRow } from './board-checker.ts';
import { type ConnectionOptions, httpAddress } from './connection.ts';
import { TicketWays } from './event-source.ts';
import { Line } from './line.ts';
import { type BoardFrame, type Depth, LiveBoard } from './live-board.ts';
import { type ListFrame, LiveList } from './live-list.ts';
import type { LiveOptions, Way } from './live-state.ts';
import { type GraphqlError, Refusal } from './refusal.ts';
import type { Operation } from './subscription.ts';
import { wayOver } from './way.ts';

/** How a server is reached. */
export interface KetnapOptions extends ConnectionOptions, LiveOptions {
  /**
   * Follows boards and lists by event streams, each of its own, where a network lets no WebSocket through: true for the browser's own
   * `EventSource`, or a class like it. Over HTTP/1.1 a browser opens six to a server and no more.
   */
  eventSource?: unknown;
}

/** Which board. */
export interface BoardAsked {
  committeeId: string;
  year: number;
  /** CHILDREN where it is left out: the committee and those directly below it. */
  depth?: Depth;
  /** SUCCESSORS shows the figures of the committee together with those of all whom it alone followed. */
  view?: 'AS_THEN' | 'SUCCESSORS';
  /** What is asked of a row beside what is looked at here, as GraphQL: `forecast pipelineCount`. Name it in `Row`, too. */
  fields?: string;
}

/** Which list: a subscription with one field, that takes `$after` and asks for `kind from cursor asOf reason removed rows { id … }`. */
export interface ListAsked<Row> extends Operation {
  /** How its rows stand. */
  order?: (a: Row, b: Row) => number;
}

/** A row of a board where nothing else was asked for. */
export interface BoardRow extends CheckedRow {
  kind: string;
  code: string | null;
  plan: number | null;
  remaining: number | null;
  percent: number | null;
  /** Such as CANNOT_MEET or ON_TRACK; see `QuotaStatus`. */
  status: string;
  endedOn: string | null;
}

const ROW = 'id committeeId parentId name admitted admittedHere kind code plan remaining percent status endedOn';

/** A server, as whoever the tokens are of. */
export class Ketnap {
  readonly #options: KetnapOptions;
  #line: Line | null = null;
  /** Where it is by event streams. */
  readonly #tickets: TicketWays | null;

  /** Opens nothing yet: the connection is made when something live is listened to. */
  constructor(options: KetnapOptions) {
    this.#options = options;
    const { eventSource, ...ways } = options;
    this.#tickets = eventSource ? new TicketWays(eventSource === true ? ways : { ...ways, eventSource }) : null;
  }

  /** What boards and lists are kept live over, unless it is by event streams. */
  get line(): Line {
    this.#line ??= new Line(this.#options);
    return this.#line;
  }

  /** A live board. It is kept up while somebody listens to it. */
  board<Row extends CheckedRow = BoardRow>({ fields = '', ...asked }: BoardAsked): LiveBoard<Row> {
    const { depth = 'CHILDREN', view = 'AS_THEN', ...board } = asked;
    const query = `subscription LiveBoard($committeeId: ID!, $year: Int!, $depth: BoardDepth!, $view: BoardView!, $after: String) {
  quotaBoard(committeeId: $committeeId, year: $year, depth: $depth, view: $view, after: $after) {
    kind from cursor asOf reason
    successors { committeeId name }
    rows { ${`${ROW} ${fields}`.trim()} }
  }
}`;
    return new LiveBoard<Row>(
      (shown) => this.#way<BoardFrame<Row>>({ query, variables: { ...board, depth: shown, view } }),
      { ...this.#options, depth },
    );
  }

  /** A live list. It is kept up while somebody listens to it. */
  list<Row extends { id: string }>({ order, ...operation }: ListAsked<Row>): LiveList<Row> {
    const options = order === undefined ? this.#options : { ...this.#options, order };
    return new LiveList<Row>(this.#way<ListFrame<Row>>(operation), options);
  }

  /**
   * Asks a query or a mutation once, over HTTP.
   * @throws Refusal with what was refused
   */
  async ask<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
    const { url, token, language } = this.#options;
    const response = await fetch(httpAddress(url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        authorization: `Bearer ${await token(null)}`,
        ...(language?.() === undefined ? {} : { 'accept-language': language() as string }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: Data | null; errors?: readonly GraphqlError[] };
    if (errors !== undefined) throw new Refusal(errors);
    return data as Data;
  }

  #way<Frame>(operation: Operation): Way<Frame> {
    return this.#tickets === null ? wayOver<Frame>(this.line, operation) : this.#tickets.to<Frame>(operation);
  }

  /** Ends everything that is live. */
  close(): void {
    this.#line?.close();
  }
}
