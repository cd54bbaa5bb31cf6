import { type Day, shownDay } from '../../calendar.ts';
import type { CandidateStage } from '../../db/generated/enums.ts';
import { quoted } from '../../messages/language.ts';
import { stageWords } from '../candidate/words.ts';
import { bookkeeping, mistakesOf, violationsOf } from '../refusals.ts';

export const refusals = {
  ALREADY_ERASED: {
    meaning: bookkeeping({
      en: 'The person was erased.',
      vi: 'Dữ liệu của người này đã được xóa.',
    }),
    tell: (path = 'candidateId') => ({
      path,
      en: 'this person was erased already',
      vi: 'dữ liệu của người này đã được xóa',
    }),
  },
  BOTH_ADMITTED: {
    meaning: bookkeeping({
      en: 'Both persons have an admission that counts: one person would be counted twice.',
      vi: 'Cả hai hồ sơ đều có lần kết nạp đang được tính: một người sẽ bị tính hai lần.',
    }),
    tell: () => ({
      path: 'duplicateId',
      en: 'both were admitted, and both admissions count: if it is one person, have the admission revoked that is wrong, and merge then',
      vi: 'cả hai đều đã kết nạp và đều đang được tính: nếu là một người thì hãy hủy việc kết nạp ghi sai trước, rồi mới nhập hồ sơ',
    }),
  },
  BOTH_GO_ON: {
    meaning: bookkeeping({
      en: 'Both persons have a case that is open, or are members: one person has one such case.',
      vi: 'Cả hai đều có hồ sơ đang mở, hoặc đang là đảng viên: mỗi người chỉ có một hồ sơ như vậy.',
    }),
    tell: () => ({
      path: 'duplicateId',
      en: 'both have a case that is open, or are members: end the case first that is not to go on (withdraw it, or take it off the list)',
      vi: 'cả hai đều có hồ sơ đang mở hoặc đang là đảng viên: hãy kết thúc hồ sơ không tiếp tục (rút, hoặc đưa ra khỏi danh sách) trước khi nhập',
    }),
  },
  CASE_OPEN: {
    meaning: bookkeeping({
      en: 'A person is erased when the case is over, not before.',
      vi: 'Chỉ xóa dữ liệu cá nhân khi hồ sơ đã kết thúc.',
    }),
    tell: (over: readonly CandidateStage[], stage: CandidateStage) => {
      const words = over.map((one) => stageWords[one]);
      return {
        path: 'candidateId',
        en: `a case is erased when it is over: ${quoted(words, 'en')}; this one is at “${stageWords[stage].en}”`,
        vi: `chỉ xóa dữ liệu khi hồ sơ đã kết thúc (${quoted(words, 'vi')}); hồ sơ này đang ở bước “${stageWords[stage].vi}”`,
      };
    },
  },
  DUPLICATE_DIFFERS: {
    meaning: bookkeeping({
      en: 'The two persons who are to be one have different names, sexes or births on record.',
      vi: 'Hai hồ sơ cần nhập có họ tên, giới tính hoặc tháng năm sinh khác nhau.',
    }),
    tell: () => ({
      path: 'duplicateId',
      en: 'the two have different names, sexes or births on record: look whether they are one person, and put right first what is wrong',
      vi: 'hai hồ sơ có họ tên, giới tính hoặc tháng năm sinh khác nhau: hãy xem lại có phải một người không, và đính chính chỗ sai trước',
    }),
  },
  EARLIER_CASE_DIFFERS: {
    meaning: bookkeeping({
      en: 'The person of the earlier case has another name, sex or birth than the one who is entered.',
      vi: 'Người trong hồ sơ trước có họ tên, giới tính hoặc tháng năm sinh khác với người đang nhập.',
    }),
    tell: () => ({
      path: 'earlierCaseId',
      en: 'the person of this case has another name, sex or birth on record: look whether it is the right one, or put right what is on record first',
      vi: 'người trong hồ sơ này có họ tên, giới tính hoặc tháng năm sinh khác: hãy xem lại có đúng người không, hoặc đính chính hồ sơ đó trước',
    }),
  },
  EARLIER_CASE_OPEN: {
    meaning: bookkeeping({
      en: 'A person has one open case at a time, and one of this person is open.',
      vi: 'Mỗi người chỉ có một hồ sơ đang mở; người này đang có một hồ sơ chưa kết thúc.',
    }),
    tell: () => ({
      path: 'earlierCaseId',
      en: 'a case of this person is open: go on with that one, or end it first',
      vi: 'người này đang có hồ sơ chưa kết thúc: hãy tiếp tục hồ sơ đó, hoặc kết thúc trước',
    }),
  },
  MERGED_BEFORE: {
    meaning: bookkeeping({
      en: 'Somebody was merged into the person who is to be merged now.',
      vi: 'Đã có hồ sơ khác được nhập vào người cần nhập.',
    }),
    tell: () => ({
      path: 'duplicateId',
      en: 'somebody was merged into this person already: name this one as the person who is kept',
      vi: 'đã có hồ sơ khác nhập vào người này: hãy chọn người này làm hồ sơ được giữ',
    }),
  },
  MERGE_BUILT_UPON: {
    meaning: bookkeeping({
      en: 'What came since a merge holds for the joined person only, so that the merge cannot be undone.',
      vi: 'Sau khi nhập hồ sơ đã phát sinh việc chỉ đúng khi là một người, nên không hủy việc nhập được.',
    }),
    tell: {
      mergedMore: () => ({
        path: 'mergeId',
        en: 'another person was merged into this one since: undo that merge first',
        vi: 'sau đó đã nhập thêm hồ sơ khác vào người này: hãy hủy lần nhập đó trước',
      }),
      begun: () => ({
        path: 'mergeId',
        en: 'a case was begun since, and nothing says whose of the two it is',
        vi: 'sau đó đã lập thêm hồ sơ mới, không xác định được là của ai trong hai người',
      }),
      certified: () => ({
        path: 'mergeId',
        en: 'a case has gone on since by a certificate of the awareness class that only the other one has: take the step back first',
        vi: 'sau đó hồ sơ của người này đã đi tiếp nhờ giấy chứng nhận bồi dưỡng của người kia: hãy đưa hồ sơ về bước trước đó',
      }),
    },
  },
  MERGE_UNDONE: {
    meaning: bookkeeping({
      en: 'A merge is undone once.',
      vi: 'Mỗi lần nhập hồ sơ chỉ hủy một lần.',
    }),
    tell: () => ({
      path: 'mergeId',
      en: 'this merge was undone already',
      vi: 'lần nhập hồ sơ này đã được hủy',
    }),
  },
  MERGE_UNDONE_EARLY: {
    meaning: bookkeeping({
      en: 'A merge is undone on the day of its document or later.',
      vi: 'Không thể hủy việc nhập hồ sơ trước ngày văn bản cho nhập.',
    }),
    tell: (documentOn: Day) => ({
      path: 'documentOn',
      en: `the two were merged by a document of ${documentOn}: it is undone on that day or later`,
      vi: `hồ sơ được nhập theo văn bản ngày ${shownDay(documentOn)}: chỉ hủy từ ngày đó trở đi`,
    }),
  },
  OTHER_CASE_OPEN: {
    meaning: bookkeeping({
      en: 'Another case of the person is open, or has led to membership.',
      vi: 'Người này còn hồ sơ khác chưa kết thúc, hoặc đã là đảng viên theo hồ sơ khác.',
    }),
    tell: {
      erased: () => ({
        path: 'candidateId',
        en: 'another case of this person is open: a person is erased when all cases are over',
        vi: 'người này còn hồ sơ khác chưa kết thúc: chỉ xóa dữ liệu khi mọi hồ sơ đã kết thúc',
      }),
      goesOn: () => ({
        path: 'candidateId',
        en: 'another case of this person is open, or has led to membership: go on with that one',
        vi: 'người này có hồ sơ khác chưa kết thúc, hoặc đã là đảng viên theo hồ sơ khác: hãy tiếp tục hồ sơ đó',
      }),
    },
  },
  PERSON_IS_MEMBER: {
    meaning: bookkeeping({
      en: 'The person is a member of the Party, probationary or official: no other case begins.',
      vi: 'Người này đang là đảng viên (dự bị hoặc chính thức): không lập hồ sơ mới.',
    }),
    tell: () => ({
      path: 'earlierCaseId',
      en: 'this person is a member, probationary or official: nobody is admitted twice',
      vi: 'người này đang là đảng viên dự bị hoặc chính thức: không kết nạp lần nữa',
    }),
  },
  SAME_PERSON: {
    meaning: bookkeeping({
      en: 'Both cases are those of one person already.',
      vi: 'Hai hồ sơ đã là của cùng một người.',
    }),
    tell: () => ({
      path: 'duplicateId',
      en: 'both cases are those of one person already: there is nothing to merge',
      vi: 'hai hồ sơ này đã là của cùng một người: không cần nhập',
    }),
  },
  PERSON_ERASED: {
    meaning: bookkeeping({
      en: 'The person was erased: enter a new candidate.',
      vi: 'Dữ liệu đã được xóa: hãy lập hồ sơ mới.',
    }),
    tell: (path = 'candidateId') => ({
      path,
      en: 'this person was erased: enter a new candidate',
      vi: 'dữ liệu của người này đã được xóa: hãy lập hồ sơ mới',
    }),
  },
};

/** What refuses to erase a person, to go on with one who was erased, or to make one of two. */
export const violations = violationsOf(refusals);

/** What cannot be right about the question for the access log. */
export const mistakes = mistakesOf({
  toBeforeFrom: () => ({
    path: 'to',
    en: 'the end of a time must be later than its beginning',
    vi: 'thời điểm kết thúc phải sau thời điểm bắt đầu',
  }),
});
