import type { CommitteeKind } from '../../db/generated/enums.ts';
import { kindWords } from '../committee/words.ts';
import { mistakesOf, violationsOf } from '../refusals.ts';

export const refusals = {
  MEMBERS_IN_CELLS: {
    meaning: {
      en: 'Members are reported by cells; above them they are added up.',
      vi: 'Số đảng viên do chi bộ báo cáo; cấp trên được cộng từ các chi bộ.',
    },
    tell: (kind: CommitteeKind) => ({
      path: 'committeeId',
      en: `members are reported by cells, and this is a “${kindWords[kind].en}”: its figures are the sum of its cells`,
      vi: `số đảng viên do chi bộ báo cáo, còn đây là “${kindWords[kind].vi}”: số liệu được cộng từ các chi bộ`,
    }),
  },
};

/** What refuses a report of members. */
export const violations = violationsOf(refusals);

/** What cannot be right about one. */
export const mistakes = mistakesOf({
  moreThanMembers: () => ({
    path: 'exempt',
    en: 'more members are exempt or away than there are',
    vi: 'số được miễn và tạm vắng nhiều hơn tổng số đảng viên',
  }),
});
