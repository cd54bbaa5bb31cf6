import { orRefuse } from '../errors.ts';
import type { UnreadId } from '../unread.ts';
import { write } from '../write.ts';
import { type ProfileInput, readProfile, sayOfAreas } from './enter-profiles.ts';
import { namedArea } from './place.ts';

/** What is known of an area on a day. */
export interface SetProfileInput extends ProfileInput {
  areaId: UnreadId;
}

/**
 * Says what is known of an area on a day, or corrects it: of one day the last word holds. What was said before is kept.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation as sayOfAreas
 */
export const setProfile = write({
  places: { area: namedArea('areaId') },
  read: (input: SetProfileInput, { today }) => readProfile(input, today),
  work: async (at, { area }, form) => ({ area: orRefuse(await sayOfAreas(at, [{ area, form }])) }),
});
