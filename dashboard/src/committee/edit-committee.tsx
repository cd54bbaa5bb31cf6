import { useState } from 'react';
import { useQuery } from 'urql';
import { REORGANISE_ADDRESS } from '../app/route.ts';
import { choice, choices, day, number, optional, sends, text } from '../forms/fields.ts';
import type { Typed } from '../forms/form-values.ts';
import { OfferedForms, type PageForm } from '../forms/offered-forms.tsx';
import { useLanguage } from '../language/language.tsx';
import * as operations from './edit-operations.ts';
import { useEditWords } from './words.ts';

type Name = 'APPOINT' | 'END_OFFICE' | 'MEMBERS' | 'COVER' | 'PROFILE' | 'OBSTACLES' | 'TERM' | 'RENAME';

const APPOINTED = [
  choice('title', 'title'),
  choice('basis', 'basis'),
  text('decisionNumber'),
  day('decisionOn'),
  day('startsOn'),
];

const FORMS: Record<Name, PageForm> = {
  APPOINT: {
    document: sends(operations.AppointOfficerDocument),
    // Whoever is on the roll is chosen from it, and then has the name that stands there.
    fields: ({ memberId = '' }) => [
      optional(choice('memberId', 'ROLL')),
      ...(memberId === '' ? [text('personName')] : []),
      ...APPOINTED,
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
  COVER: {
    document: sends(operations.CoverAreasDocument),
    fields: [choices('areaIds', 'AROUND'), day('validFrom')],
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
  const [opened, setOpened] = useState<Name | null>(null);
  const committee = data?.committee;
  const own = (committee?.areas ?? []).map(({ area }) => area);
  // What a cell may work in lies beside what it works in now, or in what the committee above it works in.
  const around = own[0]?.parent?.id ?? committee?.parent?.areas[0]?.area.id ?? null;
  const [{ data: roll }] = useQuery({
    query: operations.RollDocument,
    variables: { id: committeeId },
    pause: opened !== 'APPOINT',
  });
  const [{ data: near }] = useQuery({
    query: operations.AreasAroundDocument,
    variables: { parentId: around ?? '' },
    pause: opened !== 'COVER' || around === null,
  });
  if (!committee) return null;
  const { kind, viewerCan, officers, areas } = committee;
  const offered = (
    [
      ['APPOINT', viewerCan.includes('OFFICER_CHANGE')],
      ['END_OFFICE', viewerCan.includes('OFFICER_CHANGE') && officers.length > 0],
      // Members are those of cells; of those above they are the sum.
      ['MEMBERS', viewerCan.includes('MEMBERSHIP_REPORT') && kind.endsWith('CELL')],
      ['COVER', viewerCan.includes('AREA_CHANGE') && around !== null],
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
      <OfferedForms<Name>
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
          ROLL: Object.fromEntries(
            (roll?.committee?.members.edges ?? []).flatMap(({ node }) =>
              node.fullName === null ? [] : [[node.id, node.fullName]],
            ),
          ),
          AROUND: Object.fromEntries(
            [...own, ...(near?.areas.edges ?? []).map(({ node }) => node)].map(({ id, name }) => [id, name]),
          ),
        }}
        initial={(name): Typed => (name === 'COVER' ? { areaIds: own.map(({ id }) => id).join(',') } : {})}
        onOpen={setOpened}
        fixed={(name) => (name === 'END_OFFICE' || name === 'PROFILE' ? {} : { committeeId })}
        onDone={() => {
          setDone(true);
          ask({ requestPolicy: 'network-only' });
          onDone();
        }}
      />
      {mayReorganise && (
        <p className="form-buttons">
          <a className="as-button" href={REORGANISE_ADDRESS}>
            {words.reorganise}
          </a>
        </p>
      )}
      <p role="status">{isDone ? words.done : ''}</p>
    </section>
  );
}
