import { type Day, shownDay } from '../../calendar.ts';
import type { CandidateStage, OpinionOrigin, PaperKind } from '../../db/generated/enums.ts';
import { quoted } from '../../messages/language.ts';
import { refusals as candidate } from '../candidate/violations.ts';
import { stageWords } from '../candidate/words.ts';
import { bookkeeping, mistakesOf, violationsOf } from '../refusals.ts';
import { originWords, paperWords } from './words.ts';

/** A rule that a sentence rests on. */
interface Rule {
  source: string;
}

/** Months for which something holds, by a rule. */
interface Months extends Rule {
  value: number;
}

export const refusals = {
  ANSWER_BEFORE_REQUEST: {
    meaning: bookkeeping({
      en: 'The answer is from before the request.',
      vi: 'Ngày trả lời trước ngày gửi đề nghị thẩm tra.',
    }),
    tell: (requestedOn: Day) => ({
      path: 'answeredOn',
      en: `the place was asked on ${requestedOn}: the answer cannot be earlier`,
      vi: `đề nghị thẩm tra gửi ngày ${shownDay(requestedOn)}: văn bản trả lời không thể sớm hơn`,
    }),
  },
  CERTIFICATE_LAPSED: {
    meaning: {
      en: 'The certificate of the awareness class cannot be used any more: the person must study again.',
      vi: 'Giấy chứng nhận học lớp nhận thức về Đảng đã hết thời hạn: phải học lại.',
    },
    tell: (until: Day, { value, source }: Months) => ({
      path: 'candidateId',
      source,
      en: `the certificate of the awareness class could be used for ${value} months, until ${until}: enrol the person in a class again`,
      vi: `giấy chứng nhận học lớp nhận thức về Đảng chỉ dùng được ${value} tháng, đến hết ngày ${shownDay(until)}: hãy cử người này học lại`,
    }),
  },
  CERTIFICATE_MISSING: {
    meaning: {
      en: 'No certificate of the awareness class is on record.',
      vi: 'Chưa ghi nhận giấy chứng nhận học lớp nhận thức về Đảng.',
    },
    tell: ({ source }: Rule) => ({
      path: 'candidateId',
      source,
      en: 'no certificate of the awareness class is on record: the centre records it',
      vi: 'chưa có giấy chứng nhận học lớp nhận thức về Đảng: trung tâm chính trị ghi nhận giấy này',
    }),
  },
  CONCLUDED_BEFORE_ANSWER: {
    meaning: {
      en: 'The cell committee concluded before the answers to the verification were back.',
      vi: 'Chi ủy kết luận trước khi có đủ kết quả thẩm tra lý lịch.',
    },
    tell: (day: Day, { source }: Rule) => ({
      path: 'concludedOn',
      source,
      en: `the last answer to the verification came on ${day}: the cell committee concludes on that day or later`,
      vi: `kết quả thẩm tra cuối cùng có ngày ${shownDay(day)}: chi ủy chỉ kết luận từ ngày đó trở đi`,
    }),
  },
  HISTORY_BEFORE_APPLICATION: {
    meaning: {
      en: 'The life history is older than the application, which comes first.',
      vi: 'Lý lịch có trước đơn xin vào Đảng; đơn phải có trước.',
    },
    tell: (appliedOn: Day, { source }: Rule) => ({
      path: 'madeOn',
      source,
      en: `the person applied on ${appliedOn}: the life history is written after that, so have it written anew`,
      vi: `đơn xin vào Đảng viết ngày ${shownDay(appliedOn)}: lý lịch phải khai sau khi có đơn, hãy khai lại`,
    }),
  },
  INTRODUCTION_MISSING: {
    meaning: {
      en: 'Nobody introduces the person yet: it takes two official members, or one beside the Youth Union or the trade union.',
      vi: 'Chưa đủ người giới thiệu: cần hai đảng viên chính thức, hoặc một đảng viên cùng Đoàn Thanh niên hoặc Công đoàn.',
    },
    tell: ({ value, source }: { value: { alone: number; besideOrganisation: number }; source: string }) => ({
      path: 'candidateId',
      source,
      en: `the introduction is not complete: record that of ${value.alone} official members (3A-KNĐ), or of ${value.besideOrganisation} (3-KNĐ) beside a resolution of the Youth Union (4-KNĐ) or the trade union (4A-KNĐ)`,
      vi: `chưa đủ giấy giới thiệu: hãy ghi nhận giấy của ${value.alone} đảng viên chính thức (3A-KNĐ), hoặc của ${value.besideOrganisation} đảng viên (3-KNĐ) cùng nghị quyết của Đoàn Thanh niên (4-KNĐ) hoặc Công đoàn (4A-KNĐ)`,
    }),
  },
  NEW_MEMBER_CERTIFICATE_MISSING: {
    meaning: {
      en: 'No certificate of the class for new members is on record.',
      vi: 'Chưa ghi nhận giấy chứng nhận học lớp bồi dưỡng đảng viên mới.',
    },
    tell: ({ source }: Rule) => ({
      path: 'candidateId',
      source,
      en: 'no certificate of the class for new members is on record: enrol the person in one, and the centre records it',
      vi: 'chưa có giấy chứng nhận học lớp bồi dưỡng đảng viên mới: hãy cử đi học, trung tâm chính trị ghi nhận giấy này',
    }),
  },
  OPINION_MISSING: {
    meaning: {
      en: 'Somebody who must be asked about the person has not been.',
      vi: 'Còn thiếu ý kiến của nơi phải lấy ý kiến.',
    },
    tell: (origins: readonly OpinionOrigin[], { source }: Rule) => {
      const words = origins.map((origin) => originWords[origin]);
      return {
        path: 'opinions',
        source,
        en: `an opinion is missing: ${quoted(words, 'en')}`,
        vi: `còn thiếu ý kiến của: ${quoted(words, 'vi')}`,
      };
    },
  },
  PAPER_LAPSED: {
    meaning: {
      en: 'A paper of the dossier does not hold any more and is made anew.',
      vi: 'Giấy tờ trong hồ sơ đã quá thời hạn, phải làm lại.',
    },
    tell: (kind: PaperKind, until: Day, { value, source }: Months) => ({
      path: 'candidateId',
      source,
      en: `“${paperWords[kind].en}” held for ${value} months, until ${until}: have it made anew and record it`,
      vi: `“${paperWords[kind].vi}” có giá trị ${value} tháng, đến hết ngày ${shownDay(until)}: hãy làm lại và ghi nhận`,
    }),
  },
  PAPER_MISSING: {
    meaning: { en: 'A paper is missing in the dossier.', vi: 'Hồ sơ còn thiếu giấy tờ.' },
    tell: (kinds: readonly PaperKind[], { source }: Rule, path = 'candidateId') => {
      const words = kinds.map((kind) => paperWords[kind]);
      return {
        path,
        source,
        en: `missing in the dossier: ${quoted(words, 'en')}; record it first`,
        vi: `hồ sơ còn thiếu: ${quoted(words, 'vi')}; hãy ghi nhận trước`,
      };
    },
  },
  PAPER_OLDER: {
    meaning: bookkeeping({
      en: 'The paper is older than the one of its kind that is there; a newer one takes its place.',
      vi: 'Giấy tờ này cũ hơn giấy cùng loại đã có; chỉ giấy mới hơn mới thay thế được.',
    }),
    tell: (kind: PaperKind, day: Day) => ({
      path: kind === 'OPINIONS' ? 'concludedOn' : 'madeOn',
      en: `“${paperWords[kind].en}” of ${day} is on record: only a newer one takes its place`,
      vi: `đã có “${paperWords[kind].vi}” ngày ${shownDay(day)}: chỉ giấy mới hơn mới thay thế được`,
    }),
  },
  STAGE_NOT_ALLOWED: {
    meaning: candidate.STAGE_NOT_ALLOWED.meaning,
    tell: (stages: readonly CandidateStage[], stage: CandidateStage) => {
      const words = stages.map((one) => stageWords[one]);
      return {
        path: 'candidateId',
        en: `this is done while a case is at ${quoted(words, 'en')}, not “${stageWords[stage].en}”`,
        vi: `việc này làm khi hồ sơ ở bước ${quoted(words, 'vi')}, không phải “${stageWords[stage].vi}”`,
      };
    },
  },
  STEP_BEFORE_LAST: {
    meaning: candidate.STEP_BEFORE_LAST.meaning,
    tell: (path: string, day: Day, { source }: Rule) => ({
      path,
      source,
      en: `the step before was on ${day}: this one cannot be earlier`,
      vi: `bước trước có hiệu lực từ ${shownDay(day)}: bước này không thể sớm hơn`,
    }),
  },
  VERIFICATION_ANSWERED: {
    meaning: bookkeeping({
      en: 'The answer of that place is on record already.',
      vi: 'Đã ghi nhận kết quả thẩm tra của nơi này.',
    }),
    tell: () => ({
      path: 'verificationId',
      en: 'the answer of this place is on record already: ask it again where it must be asked anew',
      vi: 'đã ghi nhận kết quả của nơi này: nếu phải thẩm tra lại, hãy gửi đề nghị mới',
    }),
  },
  VERIFICATION_LAPSED: {
    meaning: {
      en: 'The verification of the life history is too old: it is supplemented.',
      vi: 'Kết quả thẩm tra lý lịch đã quá thời hạn, phải thẩm tra bổ sung.',
    },
    tell: (until: Day, { value, source }: Months) => ({
      path: 'candidateId',
      source,
      en: `the verification of the life history held for ${value} months, until ${until}: ask for a supplementary one`,
      vi: `kết quả thẩm tra lý lịch có giá trị ${value} tháng, đến hết ngày ${shownDay(until)}: hãy đề nghị thẩm tra bổ sung`,
    }),
  },
  VERIFICATION_MISSING: {
    meaning: {
      en: 'No place was asked to verify the life history of the person.',
      vi: 'Chưa thẩm tra lý lịch của chính người xin vào Đảng.',
    },
    tell: ({ source }: Rule) => ({
      path: 'candidateId',
      source,
      en: 'the life history of the person was not verified: the grassroots committee asks the places',
      vi: 'chưa thẩm tra lý lịch của người xin vào Đảng: đảng ủy cơ sở gửi đề nghị thẩm tra',
    }),
  },
  VERIFICATION_OPEN: {
    meaning: {
      en: 'Places that were asked to verify the life history have not answered yet.',
      vi: 'Còn nơi chưa trả lời thẩm tra lý lịch.',
    },
    tell: (count: number, dueOn: Day, { source }: Rule) => ({
      path: 'candidateId',
      source,
      en: `${count === 1 ? 'a place has' : `${count} places have`} not answered to the verification yet; the last one was asked to by ${dueOn}`,
      vi: `còn ${count} nơi chưa trả lời thẩm tra lý lịch; hạn trả lời cuối cùng là ${shownDay(dueOn)}`,
    }),
  },
};

