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
  NOT_IN_CHARGE: {
    meaning: {
      en: 'Another one looks after this committee, or nobody does.',
      vi: 'Tổ chức đảng này do người khác phụ trách, hoặc chưa có ai phụ trách.',
    },
    tell: () => ({
      path: 'officerId',
      en: 'this person does not look after the committee on that day and the day before',
      vi: 'trong ngày đó và ngày trước đó người này không phụ trách tổ chức đảng đó',
    }),
  },
  OFFICE_NOT_HELD: {
    meaning: {
      en: 'Whoever looks after a committee holds an office on that day.',
      vi: 'Người được phân công phụ trách phải đang giữ chức vụ trong ngày đó.',
    },
    tell: (day: Day) => ({
      path: 'startsOn',
      en: `this person does not hold the office on ${day}`,
      vi: `ngày ${shownDay(day)} người này không giữ chức vụ đó`,
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
  OFFICER_NOT_ABOVE: {
    meaning: {
      en: 'Members of a committee look after the committees and cells directly below it.',
      vi: 'Cấp ủy viên phụ trách tổ chức đảng trực thuộc của cấp ủy mình.',
    },
    tell: () => ({
      path: 'committeeId',
      en: 'on that day this committee did not stand directly below the one of whom the person is an officer',
      vi: 'vào ngày đó tổ chức đảng này không trực thuộc cấp ủy của người được phân công',
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
