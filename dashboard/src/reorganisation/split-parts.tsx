import { useQuery } from 'urql';
import type { QuotaRow } from '../board/board-operations.ts';
import { useLanguage } from '../language/language.tsx';
import type { Goes } from './planned-changes.ts';
import { SplitPeopleDocument } from './reorganisation-operations.ts';
import { useReorganisationWords } from './words.ts';

interface SplitPartsProps {
  committeeId: string;
  isCell: boolean;
  /** What stands directly below it. */
  below: readonly QuotaRow[];
  goes: Goes;
  onChange(goes: Goes): void;
}

/** What goes to the new one of a split: committees below, of a cell its cases, holders of an office, and how many members. */
export function SplitParts({ committeeId, isCell, below, goes, onChange }: SplitPartsProps) {
  const { texts } = useLanguage();
  const words = useReorganisationWords();
  const [{ data }] = useQuery({ query: SplitPeopleDocument, variables: { committeeId, isCell } });
  const { officers = [], candidates } = data?.committee ?? {};
  const cases = (candidates?.edges ?? []).flatMap(({ node: { id, fullName } }) =>
    fullName ? [{ id, name: fullName }] : [],
  );
  const offered = [
    ['committeeIds', words.goesBelow, below.map(({ committeeId: id, name }) => ({ id, name }))],
    ['candidateIds', words.goesCases, cases],
    [
      'officerIds',
      words.goesOfficers,
      officers.map(({ id, personName, title }) => ({ id, name: `${personName}, ${texts.officerTitle[title]}` })),
    ],
  ] as const;
  return (
    <fieldset className="split-parts">
      <legend>{words.goes}</legend>
      {offered.map(
        ([name, label, ones]) =>
          ones.length > 0 && (
            <fieldset key={name} data-goes={name}>
              <legend>{label}</legend>
              {ones.map((one) => (
                <label key={one.id}>
                  <input
                    type="checkbox"
                    checked={goes[name].includes(one.id)}
                    onChange={({ target }) => {
                      const others = goes[name].filter((id) => id !== one.id);
                      onChange({ ...goes, [name]: target.checked ? [...others, one.id] : others });
                    }}
                  />
                  {one.name}
                </label>
              ))}
            </fieldset>
          ),
      )}
      {isCell && (
        <label className="members">
          {words.goesMembers}
          <input
            name="memberCount"
            inputMode="numeric"
            autoComplete="off"
            value={goes.memberCount}
            onChange={({ target }) => onChange({ ...goes, memberCount: target.value })}
          />
        </label>
      )}
    </fieldset>
  );
}
