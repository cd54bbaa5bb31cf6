import { type Day, shownDay } from '../../calendar.ts';
import type { CommitteeKind, OfficerTitle } from '../../db/generated/enums.ts';
import { kindWords } from '../committee/words.ts';
import { violationsOf } from '../refusals.ts';
import { titleWords } from './words.ts';

export const refusals = {
  ALREADY_APPOINTED: {
    meaning: {
      en: 'The person holds this office in that time.',
      vi: 'Người này đã giữ chức vụ đó trong thời gian ấy.',
    },
    tell: () => ({
      path: 'personName',
      en: 'this person holds the office in that time already',
      vi: 'người này đã giữ chức vụ đó trong thời gian ấy',
    }),
  },
  APPOINTMENT_ENDED: {
    meaning: { en: 'The person has left this office.', vi: 'Người này đã thôi giữ chức vụ đó.' },
    tell: () => ({
      path: 'officerId',
      en: 'this person has left the office already',
      vi: 'người này đã thôi giữ chức vụ',
    }),
  },
  END_BEFORE_BEGINNING: {
    meaning: {
      en: 'An office is left after it was entered.',
      vi: 'Ngày thôi giữ chức vụ phải sau ngày bắt đầu.',
    },
    tell: (from: Day) => ({
      path: 'endsOn',
      en: `this person entered the office on ${from}: it is left on a later day`,
      vi: `người này giữ chức vụ từ ngày ${shownDay(from)}: ngày thôi giữ phải sau ngày đó`,
    }),
  },
  OFFICE_TAKEN: {
    meaning: {
      en: 'A committee has one secretary: end the appointment of the one before first.',
      vi: 'Mỗi cấp ủy chỉ có một bí thư: hãy ghi thôi giữ chức vụ cho người trước.',
    },
    tell: () => ({
      path: 'title',
      en: 'this committee has a secretary in that time: end that appointment first',
      vi: 'trong thời gian ấy tổ chức đảng này đã có bí thư: hãy ghi thôi giữ chức vụ cho người đó trước',
    }),
  },
  TITLE_NOT_FOR_COMMITTEE: {
    meaning: {
      en: 'Committees of this kind do not have this office.',
      vi: 'Loại tổ chức đảng này không có chức vụ đó.',
    },
    tell: (title: OfficerTitle, kind: CommitteeKind) => ({
      path: 'title',
      en: `a “${kindWords[kind].en}” has no office “${titleWords[title].en}”`,
      vi: `“${kindWords[kind].vi}” không có chức vụ “${titleWords[title].vi}”`,
    }),
  },
};

/** What refuses to fill an office, or to end an appointment. */
export const violations = violationsOf(refusals);
