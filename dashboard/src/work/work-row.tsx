import { caseAddress, classAddress, committeeAddress, inspectionAddress } from '../app/route.ts';
import { useLanguage } from '../language/language.tsx';
import { useTerms } from '../language/terms/use-terms.ts';
import { useWorkWords } from './words.ts';
import { isNotice } from './work-groups.ts';
import type { WorkRow, WorkSubject } from './work-operations.ts';

interface WorkRowItemProps {
  row: WorkRow;
  /** Whom or what it is about; null where that may not be seen, undefined while it is asked for. */
  subject: WorkSubject | null | undefined;
  /** What the committee of the row is called. */
  committeeName: string | null;
  /** Whether the list of cases, inspections, classes is open to the viewer. */
  opens(section: 'CASES' | 'INSPECTIONS' | 'CLASSES'): boolean;
}

/** One thing that is due: by when, who and what, by which rule, who must act, and the way there. */
export function WorkRowItem({ row, subject, committeeName, opens }: WorkRowItemProps) {
  const { texts, format } = useLanguage();
  const words = useWorkWords();
  const terms = useTerms();
  const what = Object.hasOwn(words.kind, row.kind) ? words.kind[row.kind] : words.otherKind;
  const rule = row.rule && [row.rule.document, row.rule.point].filter(Boolean).join(', ');
  const { title, place } = describe(subject);
  const where = place ?? committeeName;
  const way = wayOf(row, subject, opens);
  return (
    <li className="work-row" data-kind={row.kind} data-about={row.aboutId}>
      <p className="when" data-overdue={row.overdue && !isNotice(row) ? '' : undefined}>
        <time dateTime={row.day}>{isNotice(row) ? words.since(format.day(row.day)) : format.day(row.day)}</time>
        {!isNotice(row) && <Left row={row} />}
      </p>
      <div className="what">
        <p>
          <strong>{subject === undefined ? texts.loading : (title ?? (subject ? where : null) ?? words.hidden)}</strong>
          {title !== null && where !== null && where !== title && <span className="hint"> · {where}</span>}
        </p>
        <p>
          {what}
          {row.paper !== null && `: ${terms.paper[row.paper]}`}
        </p>
        {rule && <p className="hint">{rule}</p>}
      </div>
      <p className="who hint">{row.actor.name === null ? words.unknownActor : words.actor(row.actor.name)}</p>
      {way !== null && (
        <a className="open-way" href={way.address} aria-label={`${words.open[way.name]}: ${title ?? where ?? what}`}>
          {words.open[way.name]}
        </a>
      )}
    </li>
  );
}

function Left({ row: { overdue, workingDaysLeft, workingDaysOver, daysCertain } }: { row: WorkRow }) {
  const { format } = useLanguage();
  const words = useWorkWords();
  const said = overdue
    ? words.over(format.count(workingDaysOver))
    : workingDaysLeft === 0
      ? words.lastDay
      : words.left(format.count(workingDaysLeft));
  return (
    <span title={daysCertain ? undefined : words.uncertain}>
      {said}
      {!daysCertain && (
        <>
          <span aria-hidden="true"> *</span>
          <span className="visually-hidden">. {words.uncertain}</span>
        </>
      )}
    </span>
  );
}

/** What a row is called, and where that is. */
function describe(subject: WorkSubject | null | undefined): { title: string | null; place: string | null } {
  switch (subject?.__typename) {
    case 'Candidate':
      return { title: subject.fullName, place: subject.committee.name };
    case 'CaseTransfer':
      return { title: subject.fullName, place: `${subject.fromName} → ${subject.toName}` };
    case 'Committee':
      return { title: subject.name, place: null };
    case 'Inspection':
      return { title: subject.topic, place: subject.subject?.name ?? null };
    case 'Remedy':
      return { title: subject.action, place: null };
    case 'TrainingClass':
      return { title: subject.title, place: null };
    default:
      return { title: null, place: null };
  }
}

/** Where the work of a row is done; null where nothing of it is open to the viewer. */
function wayOf(
  row: WorkRow,
  subject: WorkSubject | null | undefined,
  opens: WorkRowItemProps['opens'],
): { name: 'CASE' | 'COMMITTEE' | 'INSPECTIONS' | 'CLASSES'; address: string } | null {
  switch (subject?.__typename) {
    case 'Candidate':
      return opens('CASES') ? { name: 'CASE', address: caseAddress(row.aboutId, row.actor.step) } : null;
    case 'CaseTransfer':
      return opens('CASES') && subject.candidate ? { name: 'CASE', address: caseAddress(subject.candidate.id) } : null;
    case 'Committee':
      return { name: 'COMMITTEE', address: committeeAddress(row.aboutId) };
    case 'Inspection':
      return { name: 'INSPECTIONS', address: inspectionAddress(row.aboutId) };
    case 'Remedy':
      return { name: 'INSPECTIONS', address: inspectionAddress(subject.inspection.id) };
    case 'TrainingClass':
      return opens('CLASSES') ? { name: 'CLASSES', address: classAddress(row.aboutId) } : null;
    default:
      return null;
  }
}
