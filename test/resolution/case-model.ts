// What a case may go through, in the words of this file alone: the state machine of the procedure with its guards. Nothing of the
// program is used but the names of stages, so that what both say is said twice.

/** As the calendar writes it: 2023-01-02. */
export type Day = string;

/** What is tried in a case. */
export type Deed =
  | { do: 'list' | 'certify' | 'start' | 'ask' | 'answer' | 'opinions' | 'decide' | 'refuse' | 'admit' | 'remove' }
  | { do: 'revoke' | 'newCertificate' | 'recognise' | 'leave' | 'return' }
  | { do: 'paper'; kind: (typeof PAPERS)[number] }
  | { do: 'cellVote' | 'cellRecognises'; yes: number; no: number }
  | { do: 'committeeVote' | 'committeeRecognises'; yes: number; no: number };

export const PAPERS = [
  'APPLICATION',
  'LIFE_HISTORY',
  'TWO_MEMBERS_INTRODUCTION',
  'SELF_CRITICISM',
  'MENTOR_REMARKS',
  'RECOGNITION_OPINIONS',
] as const;
const OF_RECOGNITION: readonly string[] = PAPERS.slice(3);

/** Who may vote of the cell, and of the committee. */
export const VOTERS = 9;

/** A case as it should stand. */
export interface Case {
  stage: string;
  /** The day of the last step. */
  since: Day;
  /** The day of the last certificate of each class. */
  certificate: Day | null;
  newCertificate: Day | null;
  /** The first and the last day of each paper. */
  papers: Map<string, { first: Day; last: Day }>;
  /** The day of the last answer; when places were asked that have not answered, the first one first. */
  asked: boolean;
  open: Day[];
  answeredOn: Day | null;
  opinionsOn: Day | null;
  /** Votes of the cell without a result, one after the other, and whether the last sent the case up. */
  undecided: number;
  referred: boolean;
  /** The stage before the decision. */
  before: string;
  decidedOn: Day;
  resolvedOn: Day | null;
  ceremonyOn: Day | null;
  /** The carried votes on recognition. */
  cellRecognised: Day | null;
  committeeRecognised: Day | null;
  /** Where the case stood when the person left. */
  leftAt: string | null;
}

export function begin(since: Day): Case {
  return {
    stage: 'SOURCE',
    since,
    certificate: null,
    newCertificate: null,
    papers: new Map(),
    asked: false,
    open: [],
    answeredOn: null,
    opinionsOn: null,
    undecided: 0,
    referred: false,
    before: '',
    decidedOn: '',
    resolvedOn: null,
    ceremonyOn: null,
    cellRecognised: null,
    committeeRecognised: null,
    leftAt: null,
  };
}

/** The day so many years later: the same one of the calendar. */
export const yearsLater = (day: Day, years: number): Day => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

const WAY = [
  'SOURCE',
  'OUTSTANDING',
  'AWARENESS_CERTIFIED',
  'DOSSIER',
  'VERIFYING',
  'OPINIONS',
  'CELL_REVIEW',
  'CELL_PROPOSED',
  'GRASSROOTS_PROPOSED',
  'DECIDED',
];
const TOGETHER = ['DOSSIER', 'VERIFYING', 'OPINIONS', 'CELL_REVIEW'];

/** Bodies that take a deed, the lowest first. */
export const bodies = ['cell', 'commune', 'district'] as const;
export const bodyOf: Record<Deed['do'], (typeof bodies)[number]> = {
  list: 'cell',
  // There is no centre: the committee above the cell issues it.
  certify: 'commune',
  start: 'cell',
  paper: 'cell',
  ask: 'commune',
  answer: 'commune',
  opinions: 'cell',
  cellVote: 'cell',
  committeeVote: 'commune',
  decide: 'district',
  refuse: 'district',
  admit: 'cell',
  remove: 'district',
  revoke: 'district',
  newCertificate: 'commune',
  cellRecognises: 'cell',
  committeeRecognises: 'commune',
  recognise: 'district',
  leave: 'cell',
  return: 'cell',
};