/** What refuses papers, verifications and opinions, and what a review wants. */
export const violations = violationsOf(refusals);

/** What cannot be right about a form. */
export const mistakes = mistakesOf({
  byItself: (kind: PaperKind) => ({
    path: 'kind',
    en: `“${paperWords[kind].en}” is recorded with the opinions that it takes together`,
    vi: `“${paperWords[kind].vi}” được ghi nhận cùng các ý kiến được tổng hợp`,
  }),
  requests: (most: number) => ({
    path: 'requests',
    en: `name 1 to ${most} places`,
    vi: `hãy ghi từ 1 đến ${most} nơi`,
  }),
  aboutNobody: (path: readonly string[]) => ({
    path,
    en: 'say who is to be verified there',
    vi: 'hãy ghi cần thẩm tra về ai',
  }),
  dueBeforeRequest: (path: readonly string[]) => ({
    path,
    en: 'the answer cannot be due before the place is asked',
    vi: 'hạn trả lời không thể trước ngày gửi đề nghị',
  }),
  originTwice: (path: readonly string[]) => ({
    path,
    en: 'each is asked once',
    vi: 'mỗi nơi chỉ ghi một ý kiến',
  }),
  opinionAfterSummary: (path: readonly string[]) => ({
    path,
    en: 'an opinion cannot be later than the day on which the cell committee concluded',
    vi: 'ý kiến không thể sau ngày chi ủy kết luận',
  }),
});
