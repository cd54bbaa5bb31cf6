import { refusals as admission } from './admission/violations.ts';
import { refusals as area } from './area/violations.ts';
import { refusals as candidate } from './candidate/violations.ts';
import { refusals as committee } from './committee/violations.ts';
import { refusals as dossier } from './dossier/violations.ts';
import { refusals as forecast } from './forecast/violations.ts';
import { refusals as grant } from './grant/violations.ts';
import { refusals as inspection } from './inspection/violations.ts';
import { refusals as introduction } from './introduction/violations.ts';
import { refusals as member } from './member/violations.ts';
import { refusals as membership } from './membership/violations.ts';
import { refusals as observation } from './observation/violations.ts';
import { refusals as officer } from './officer/violations.ts';
import { refusals as person } from './person/violations.ts';
import { refusals as quota } from './quota/violations.ts';
import { refusals as reorganisation } from './reorganisation/violations.ts';
import { refusals as resolution } from './resolution/violations.ts';
import { refusals as rule } from './rule/violations.ts';
import { refusals as source } from './source/violations.ts';
import { refusals as training } from './training/violations.ts';
import { refusals as transfer } from './transfer/violations.ts';

/** Every refusal of every subject, by its code. A code that several subjects have means the same in each. */
export const refusals = {
  ...admission,
  ...area,
  ...candidate,
  ...committee,
  ...dossier,
  ...forecast,
  ...grant,
  ...inspection,
  ...introduction,
  ...member,
  ...membership,
  ...observation,
  ...officer,
  ...person,
  ...quota,
  ...reorganisation,
  ...resolution,
  ...rule,
  ...source,
  ...training,
  ...transfer,
};
