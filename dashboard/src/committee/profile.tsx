import type { ReactNode } from 'react';
import { useLanguage } from '../language/language.tsx';
import type { CommitteeDetails } from './committee-operations.ts';

/** The place a committee works in. */
export function Profile({ profile }: { profile: CommitteeDetails['profile'] }) {
  const { texts, format } = useLanguage();
  const { committee } = texts;
  if (profile === null) return null;
  const {
    households,
    poorHouseholds,
    poorPercent,
    youthActiveMinPercent: least,
    youthActiveMaxPercent: most,
  } = profile;
  const facts: [name: string, value: ReactNode][] = [
    [committee.difficultyClass, profile.difficultyClass && texts.difficultyClass[profile.difficultyClass]],
    [committee.households, households !== null && format.count(households)],
    [
      committee.poorHouseholds,
      poorHouseholds !== null &&
        `${format.count(poorHouseholds)}${poorPercent === null ? '' : ` (${format.percent(poorPercent)})`}`,
    ],
    [committee.mainEthnicGroup, profile.mainEthnicGroup],
    [committee.mainLivelihood, profile.mainLivelihood],
    [committee.youthActive, least !== null && most !== null && `${format.count(least)}–${format.percent(most)}`],
    [committee.obstacles, profile.obstacles.map((obstacle) => texts.obstacle[obstacle]).join(', ')],
  ];
  return (
    <section className="card" aria-labelledby="profile-title">
      <header>
        <h3 id="profile-title">{committee.profile}</h3>
      </header>
      <dl className="facts">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <p className="hint">
        {committee.asOf(format.day(profile.asOf))}
        {profile.source === 'invented' && ` · ${committee.sample}`}
      </p>
    </section>
  );
}
