import { useState } from 'react';
import { AccessLog } from './access-log.tsx';
import { GrantList } from './grant-list.tsx';
import type { LogFilter } from './use-access-log.ts';

/** What an auditor may see: who looked at whose file, and who was given which role. */
export function AuditPage() {
  const [filter, setFilter] = useState<LogFilter>({});
  return (
    <main className="section-page" data-section="LOG">
      {/* Another filter begins with the latest page again. */}
      <AccessLog key={`${filter.viewer} ${filter.candidateId}`} filter={filter} onFilter={setFilter} />
      <GrantList />
    </main>
  );
}
