import { useState } from 'react';
import { useQuery } from 'urql';
import { useLanguage } from '../language/language.tsx';
import { InspectionItem } from './inspection-item.tsx';
import { ProgrammeDocument, type ProgrammeHead } from './inspections-operations.ts';

interface ProgrammeProps {
  programme: ProgrammeHead;
  today: string;
  /** Whether it is open to begin with. */
  isFirst: boolean;
}

/** A committee's programme of a year; opened, what it asks for and what was found. */
export function Programme({ programme, today, isFirst }: ProgrammeProps) {
  const { texts, format } = useLanguage();
  const [isOpen, setOpen] = useState(isFirst);
  const { id, status, issuedOn, inspectionCount, committee } = programme;
  return (
    <li>
      <details open={isFirst} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <strong>{committee.name}</strong>
          <span className="hint">
            {texts.inspections.items(format.count(inspectionCount))} ·{' '}
            {issuedOn === null ? texts.programmeStatus[status] : texts.inspections.issued(format.day(issuedOn))}
          </span>
        </summary>
        {isOpen && <ProgrammeItems id={id} today={today} />}
      </details>
    </li>
  );
}

function ProgrammeItems({ id, today }: { id: string; today: string }) {
  const { texts, format } = useLanguage();
  const [{ data, fetching }] = useQuery({
    query: ProgrammeDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const programme = data?.node?.__typename === 'InspectionProgramme' ? data.node : null;
  if (programme === null) return <p className="hint">{fetching ? texts.loading : texts.noData}</p>;
  const { scheme, inspections } = programme;
  const left = inspections.totalCount - inspections.edges.length;
  return (
    <>
      {scheme !== null && (
        <p className="hint">
          {scheme.title} ({scheme.number}, {scheme.firstYear}–{scheme.lastYear})
        </p>
      )}
      <ul className="events">
        {inspections.edges.map(({ node }) => (
          <InspectionItem key={node.id} inspection={node} today={today} />
        ))}
      </ul>
      {left > 0 && <p className="hint">{texts.committee.more(format.count(left))}</p>}
    </>
  );
}
