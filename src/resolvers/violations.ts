import { refusals as admission } from './admission/violations.ts';
import { refusals as candidate } from './candidate/violations.ts';
import { refusals as committee } from './committee/violations.ts';
import { refusals as grant } from './grant/violations.ts';
import { refusals as inspection } from './inspection/violations.ts';
import { refusals as membership } from './membership/violations.ts';
import { refusals as officer } from './officer/violations.ts';
import { refusals as person } from './person/violations.ts';
import { refusals as quota } from './quota/violations.ts';
import { refusals as training } from './training/violations.ts';

/** Every refusal of every subject, by its code. A code that several subjects have means the same in each. */
export const refusals = {
  ...admission,
  ...candidate,
  ...committee,
  ...grant,
  ...inspection,
  ...membership,
  ...officer,
  ...person,
  ...quota,
  ...training,
};
