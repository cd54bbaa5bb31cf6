import { useState } from 'react';
import type { Api } from '../api/client.ts';
import { useLiveList } from '../api/use-live-list.ts';
import { committeeAddress } from '../app/route.ts';
import { useLanguage } from '../language/language.tsx';
import { ActivityDocument, type ActivityEntry } from './activity-operations.ts';
import { useBoardWords } from './words.ts';

interface ActivityLogProps {
  api: Api;
  committeeId: string;
}

/** What happens while one looks, once somebody opens it: a board that nobody asks for news costs none. */
export function ActivityLog({ api, committeeId }: ActivityLogProps) {
  const words = useBoardWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="card activity" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2>{words.activity}</h2>
      </summary>
      {isOpen && <Entries api={api} committeeId={committeeId} />}
    </details>
  );
}

function Entries({ api, committeeId }: ActivityLogProps) {
  const { texts } = useLanguage();
  const words = useBoardWords();
  const rows = useLiveList<ActivityEntry>(api, ActivityDocument, { withinId: committeeId });
  if (rows === null) return <p className="hint">{texts.loading}</p>;
  if (rows.length === 0) return <p className="hint">{words.nothingHappened}</p>;
  const newest = rows.toSorted((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
  return (
    <ol>
      {newest.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}

/** What, where, and by which role of which body. Who it is about is nobody's here. */
function Entry({ entry: { at, committeeId, committeeName, stage, year, target, by } }: { entry: ActivityEntry }) {
  const { texts, format } = useLanguage();
  const words = useBoardWords();
  const recorder = [by.role === null ? null : texts.role[by.role], by.name].filter(Boolean).join(', ');
  return (
    <li data-stage={stage ?? undefined}>
      <time dateTime={at}>{format.moment(at)}</time>
      <span className="what">
        {stage === null && words.planSet(String(year), format.count(target ?? 0))}
        {stage !== null && (stage === 'PROBATIONARY' ? words.admittedOne : texts.stage[stage])}
      </span>
      <a href={committeeAddress(committeeId)}>{committeeName}</a>
      {recorder !== '' && <span className="hint">{words.recordedBy(recorder)}</span>}
    </li>
  );
}
