import { committeeAddress, inspectionAddress } from '../app/route.ts';
import { useLanguage } from '../language/language.tsx';
import type { InspectionItemData } from './inspections-operations.ts';
import { Remedies } from './remedies.tsx';

/** States in which somebody is still to conclude. */
const UNCONCLUDED = new Set<InspectionItemData['status']>([
  'PLANNED',
  'STARTED',
  'SELF_REPORT_IN',
  'VERIFIED',
  'REPORTED',
]);

/** An inspection: of whom, how far it is, and what was found. */
export function InspectionItem({ inspection, today }: { inspection: InspectionItemData; today: string }) {
  const { texts, format } = useLanguage();
  const { id, kind, topic, status, dueOn, concludedOn, outcome, subject, findings } = inspection;
  const isLate = dueOn !== null && dueOn < today && UNCONCLUDED.has(status);
  return (
    <li>
      <strong>
        <a href={inspectionAddress(id)}>{topic}</a>
      </strong>
      <span className="tag" data-late={isLate || undefined}>
        {isLate ? texts.inspections.late(texts.inspectionStatus[status]) : texts.inspectionStatus[status]}
      </span>
      <span className="hint">
        {subject !== null && (
          <>
            <a href={committeeAddress(subject.id)}>{subject.name}</a> ·{' '}
          </>
        )}
        {texts.inspectionKind[kind]}
        {concludedOn !== null
          ? ` · ${texts.inspections.concluded(format.day(concludedOn))}`
          : dueOn !== null && ` · ${texts.committee.due} ${format.day(dueOn)}`}
      </span>
      {outcome !== null && (
        <span className="hint">
          {texts.inspections.outcome}: {texts.inspectionOutcome[outcome]}
        </span>
      )}
      {findings.length > 0 && (
        <ul className="findings" aria-label={texts.inspections.findings}>
          {findings.map(({ text, category, remedies }) => (
            <li key={text} data-finding={category}>
              <span className="hint">{texts.findingCategory[category]}</span> {text}
              <Remedies remedies={remedies} today={today} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
