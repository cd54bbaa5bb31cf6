import { useLanguage } from '../language/language.tsx';

const vi = {
  title: 'Phân quyền',
  done: 'Đã ghi nhận.',
  role: 'Vai trò',
  anyRole: 'Mọi vai trò',
  ended: 'Cả những vai trò đã hết hiệu lực',
  who: 'Người được giao',
  organisation: 'Tổ chức đảng',
  since: 'Từ',
  until: 'Đến',
  untilEnded: 'đến khi thu hồi',
  givenBy: 'Người giao',
  ownMark: 'chính bạn',
  givenFor: (who: string, why: string) => `${who}: ${why}`,
  endedBy: (who: string, why: string) => `${who} thu hồi${why}`,
  none: 'Không có vai trò nào khớp.',
  more: 'Xem thêm',
  count: (n: string) => `${n} vai trò`,
  form: { GRANT: 'Giao vai trò', END: 'Thu hồi' },
  endOf: (who: string, role: string) => `Bạn thu hồi vai trò “${role}” của ${who}. Người đó mất quyền ngay.`,
  ownEnd:
    'Chú ý: đây là vai trò của chính bạn. Thu hồi xong, bạn không còn xem và làm được những gì vai trò này cho phép, và không tự giao lại được cho mình.',
  lastEnd: 'Chú ý: đây là vai trò phân quyền cuối cùng bạn thấy ở tổ chức này; sau đó chỉ cấp trên giao lại được.',
  field: {
    subject: 'Tài khoản (đúng từng ký tự)',
    role: 'Vai trò',
    committeeId: 'Ở tổ chức đảng',
    validTo: 'Ngày cuối có hiệu lực',
    reason: 'Lý do',
  },
};

/** The words of the page of roles. */
export type GrantWords = typeof vi;

const en: GrantWords = {
  title: 'Roles',
  done: 'Recorded.',
  role: 'Role',
  anyRole: 'Every role',
  ended: 'Also those that are over',
  who: 'Given to',
  organisation: 'Party organisation',
  since: 'Since',
  until: 'Until',
  untilEnded: 'until it is ended',
  givenBy: 'Given by',
  ownMark: 'you',
  givenFor: (who, why) => `${who}: ${why}`,
  endedBy: (who, why) => `ended by ${who}${why}`,
  none: 'No role is like that.',
  more: 'More',
  count: (n) => `${n} roles`,
  form: { GRANT: 'Give a role', END: 'End' },
  endOf: (who, role) => `You end the role “${role}” of ${who}, who loses it at once.`,
  ownEnd:
    'Mind: this role is your own. Once it is ended you see and do no more of what it allows, and cannot give it back to yourself.',
  lastEnd: 'Mind: this is the last role you see that gives roles here; after it only those above can give one.',
  field: {
    subject: 'Account (exactly as written)',
    role: 'Role',
    committeeId: 'For',
    validTo: 'Last day',
    reason: 'Reason',
  },
};

/** The words of the page in the language in use. */
export function useGrantWords(): GrantWords {
  return { vi, en }[useLanguage().code];
}
