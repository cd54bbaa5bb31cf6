import type { CommitteeKind, Role } from '../../db/generated/enums.ts';
import { quoted } from '../../messages/language.ts';
import { kindWords } from '../committee/words.ts';
import { Forbidden } from '../errors.ts';
import { mistakesOf, said, violationsOf } from '../refusals.ts';
import { roleWords } from './words.ts';

export const refusals = {
  ALREADY_ENDED: {
    meaning: { en: 'The grant is over.', vi: 'Quyền đã hết hiệu lực.' },
    tell: () => ({ path: 'grantId', en: 'this grant is over already', vi: 'quyền này đã hết hiệu lực' }),
  },
  ALREADY_GRANTED: {
    meaning: {
      en: 'The subject has this role on this committee in that time.',
      vi: 'Người này đã có vai trò đó ở tổ chức đảng này trong thời gian ấy.',
    },
    tell: () => ({
      path: 'subject',
      en: 'this subject has the role here in that time already',
      vi: 'người này đã có vai trò đó ở đây trong thời gian ấy',
    }),
  },
  ROLE_NOT_FOR_COMMITTEE: {
    meaning: {
      en: 'This role is not given on committees of this kind.',
      vi: 'Vai trò này không giao ở loại tổ chức đảng này.',
    },
    tell: (role: Role, kinds: readonly CommitteeKind[], kind: CommitteeKind, source?: string) => {
      const words = kinds.map((one) => kindWords[one]);
      return {
        path: 'role',
        ...(source === undefined ? {} : { source }),
        en: `the role “${roleWords[role].en}” is for: ${quoted(words, 'en')}; this is: “${kindWords[kind].en}”`,
        vi: `vai trò “${roleWords[role].vi}” chỉ dành cho ${quoted(words, 'vi')}; đây là “${kindWords[kind].vi}”`,
      };
    },
  },
};

/** What refuses to give or end a role. */
export const violations = violationsOf(refusals);

/** What cannot be right about a grant. */
export const mistakes = mistakesOf({
  subjectLength: (most: number) => ({
    path: 'subject',
    en: `subject must have 1 to ${most} characters`,
    vi: `subject phải có từ 1 đến ${most} ký tự`,
  }),
  subjectNotExact: () => ({
    path: 'subject',
    en: 'subject must be exactly the `sub` of the token, without blanks around it',
    vi: 'subject phải đúng như `sub` của token, không có khoảng trắng ở hai đầu',
  }),
  validFromPast: () => ({
    path: 'validFrom',
    en: 'the beginning must not be in the past',
    vi: 'thời điểm bắt đầu không được ở trong quá khứ',
  }),
  validToEarly: () => ({
    path: 'validTo',
    en: 'the end must be later than the beginning',
    vi: 'thời điểm kết thúc phải sau thời điểm bắt đầu',
  }),
});

/** The viewer gives roles here, and not this one. */
export function mayNotGive(role: Role): Forbidden {
  const { en, vi } = roleWords[role];
  const words = {
    en: `your role does not allow this here: to give the role “${en}”`,
    vi: `vai trò của bạn ở đây không cho phép: giao vai trò “${vi}”`,
  };
  return new Forbidden(said(words), ['role']);
}

/** The viewer ends roles here, and not this one. */
export function mayNotEnd(role: Role): Forbidden {
  const { en, vi } = roleWords[role];
  const words = {
    en: `your role does not allow this here: to end the role “${en}”`,
    vi: `vai trò của bạn ở đây không cho phép: thu hồi vai trò “${vi}”`,
  };
  return new Forbidden(said(words), ['grantId']);
}
