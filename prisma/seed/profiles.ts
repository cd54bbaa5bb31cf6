import type { DifficultyClass, Obstacle, Qualifier } from '../../src/db/generated/client.ts';
import type { Leaf, Organisation } from './committees.ts';
import { demoIds } from './demo-ids.ts';
import { createRandom } from './random.ts';
import { SOURCES } from './sources.ts';

/** What the article says of Lâm Thượng and its villages; the region class is that of 612/QĐ-UBDT. */
const LAM_THUONG_OBSTACLES: Obstacle[] = [
  'TRANSPORT',
  'ECONOMY',
  'CADRE_AWARENESS',
  'SUPPORT_DEPENDENCE',
  'YOUTH_AWAY',
  'YOUTH_RELUCTANT',
  'SOURCE_SHORTAGE',
];

/** What is known of a place, and of the committee that works there. */
export interface Profile {
  committeeId: string;
  households: number | null;
  poorHouseholds: number | null;
  mainEthnicGroup: string | null;
  mainLivelihood: string | null;
  difficultyClass: DifficultyClass | null;
  obstacles: Obstacle[];
  youthActiveMinPercent: number | null;
  youthActiveMaxPercent: number | null;
  youthActiveQualifier: Qualifier | null;
  source: string;
}

/** Profiles of the communes and of the villages whose names are public, as of the article's day. */
export function buildProfiles(organisations: readonly Organisation[]): Profile[] {
  return organisations.flatMap((organisation) =>
    organisation.commune === null
      ? []
      : [
          communeProfile(organisation, organisation.commune.region),
          ...organisation.leaves.filter((leaf) => leaf.knownVillage).map(villageProfile),
        ],
  );
}

function profile(committeeId: string, values: Partial<Profile>): Profile {
  return {
    committeeId,
    households: null,
    poorHouseholds: null,
    mainEthnicGroup: null,
    mainLivelihood: null,
    difficultyClass: null,
    obstacles: [],
    youthActiveMinPercent: null,
    youthActiveMaxPercent: null,
    youthActiveQualifier: null,
    source: SOURCES.invented,
    ...values,
  };
}

function communeProfile({ id, name }: Organisation, region?: 'REGION_II' | 'REGION_III'): Profile {
  if (id === demoIds.lamThuong) {
    return profile(id, {
      difficultyClass: 'REGION_III',
      obstacles: LAM_THUONG_OBSTACLES,
      youthActiveMinPercent: 20,
      youthActiveMaxPercent: 40,
      youthActiveQualifier: 'ABOUT',
      source: `${SOURCES.article}; ${SOURCES.difficultAreas}`,
    });
  }
  if (region) return profile(id, { difficultyClass: region, source: SOURCES.difficultAreas });
  const random = createRandom(`profile/${id}`);
  const town = name.includes('thị trấn');
  return profile(id, {
    difficultyClass: town || random.chance(60) ? 'REGION_I' : 'REGION_II',
    obstacles: town ? [] : ['YOUTH_AWAY'],
  });
}

function villageProfile(leaf: Leaf): Profile {
  if (leaf.id === demoIds.kheoLeng) {
    return profile(leaf.id, {
      households: 208,
      poorHouseholds: 25,
      mainEthnicGroup: 'Tày',
      mainLivelihood: 'nông nghiệp',
      obstacles: ['TRANSPORT', 'ECONOMY', 'YOUTH_AWAY'],
      source: SOURCES.article,
    });
  }
  const random = createRandom(`profile/${leaf.id}`);
  const households = random.int(45, 190);
  return profile(leaf.id, {
    households,
    poorHouseholds: Math.floor((households * random.int(8, 35)) / 100),
    mainEthnicGroup: leaf.ethnicGroup,
    mainLivelihood: random.pick(['nông nghiệp', 'nông nghiệp', 'lâm nghiệp']),
    obstacles: random.chance(60) ? ['TRANSPORT', 'ECONOMY', 'YOUTH_AWAY'] : ['ECONOMY', 'SOURCE_SHORTAGE'],
  });
}