/** A certificate holds sixty months, everything else twelve, their last days included. */
const holds = (from: Day | null, years: number, on: Day): boolean =>
  from !== null && from <= on && on <= yearsLater(from, years);

/** What a cell lacks first when it reviews the case, as what makes it anew; null where nothing is missing. */
export function lacking(one: Case, on: Day): Deed | null {
  const [application, history, introduction] = PAPERS.map((kind) => one.papers.get(kind));
  if (!holds(one.certificate, 5, on)) return { do: 'certify' };
  if (application === undefined) return { do: 'paper', kind: 'APPLICATION' };
  if (history === undefined || history.last < application.first) return { do: 'paper', kind: 'LIFE_HISTORY' };
  if (one.open.length > 0) return { do: 'answer' };
  if (!one.asked || !holds(one.answeredOn, 1, on)) return { do: 'ask' };
  if (!holds(introduction?.last ?? null, 1, on)) return { do: 'paper', kind: 'TWO_MEMBERS_INTRODUCTION' };
  return holds(one.opinionsOn, 1, on) ? null : { do: 'opinions' };
}

/** What is wanted for the recognition. */
function recognisable(one: Case, on: Day): boolean {
  return (
    one.newCertificate !== null &&
    one.newCertificate <= on &&
    OF_RECOGNITION.every((kind) => (one.papers.get(kind)?.first ?? '9999') <= on)
  );
}

/** Two thirds of nine are six. */
const carried = (votes: number): boolean => 3 * votes >= 2 * VOTERS;

/** Does a deed on a day: whether it may be done, and how the case stands then. */
export function doDeed(one: Case, deed: Deed, on: Day): boolean {
  const go = (stage: string): true => {
    one.stage = stage;
    one.since = on;
    return true;
  };
  const at = (...stages: string[]): boolean => stages.includes(one.stage) && on >= one.since;
  switch (deed.do) {
    case 'list':
      if (!at('SOURCE', 'OFF_LIST')) return false;
      one.leftAt = null;
      return go('OUTSTANDING');
    case 'certify': {
      // A new one may be recorded as long as the cell has not resolved.
      const stands = WAY.indexOf(one.stage);
      if (stands < 1 || stands > WAY.indexOf('CELL_REVIEW')) return false;
      if (one.stage === 'OUTSTANDING' && on < one.since) return false;
      one.certificate = on > (one.certificate ?? '') ? on : one.certificate;
      return one.stage === 'OUTSTANDING' ? go('AWARENESS_CERTIFIED') : true;
    }
    case 'start':
      return at('AWARENESS_CERTIFIED', 'OUTSTANDING') && holds(one.certificate, 5, on) && go('DOSSIER');
    case 'paper':
      return doPaper(one, deed.kind, on);
    case 'ask':
      if (!at(...TOGETHER)) return false;
      if (['APPLICATION', 'LIFE_HISTORY'].some((kind) => (one.papers.get(kind)?.first ?? '9999') > on)) return false;
      one.asked = true;
      one.open.push(on);
      return one.stage === 'DOSSIER' ? go('VERIFYING') : true;
    case 'answer':
      if (on < (one.open[0] ?? '')) return false;
      one.open.shift();
      one.answeredOn = on > (one.answeredOn ?? '') ? on : one.answeredOn;
      return true;
    case 'opinions':
      if (!at('VERIFYING', 'OPINIONS', 'CELL_REVIEW') || !one.asked || one.open.length > 0) return false;
      if (on < (one.answeredOn ?? '') || on < (one.opinionsOn ?? '')) return false;
      one.opinionsOn = on;
      return one.stage === 'VERIFYING' ? go('OPINIONS') : true;
    case 'cellVote':
      if (!at('OPINIONS', 'CELL_REVIEW') || one.referred || lacking(one, on) !== null) return false;
      if (one.stage === 'OPINIONS') Object.assign(one, { undecided: 0, stage: 'CELL_REVIEW', since: on });
      if (carried(deed.yes)) {
        one.resolvedOn = on;
        return go('CELL_PROPOSED');
      }
      if (carried(deed.no)) return go('OUTSTANDING');
      one.undecided += 1;
      one.referred = one.undecided === 3;
      return true;
    case 'committeeVote':
      return at('CELL_PROPOSED') && go(carried(deed.yes) ? 'GRASSROOTS_PROPOSED' : 'OUTSTANDING');
    case 'decide':
    case 'refuse':
      if (!at('GRASSROOTS_PROPOSED') && !(at('CELL_REVIEW') && one.referred)) return false;
      one.before = one.stage;
      if (deed.do === 'refuse') {
        one.referred = false;
        return go('OUTSTANDING');
      }
      one.decidedOn = on;
      return go('DECIDED');
    case 'admit':
      if (!at('DECIDED')) return false;
      Object.assign(one, { ceremonyOn: on, referred: false, undecided: 0 });
      return go('PROBATIONARY');
    case 'revoke':
      if (!at('DECIDED', 'PROBATIONARY')) return false;
      one.ceremonyOn = null;
      one.referred = one.before === 'CELL_REVIEW';
      return go(one.before);
    case 'remove':
      return at('PROBATIONARY') && go('REMOVED');
    case 'newCertificate':
      if (one.stage !== 'PROBATIONARY') return false;
      one.newCertificate = on > (one.newCertificate ?? '') ? on : one.newCertificate;
      return true;
    case 'cellRecognises':
      return doCellRecognition(one, deed, on);
    case 'committeeRecognises': {
      if (nextOfProbation(one) !== 'committee' || !mayRecognise(one, on) || on < (one.cellRecognised ?? ''))
        return false;
      if (carried(deed.yes)) one.committeeRecognised = on;
      return true;
    }
    case 'recognise':
      if (nextOfProbation(one) !== 'decision' || !mayRecognise(one, on)) return false;
      if (!one.referred && on < (one.committeeRecognised ?? '')) return false;
      one.since = yearsLater(one.ceremonyOn ?? '', 1);
      one.stage = 'OFFICIAL';
      return true;
    case 'leave':
      if (!WAY.includes(one.stage) || on < one.since) return false;
      one.leftAt = one.stage;
      return go('OFF_LIST');
    case 'return': {
      if (!at('OFF_LIST') || one.leftAt === null) return false;
      const stage = one.leftAt;
      one.leftAt = null;
      return go(stage);
    }
  }
}

