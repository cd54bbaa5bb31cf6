import { useLanguage } from '../language/language.tsx';
import type { QuotaRow } from './board-operations.ts';
import { isWithout } from './board-tree.ts';
import { NEED_ORDER } from './need.ts';
import type { Choices } from './use-choices.ts';
import { useBoardWords } from './words.ts';

interface UnitFiltersProps {
  units: readonly QuotaRow[];
  choosing: { choices: Choices; choose(part: Partial<Choices>): void };
}

/** How many of the committees directly below stand how; pressed, the table shows those. */
export function UnitFilters({ units, choosing: { choices, choose } }: UnitFiltersProps) {
  const { texts, format } = useLanguage();
  const words = useBoardWords();
  const { statuses, withoutAdmission, difficult } = choices;
  const switched = (status: string): string[] =>
    statuses.includes(status) ? statuses.filter((one) => one !== status) : [...statuses, status];
  const without = units.filter(isWithout).length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a frame and a legend, these are buttons of a toolbar
    <div className="unit-filters" role="group" aria-label={words.filters}>
      {NEED_ORDER.map((status) => {
        const count = units.filter((unit) => unit.status === status).length;
        if (count === 0 && !statuses.includes(status)) return null;
        return (
          <Toggle
            key={status}
            status={status}
            label={texts.status[status]}
            count={format.count(count)}
            isOn={statuses.includes(status)}
            onPress={() => choose({ statuses: switched(status) })}
          />
        );
      })}
      {(without > 0 || withoutAdmission) && (
        <Toggle
          label={texts.table.withoutAdmission}
          count={format.count(without)}
          isOn={withoutAdmission}
          onPress={() => choose({ withoutAdmission: !withoutAdmission })}
        />
      )}
      <Toggle label={texts.table.difficult} isOn={difficult} onPress={() => choose({ difficult: !difficult })} />
    </div>
  );
}

interface ToggleProps {
  label: string;
  status?: string;
  count?: string;
  isOn: boolean;
  onPress(): void;
}

function Toggle({ label, status, count, isOn, onPress }: ToggleProps) {
  return (
    <button type="button" className="toggle" data-status={status} aria-pressed={isOn} onClick={onPress}>
      {label}
      {count !== undefined && <b>{count}</b>}
    </button>
  );
}
