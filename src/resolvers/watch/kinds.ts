import { areaInDanger, areaWithoutCell, areaWithoutMember, jointCell } from './areas.ts';
import { fewOfficial, noCellCommittee } from './members.ts';
import { noAdmissionNorQuota, noAdmissionThoughPlanned } from './no-admission.ts';
import { noSource } from './no-source.ts';
import { noSecretary, termEnds } from './offices.ts';
import type { Watched } from './watched.ts';

/** Everything that is watched for, in the order of the list: a new kind is a search beside these, and a line. */
export const watched: readonly Watched[] = [
  noAdmissionThoughPlanned,
  noAdmissionNorQuota,
  noSource,
  fewOfficial,
  noSecretary,
  noCellCommittee,
  termEnds,
  jointCell,
  areaWithoutMember,
  areaWithoutCell,
  areaInDanger,
];
