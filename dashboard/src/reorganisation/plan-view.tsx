import { useLanguage } from '../language/language.tsx';
import type { Plan } from './reorganisation-operations.ts';
import { useReorganisationWords } from './words.ts';

/** What a decision would do to everything that stands. */
export function PlanView({ plan }: { plan: Plan }) {
  const { texts, format } = useLanguage();
  const words = useReorganisationWords();
  const names = (bodies: readonly { name: string }[]): string => bodies.map(({ name }) => name).join(', ');
  const parts: Record<keyof typeof words.plan, string[]> = {
    warnings: plan.warnings.map(({ body, message, source }) => `${body.name}: ${message} (${source})`),
    founded: plan.founded.map(({ body, under }) => [body.name, under?.name].filter(Boolean).join(' · ')),
    ended: plan.ended.map(({ body, successors }) =>
      successors.length === 0 ? body.name : `${body.name} → ${names(successors)}`,
    ),
    moved: plan.moved.map(({ body, from, to }) => `${body.name}: ${from?.name ?? ''} → ${to.name}`),
    renamed: plan.renamed.map(({ before, body }) => `${before} → ${body.name}`),
    retyped: plan.retyped.map(({ body, kind }) => `${body.name}: ${texts.kind[kind]}`),
    quotas: plan.quotas.map(({ body, year, target }) => `${body.name}, ${words.quota(year, format.count(target))}`),
    officers: plan.officers.map(
      ({ personName, title, body, to }) =>
        `${personName}, ${texts.officerTitle[title]}, ${body.name}${to === null ? '' : ` → ${to.name}`}`,
    ),
    cases: plan.cases.map(({ body, count, to }) => `${body.name} → ${to.name}: ${words.people(format.count(count))}`),
    roles: plan.roles.map(({ subject, role, body, outcome, to }) =>
      `${subject}, ${texts.role[role]}, ${body.name}: ${words.outcome[outcome]} ${to?.name ?? ''}`.trim(),
    ),
    classes: plan.classes.map(({ title }) => title),
    programmes: plan.programmes.map(({ body, year }) => `${body.name}, ${year}`),
  };
  return (
    <div className="plan" data-plan>
      {(Object.keys(words.plan) as (keyof typeof words.plan)[])
        .filter((part) => parts[part].length > 0)
        .map((part) => (
          <section key={part} data-part={part} aria-labelledby={`plan-${part}`}>
            <h4 id={`plan-${part}`}>
              {words.plan[part]} <span className="hint">{format.count(parts[part].length)}</span>
            </h4>
            <ul>
              {parts[part].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}