function doPaper(one: Case, kind: string, on: Day): boolean {
  const allowed = OF_RECOGNITION.includes(kind) ? ['PROBATIONARY'] : TOGETHER;
  if (!allowed.includes(one.stage)) return false;
  const application = one.papers.get('APPLICATION');
  if (kind === 'LIFE_HISTORY' && (application === undefined || on < application.first)) return false;
  const there = one.papers.get(kind);
  if (there !== undefined && on < there.last) return false;
  one.papers.set(kind, { first: there?.first ?? on, last: on });
  return true;
}

/** Twelve months after the ceremony, with everything that is wanted. */
const mayRecognise = (one: Case, on: Day): boolean =>
  one.ceremonyOn !== null && on >= yearsLater(one.ceremonyOn, 1) && recognisable(one, on);

/** Whose turn it is about the recognition. */
function nextOfProbation(one: Case): 'cell' | 'committee' | 'decision' | null {
  if (one.stage !== 'PROBATIONARY' || one.ceremonyOn === null) return null;
  if (one.referred) return 'decision';
  const resolved = one.cellRecognised !== null && one.cellRecognised >= one.ceremonyOn;
  if (!resolved) return 'cell';
  return one.committeeRecognised !== null && one.committeeRecognised >= (one.cellRecognised ?? '')
    ? 'decision'
    : 'committee';
}

function doCellRecognition(one: Case, { yes, no }: { yes: number; no: number }, on: Day): boolean {
  if (nextOfProbation(one) !== 'cell' || !mayRecognise(one, on)) return false;
  if (carried(yes)) one.cellRecognised = on;
  else if (!carried(no)) {
    one.undecided += 1;
    one.referred = one.undecided === 3;
  }
  return true;
}
