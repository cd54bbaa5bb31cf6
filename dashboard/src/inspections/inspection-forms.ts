import { choice, day, long, number, optional, sends, text } from '../forms/fields.ts';
import type { Field, Typed } from '../forms/form-values.ts';
import type { PageForm } from '../forms/offered-forms.tsx';
import * as operations from './file-operations.ts';

const item = (at = ''): Field[] => [
  choice(`${at}kind`, 'plannedKind'),
  choice(`${at}subjectId`, 'BELOW'),
  text(`${at}topic`),
  day(`${at}dueOn`),
];
const CHANGE = [text('documentNumber'), day('changedOn'), long('reason')];

/** What is done to a programme, and beside it. */
export const programmeForms = {
  CREATE: { document: sends(operations.CreateProgrammeDocument), fields: [optional(choice('schemeId', 'SCHEMES'))] },
  ADD: { document: sends(operations.AddInspectionDocument), fields: item() },
  ISSUE: { document: sends(operations.IssueProgrammeDocument), fields: [text('number'), day('issuedOn')] },
  PUT_IN: { document: sends(operations.ChangeProgrammeDocument), fields: [...item('add.0.'), ...CHANGE] },
  PUT_OFF: {
    document: sends(operations.ChangeProgrammeDocument),
    fields: [choice('move.0.inspectionId', 'ITEMS'), day('move.0.dueOn'), ...CHANGE],
  },
  UNPLANNED: {
    document: sends(operations.OpenInspectionDocument),
    fields: [
      choice('kind', 'unplannedKind'),
      choice('subjectId', 'BELOW'),
      text('topic'),
      optional(day('dueOn')),
      long('reason', 'whyUnplanned'),
    ],
  },
} satisfies Record<string, PageForm>;

/** So many findings one form takes. */
const MOST_FINDINGS = 6;

/** What was concluded: as many findings as are typed, and room for one more. All but a good result needs one. */
function resultFields(typed: Typed): Field[] {
  const fields = [choice('outcome', 'outcome'), day('concludedOn')];
  for (let n = 0; n < MOST_FINDINGS; n++) {
    const at = `findings.${n}.`;
    const begun = Object.entries(typed).some(([name, value]) => name.startsWith(at) && value.trim() !== '');
    const needed = begun || (n === 0 && !['', 'GOOD'].includes(typed.outcome ?? ''));
    const remedied = [`${at}remedies.0.action`, `${at}remedies.0.dueOn`].some((name) => typed[name]?.trim());
    const may = (field: Field, is: boolean): Field => (is ? field : optional(field));
    fields.push(
      may(choice(`${at}category`, 'category'), needed),
      may(long(`${at}text`, 'finding'), needed),
      may(text(`${at}remedies.0.action`, 'remedy'), remedied),
      may(day(`${at}remedies.0.dueOn`, 'remedyDueOn'), remedied),
    );
    if (!begun) break;
  }
  return fields;
}

/** What is done to an inspection. */
export const inspectionForms = {
  START: {
    document: sends(operations.StartInspectionDocument),
    fields: [
      choice('conductedBy', 'conductor'),
      text('decisionNumber'),
      day('startedOn'),
      optional(text('lead')),
      optional(text('team')),
      optional(text('advisoryBoard')),
    ],
  },
  ANNOUNCE: { document: sends(operations.AnnounceInspectionDocument), fields: [day('announcedOn')] },
  STEP: {
    document: sends(operations.RecordInspectionStepDocument),
    fields: [choice('to', 'progress'), day('effectiveOn'), optional(long('note'))],
  },
  RESULT: { document: sends(operations.RecordInspectionResultDocument), fields: resultFields },
  EXTEND: { document: sends(operations.ExtendInspectionDocument), fields: [number('days'), long('reason')] },
  CANCEL: { document: sends(operations.CancelInspectionDocument), fields: [text('approver'), long('reason')] },
  DISCIPLINE: {
    document: sends(operations.RecordDisciplineDocument),
    fields: [choice('form', 'discipline'), text('decisionNumber'), day('decidedOn'), text('decidedBy')],
  },
} satisfies Record<string, PageForm>;

/** What is done to a finding, and to what must be put right. */
export const findingForms = {
  PUBLISH: {
    document: sends(operations.PublishGoodPracticeDocument),
    fields: [day('publishedOn'), long('text', 'practice')],
  },
} satisfies Record<string, PageForm>;

export const remedyForms = {
  REPORT: { document: sends(operations.ReportRemedyDoneDocument), fields: [day('doneOn'), long('evidence')] },
  ACCEPT: { document: sends(operations.AcceptRemedyDocument), fields: [] },
  REJECT: { document: sends(operations.RejectRemedyDocument), fields: [long('reason')] },
} satisfies Record<string, PageForm>;

type Name = keyof typeof inspectionForms;

const UNDER_WAY: readonly Name[] = ['RESULT', 'STEP', 'ANNOUNCE', 'EXTEND', 'CANCEL'];

const STEPS = ['STARTED', 'SELF_REPORT_IN', 'VERIFIED', 'REPORTED'];

/** The steps that come behind the one at which an inspection stands. */
export function stepsAfter(status: string, steps: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(steps).filter(([step]) => STEPS.indexOf(step) > STEPS.indexOf(status)));
}

/** The forms of an inspection in each of its states. */
export function inspectionFormsAt(status: string, isAnnounced: boolean, isViolation: boolean): readonly Name[] {
  if (status === 'PLANNED') return ['START', 'CANCEL'];
  if (['STARTED', 'SELF_REPORT_IN', 'VERIFIED', 'REPORTED'].includes(status)) {
    return UNDER_WAY.filter((name) => (name === 'ANNOUNCE' ? !isAnnounced : name !== 'STEP' || status !== 'REPORTED'));
  }
  return isViolation ? ['DISCIPLINE'] : [];
}
