import { useState } from 'react';
import { useQuery } from 'urql';
import { REORGANISE_ADDRESS } from '../app/route.ts';
import { choice, choices, day, number, optional, sends, text } from '../forms/fields.ts';
import { OfferedForms, type PageForm } from '../forms/offered-forms.tsx';
import { useLanguage } from '../language/language.tsx';
import * as operations from './edit-operations.ts';
import { useEditWords } from './words.ts';

type Name = 'APPOINT' | 'END_OFFICE' | 'MEMBERS' | 'PROFILE' | 'OBSTACLES' | 'TERM' | 'RENAME';

const FORMS: Record<Name, PageForm> = {
  APPOINT: {
    document: sends(operations.AppointOfficerDocument),
    fields: [
      text('personName'),
      choice('title', 'title'),
      choice('basis', 'basis'),
      text('decisionNumber'),
      day('decisionOn'),
      day('startsOn'),
    ],
  },
  END_OFFICE: {
    document: sends(operations.EndAppointmentDocument),
    fields: [choice('officerId', 'OFFICERS'), day('endsOn'), choice('reason', 'officeEnd')],
  },
  MEMBERS: {
    document: sends(operations.ReportMembershipDocument),
    fields: [
      day('asOf'),
      number('official'),
      number('probationary'),
      optional(number('exempt')),
      optional(number('awayTemporarily')),
    ],
  },
  PROFILE: {
    document: sends(operations.SetProfileDocument),
    fields: [
      choice('areaId', 'AREAS'),
      day('asOf'),
      optional(number('households')),
      optional(number('poorHouseholds')),
      optional(text('mainEthnicGroup')),
      optional(text('mainLivelihood')),
      text('source'),
    ],
  },
  OBSTACLES: {
    document: sends(operations.SetObstaclesDocument),
    fields: [
      choices('obstacles', 'obstacles'),
      day('validFrom'),
      optional(number('youthActiveMinPercent')),
      optional(number('youthActiveMaxPercent')),
      optional(text('source')),
    ],
  },
  TERM: {
    document: sends(operations.SetTermDocument),
    fields: [day('startsOn'), day('endsOn', 'termEndsOn'), text('decisionNumber')],
  },
  RENAME: {
    document: sends(operations.RenameCommitteeDocument),
    fields: [text('name'), optional(text('shortName')), day('validFrom'), text('documentNumber'), day('documentOn')],
  },
};

/** What the committee keeps up to date about itself, or those above it do: its officers, members, place, obstacles, term and name. */
export function EditCommittee({ committeeId, onDone }: { committeeId: string; onDone(): void }) {
  const { texts } = useLanguage();
  const words = useEditWords();
  const [isDone, setDone] = useState(false);
  const [{ data }, ask] = useQuery({
    query: operations.EditCommitteeDocument,
    variables: { id: committeeId },
    requestPolicy: 'cache-and-network',
  });
  const committee = data?.committee;
  if (!committee) return null;
  const { kind, viewerCan, officers, areas } = committee;
  const offered = (
    [
      ['APPOINT', viewerCan.includes('OFFICER_CHANGE')],
      ['END_OFFICE', viewerCan.includes('OFFICER_CHANGE') && officers.length > 0],
      // Members are those of cells; of those above they are the sum.
      ['MEMBERS', viewerCan.includes('MEMBERSHIP_REPORT') && kind.endsWith('CELL')],
      ['PROFILE', viewerCan.includes('AREA_CHANGE') && areas.length > 0],
      ['OBSTACLES', viewerCan.includes('OBSTACLE_REPORT')],
      ['TERM', viewerCan.includes('TERM_SET')],
      ['RENAME', viewerCan.includes('COMMITTEE_CHANGE')],
    ] as const
  ).flatMap(([name, is]) => (is ? [name] : []));
  const mayReorganise = viewerCan.includes('COMMITTEE_REORGANISE');
  if (offered.length === 0 && !mayReorganise) return null;
  return (
    <section className="card edit-committee" aria-labelledby="edit-title">
      <header>
        <h3 id="edit-title">{words.title}</h3>
      </header>
      <OfferedForms
        forms={FORMS}
        offered={offered}
        titles={words.form}
        labels={words.field}
        choices={{
          title: texts.officerTitle,
          basis: words.basis,
          officeEnd: words.officeEnd,
          obstacles: texts.obstacle,
          OFFICERS: Object.fromEntries(
            officers.map(({ id, personName, title }) => [id, `${personName}, ${texts.officerTitle[title]}`]),
          ),
          AREAS: Object.fromEntries(areas.map(({ area }) => [area.id, area.name])),
        }}
        fixed={(name) => (name === 'END_OFFICE' || name === 'PROFILE' ? {} : { committeeId })}
        onDone={() => {
          setDone(true);
          ask({ requestPolicy: 'network-only' });
          onDone();
        }}
      />
      {mayReorganise && (
        <p>
          <a href={REORGANISE_ADDRESS}>{words.reorganise}</a>
        </p>
      )}
      <p role="status">{isDone ? words.done : ''}</p>
    </section>
  );
}
