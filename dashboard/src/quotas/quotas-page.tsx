import './quotas.css';
import { useState } from 'react';
import { useQuery } from 'urql';
import type { Api } from '../api/client.ts';
import type { Top } from '../app/sections.ts';
import { useLanguage } from '../language/language.tsx';
import { UploadBox } from '../upload/upload-box.tsx';
import { OtherForms } from './other-forms.tsx';
import { QuotaHistory } from './quota-history.tsx';
import { QuotaSheetDocument } from './quota-operations.ts';
import { Sheet } from './sheet.tsx';
import { useQuotaWords } from './words.ts';

/** How a plan of a year is given: one sheet of all who stand directly below, and the papers it was given by. */
export function QuotasPage({ api, top, year, today }: { api: Api; top: Top; year: number; today: string }) {
  const { texts } = useLanguage();
  const words = useQuotaWords();
  const [done, setDone] = useState('');
  const [{ data, fetching, error }, ask] = useQuery({
    query: QuotaSheetDocument,
    variables: { committeeId: top.id, year },
    requestPolicy: 'cache-and-network',
  });
  const again = (said: string): void => {
    setDone(said);
    ask({ requestPolicy: 'network-only' });
  };
  const { committee } = data ?? {};
  const figures = data?.quotaBoard?.rows ?? [];
  const own = figures.find(({ committeeId }) => committeeId === top.id);
  const rows = data?.allocationProposal?.rows ?? [];
  return (
    <main className="quotas-page" data-section="QUOTAS">
      <h2>{words.title(year)}</h2>
      <p role="status">{done}</p>
      {!committee && <p className="hint">{fetching || !error ? texts.loading : texts.noBoard.failed}</p>}
      {committee && rows.length === 0 && <p className="hint">{words.notShared}</p>}
      {committee && rows.length > 0 && (
        <Sheet
          // Another sheet begins with what is on record of it.
          key={`${top.id} ${year}`}
          committeeId={top.id}
          year={year}
          plan={own?.plan ?? null}
          rows={rows}
          figures={figures}
          sheets={committee.quotaSheets}
          onDone={again}
        />
      )}
      {committee && rows.length > 0 && <UploadBox api={api} kind="quotas" onDone={() => again(words.done)} />}
      {committee && (
        <div className="quota-papers">
          <QuotaHistory records={committee} />
          <OtherForms
            top={top}
            year={year}
            thisYear={Number(today.slice(0, 4))}
            may={{ setOwn: data?.viewer?.canSetOwn ?? false, register: data?.viewer?.canRegister ?? false }}
            figures={figures}
            rows={rows}
            onDone={() => again(words.done)}
          />
        </div>
      )}
    </main>
  );
}
