import { FIRST_BIRTH_YEAR } from '../../resolvers/candidate/facts.ts';
import { MOST_MENTORS } from '../../resolvers/candidate/mentors.ts';
import { MOST_JUDGED } from '../../resolvers/deadline/rules.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import type { Texts } from '../describe.ts';

const JUDGED = `Xét theo hồ sơ của từng trường hợp đang mở trong danh sách, tốn như \`deadlines\` của danh sách đó; quá ${MOST_JUDGED.toLocaleString('vi')} hồ sơ thì bị từ chối.`;

export const candidateTexts: Texts = {
  'Query.candidates': 'Quần chúng bạn được xem, xếp tên theo thứ tự tiếng Việt.',
  '*.candidates(source:)': 'Chỉ lấy các nguồn này.',
  '*.candidates(stage:)': 'Chỉ lấy các bước này.',
  '*.candidates(text:)': `Một phần của họ tên, ${upTo(LONGEST.search).vi}, có dấu hoặc không dấu: "nguyen thi".`,

  Candidate:
    'Quần chúng được chi bộ bồi dưỡng, giúp đỡ để vào Đảng. Dữ liệu cá nhân: chỉ dành cho vai trò làm việc với hồ sơ.',
  'Candidate.admissions': 'Các lần kết nạp của người này, kể cả lần đã bị hủy.',
  'Candidate.awayForWork': 'Đi học, đi làm ăn xa. Dữ liệu cá nhân, nhóm BACKGROUND.',
  'Candidate.birthMonth': 'Tháng sinh, từ 1 đến 12. Dữ liệu cá nhân, nhóm IDENTITY.',
  'Candidate.birthYear': 'Năm sinh; tuổi kết nạp tính theo tháng. Dữ liệu cá nhân, nhóm IDENTITY.',
  'Candidate.committee': 'Chi bộ theo dõi.',
  'Candidate.enrolments': 'Các lớp bồi dưỡng người này được cử đi học.',
  'Candidate.currentMentor':
    'Đảng viên đang giúp đỡ hiện nay; nếu có nhiều người thì là người được phân công sau cùng. Null nếu không có ai.',
  'Candidate.erasedAt': 'Thời điểm dữ liệu cá nhân được xóa: từ đó mọi dữ liệu cá nhân là null. Null nếu chưa xóa.',
  'Candidate.ethnicGroup': 'Dân tộc. Dữ liệu cá nhân, nhóm BACKGROUND.',
  'Candidate.fullName': 'Họ và tên. Dữ liệu cá nhân, nhóm IDENTITY.',
  'Candidate.history': 'Mọi bước của hồ sơ, bước đầu tiên trước. Không bao giờ sửa lại.',
  'Candidate.lastEnrolment':
    'Lớp người này được cử đi học gần đây nhất, kèm giấy chứng nhận nếu có. Null nếu chưa học lớp nào.',
  'Candidate.lastStep': 'Bước được ghi gần đây nhất, tức bước cuối của `history`. Null nếu chưa có bước nào.',
  'Candidate.mentors': 'Đảng viên được phân công giúp đỡ, người đầu tiên trước.',
  'Candidate.places':
    'Chi bộ nào theo dõi hồ sơ từ ngày nào đến ngày nào, chi bộ đầu tiên trước. Chưa gồm chi bộ bắt đầu từ một ngày sau này.',
  'Candidate.sex': 'Giới tính. Dữ liệu cá nhân, nhóm IDENTITY.',
  'Candidate.source': 'Nguồn phát hiện. Dữ liệu cá nhân, nhóm BACKGROUND.',
  'Candidate.stage': 'Hồ sơ đang ở bước nào.',
  'Candidate.stageSince': 'Từ ngày nào.',
  'Candidate.youthUnionMember': 'Là đoàn viên thanh niên. Dữ liệu cá nhân, nhóm BACKGROUND.',

  'Candidate.education': 'Trình độ học vấn. Null nếu chưa ai ghi. Dữ liệu cá nhân, nhóm BACKGROUND.',
  'Candidate.citizen': 'Có quốc tịch Việt Nam. Null nếu chưa ai ghi. Dữ liệu cá nhân, nhóm BACKGROUND.',
  'Candidate.residence': 'Nơi cư trú. Null nếu chưa ai ghi. Dữ liệu cá nhân, nhóm BACKGROUND.',
  'Candidate.workplace': 'Nơi làm việc. Null nếu chưa ai ghi. Dữ liệu cá nhân, nhóm BACKGROUND.',
  'Candidate.occupation': 'Nghề nghiệp. Null nếu chưa ai ghi. Dữ liệu cá nhân, nhóm BACKGROUND.',
  'Candidate.religious':
    'Có đạo hay không; không ghi là đạo nào. Null nếu chưa ai ghi. Dữ liệu cá nhân, nhóm BACKGROUND.',
  'Candidate.tradeUnionMember': 'Là đoàn viên công đoàn. Null nếu chưa ai ghi. Dữ liệu cá nhân, nhóm BACKGROUND.',
  'Candidate.villageHead': 'Là trưởng thôn hoặc phó thôn. Null nếu chưa ai ghi. Dữ liệu cá nhân, nhóm BACKGROUND.',
  'Candidate.militia': 'Là dân quân tự vệ. Null nếu chưa ai ghi. Dữ liệu cá nhân, nhóm BACKGROUND.',
  'Candidate.availability':
    'Chi bộ có theo dõi được người đó hay không. Null nếu chưa ai ghi. Dữ liệu cá nhân, nhóm BACKGROUND.',
  'Candidate.appliedOn': 'Ngày làm đơn xin vào Đảng. Null nếu chưa ai ghi. Dữ liệu cá nhân, nhóm BACKGROUND.',
  'Candidate.historyOn': 'Ngày khai lý lịch. Null nếu chưa ai ghi. Dữ liệu cá nhân, nhóm BACKGROUND.',
  'Candidate.changes': 'Những lần đính chính, bổ sung thông tin, lần đầu tiên trước. Không bao giờ sửa lại.',

  CandidateChange:
    'Một lần đính chính hoặc bổ sung thông tin của một người. Nội dung trước khi sửa có trong bản xuất dữ liệu của người đó.',
  'CandidateChange.fields': 'Tên các trường của `Candidate` đã được sửa.',
  'CandidateChange.reason': 'Lý do. Dữ liệu cá nhân, nhóm CASE.',
  'CandidateChange.changedAt': 'Thời điểm ghi nhận.',

  EntryStage: 'Hồ sơ bắt đầu ở bước nào.',
  'EntryStage.SOURCE': 'Nguồn: có tên trong đợt rà soát nguồn kết nạp.',
  'EntryStage.OUTSTANDING': 'Đưa ngay vào danh sách quần chúng ưu tú, kèm đảng viên giúp đỡ.',

  Education: 'Trình độ học vấn cao nhất đã hoàn thành.',
  'Education.READS_AND_WRITES': 'Biết đọc, biết viết chữ quốc ngữ.',
  'Education.PRIMARY': 'Tiểu học.',
  'Education.LOWER_SECONDARY': 'Trung học cơ sở.',
  'Education.UPPER_SECONDARY': 'Trung học phổ thông.',
  'Education.VOCATIONAL': 'Trung cấp.',
  'Education.HIGHER': 'Cao đẳng, đại học trở lên.',

  Availability: 'Có mặt tại địa phương để chi bộ theo dõi hay không.',
  'Availability.HOME': 'Ở địa phương.',
  'Availability.STUDYING_AWAY': 'Đi học xa.',
  'Availability.WORKING_AWAY': 'Đi làm ăn xa.',

  MentorEnd: 'Lý do thôi phân công giúp đỡ.',
  'MentorEnd.MOVED': 'Chuyển nơi cư trú, công tác.',
  'MentorEnd.DISCIPLINED': 'Bị kỷ luật.',
  'MentorEnd.CANNOT_CONTINUE': 'Không có điều kiện tiếp tục.',
  'MentorEnd.CASE_OVER': 'Hồ sơ kết thúc hoặc bắt đầu lại.',
  'MentorEnd.CASE_MOVED': 'Hồ sơ chuyển sang chi bộ khác.',
  'MentorEnd.MISTAKE': 'Ghi nhầm.',

  CandidateFactsInput:
    'Những thông tin mà quy định về kết nạp yêu cầu. Trường để trống thì giữ nguyên; null nghĩa là chưa biết.',
  'CandidateFactsInput.education': 'Trình độ học vấn.',
  'CandidateFactsInput.citizen': 'Có quốc tịch Việt Nam.',
  'CandidateFactsInput.residence': `Nơi cư trú, ${upTo(LONGEST.placeOfPerson).vi}.`,
  'CandidateFactsInput.workplace': `Nơi làm việc, ${upTo(LONGEST.placeOfPerson).vi}.`,
  'CandidateFactsInput.occupation': `Nghề nghiệp, ${upTo(LONGEST.occupation).vi}.`,
  'CandidateFactsInput.religious': 'Có đạo hay không; không ghi là đạo nào.',
  'CandidateFactsInput.tradeUnionMember': 'Là đoàn viên công đoàn.',
  'CandidateFactsInput.villageHead': 'Là trưởng thôn hoặc phó thôn.',
  'CandidateFactsInput.militia': 'Là dân quân tự vệ.',
  'CandidateFactsInput.availability': 'Chi bộ có theo dõi được người đó hay không.',
  'CandidateFactsInput.appliedOn': 'Ngày làm đơn xin vào Đảng; không ở trong tương lai.',
  'CandidateFactsInput.historyOn': 'Ngày khai lý lịch; không ở trong tương lai, không trước ngày làm đơn.',

  MentorInput: 'Đảng viên chính thức sẽ giúp đỡ.',
  'MentorInput.memberName': `Họ tên đảng viên, ${upTo(LONGEST.personName).vi}; để trống nếu chọn đảng viên trong danh sách.`,
  'MentorInput.memberId':
    'Đảng viên chính thức có trong danh sách của chi bộ vào ngày đó, thay cho họ tên: họ tên lấy theo danh sách.',

  'Mutation.addCandidate':
    'Lập hồ sơ cho người được phát hiện khi rà soát nguồn, hoặc được chi bộ đưa ngay vào danh sách quần chúng ưu tú kèm đảng viên giúp đỡ. Đây là việc của chi bộ; cấp trên có thể làm thay. `Candidate.possibleDuplicates` cảnh báo nếu người đó có thể đã có hồ sơ.',
  AddCandidateInput: 'Người mà chi bộ bắt đầu theo dõi.',
  'AddCandidateInput.committeeId': 'Chi bộ.',
  'AddCandidateInput.stage': 'Hồ sơ bắt đầu ở bước nào.',
  'AddCandidateInput.effectiveOn': 'Ngày rà soát, hoặc ngày nghị quyết đưa vào danh sách; không ở trong tương lai.',
  'AddCandidateInput.documentNumber': `Số văn bản làm căn cứ, ${upTo(LONGEST.documentNumber).vi}. Bắt buộc với OUTSTANDING: số nghị quyết chi bộ.`,
  'AddCandidateInput.mentors': `Đảng viên giúp đỡ: bắt buộc với OUTSTANDING, nhiều nhất ${MOST_MENTORS} người; để trống với SOURCE.`,
  'AddCandidateInput.fullName': `Họ và tên, ${upTo(LONGEST.personName).vi}.`,
  'AddCandidateInput.sex': 'Giới tính.',
  'AddCandidateInput.birthYear': `Năm sinh, từ ${FIRST_BIRTH_YEAR} trở đi.`,
  'AddCandidateInput.birthMonth': 'Tháng sinh, từ 1 đến 12.',
  'AddCandidateInput.ethnicGroup': `Dân tộc, ${upTo(LONGEST.ethnicGroup).vi}.`,
  'AddCandidateInput.sourceReviewId': 'Đợt rà soát nguồn của chi bộ, đang mở, trong đó phát hiện người này.',
  'AddCandidateInput.source': 'Nguồn phát hiện.',
  'AddCandidateInput.youthUnionMember': 'Là đoàn viên thanh niên.',
  'AddCandidateInput.earlierCaseId':
    'Một hồ sơ đã kết thúc của chính người này mà bạn được xem: hồ sơ mới cũng là của người đó, nên họ tên, giới tính và tháng năm sinh phải đúng như đã ghi. Để trống với người mới.',
  'AddCandidateInput.facts': 'Những điều khác đã biết.',
  AddCandidatePayload: 'Đã lập hồ sơ.',
  'AddCandidatePayload.candidate': 'Hồ sơ hiện tại.',
  'Candidate.otherCases':
    'Hồ sơ khác của cùng một người mà bạn được xem, hồ sơ đầu tiên trước: người trở lại thì có hồ sơ mới. Họ tên, giới tính và tháng năm sinh giống nhau trong mọi hồ sơ.',
  'Candidate.possibleDuplicates':
    'Những người khác bạn được xem có cùng họ tên (không kể dấu) và cùng tháng, năm sinh: người này có thể đã có hồ sơ. Việc tra cứu được ghi nhật ký truy cập.',

  'Mutation.updateCandidate':
    'Bổ sung, đính chính thông tin của một người. Trường để trống thì giữ nguyên. Nội dung cũ được giữ lại: `Candidate.changes` cho biết đã sửa gì và ai sửa, bản xuất dữ liệu cho biết nội dung cũ.',
  UpdateCandidateInput: 'Thông tin được đính chính hoặc bổ sung.',
  'UpdateCandidateInput.candidateId': 'Hồ sơ của ai.',
  'UpdateCandidateInput.fullName': `Họ và tên, nếu ghi nhầm, ${upTo(LONGEST.personName).vi}. Phải nêu lý do.`,
  'UpdateCandidateInput.sex': 'Giới tính. Phải nêu lý do.',
  'UpdateCandidateInput.birthYear': 'Năm sinh. Phải nêu lý do; không được làm sai tuổi khi chi bộ xét.',
  'UpdateCandidateInput.birthMonth': 'Tháng sinh, từ 1 đến 12. Phải nêu lý do.',
  'UpdateCandidateInput.ethnicGroup': `Dân tộc, ${upTo(LONGEST.ethnicGroup).vi}.`,
  'UpdateCandidateInput.source': 'Nguồn phát hiện.',
  'UpdateCandidateInput.youthUnionMember': 'Là đoàn viên thanh niên.',
  'UpdateCandidateInput.facts': 'Những thông tin mà quy định yêu cầu.',
  'UpdateCandidateInput.reason': `Lý do, ${upTo(LONGEST.reason).vi}; bắt buộc khi sửa họ tên, giới tính hoặc ngày sinh.`,
  UpdateCandidatePayload: 'Đã ghi thông tin.',
  'UpdateCandidatePayload.candidate': 'Hồ sơ hiện tại.',

  'Mutation.assignCase':
    'Cấp ủy cấp trên giao hồ sơ cho chi bộ thuận lợi nhất, khi nơi người đó ở hoặc làm việc chưa có chi bộ hoặc chưa có đảng viên. Hồ sơ giữ nguyên bước; đảng viên đang giúp đỡ vẫn tiếp tục đến khi kết thúc phân công. Việc của đảng ủy cơ sở hoặc cấp trên.',
  AssignCaseInput: 'Hồ sơ nào giao cho chi bộ nào.',
  'AssignCaseInput.candidateId': 'Hồ sơ của ai.',
  'AssignCaseInput.committeeId': 'Chi bộ được phân công theo dõi.',
  'AssignCaseInput.effectiveOn':
    'Từ ngày nào; không ở trong tương lai, không trước ngày của bước trước, sau ngày hồ sơ về chi bộ hiện tại.',
  'AssignCaseInput.documentNumber': `Số văn bản phân công, ${upTo(LONGEST.documentNumber).vi}.`,
  AssignCasePayload: 'Đã giao hồ sơ.',
  'AssignCasePayload.candidate': 'Hồ sơ hiện tại.',

  'Mutation.putOnList':
    'Chi bộ ra nghị quyết đưa một người vào danh sách quần chúng ưu tú, đồng thời phân công đảng viên giúp đỡ. Từ SOURCE; từ OFF_LIST và WITHDRAWN với người trở lại. Đây là việc của chi bộ; cấp trên có thể làm thay.',
  PutOnListInput: 'Nghị quyết chi bộ và đảng viên giúp đỡ.',
  'PutOnListInput.candidateId': 'Hồ sơ của ai.',
  'PutOnListInput.effectiveOn': 'Ngày nghị quyết; không ở trong tương lai, không trước ngày của bước trước.',
  'PutOnListInput.documentNumber': `Số nghị quyết, ${upTo(LONGEST.documentNumber).vi}.`,
  'PutOnListInput.mentors': `Đảng viên giúp đỡ: một đến ${MOST_MENTORS} đảng viên chính thức.`,
  PutOnListPayload: 'Đã đưa vào danh sách.',
  'PutOnListPayload.candidate': 'Hồ sơ hiện tại.',

  'Mutation.assignMentor':
    'Phân công thêm một đảng viên chính thức giúp đỡ người trong danh sách. Người giúp đỡ sau này có thể là người giới thiệu. Đây là việc của chi bộ; cấp trên có thể làm thay.',
  AssignMentorInput: 'Đảng viên được chi bộ phân công giúp đỡ.',
  'AssignMentorInput.candidateId': 'Giúp đỡ ai.',
  'AssignMentorInput.memberName': `Họ tên đảng viên, ${upTo(LONGEST.personName).vi}; để trống nếu chọn đảng viên trong danh sách.`,
  'AssignMentorInput.memberId':
    'Đảng viên chính thức có trong danh sách của chi bộ vào ngày đó, thay cho họ tên: họ tên lấy theo danh sách.',
  'AssignMentorInput.startsOn': 'Ngày bắt đầu; không ở trong tương lai, không trước ngày đưa vào danh sách.',
  'AssignMentorInput.documentNumber': `Số văn bản làm căn cứ, ${upTo(LONGEST.documentNumber).vi}.`,
  MentorPayload: 'Đã ghi việc phân công.',
  'MentorPayload.mentor': 'Việc phân công hiện tại.',

  'Mutation.endMentor':
    'Thôi phân công một đảng viên giúp đỡ. Nếu không còn ai giúp đỡ, hãy phân công người khác bằng `assignMentor`.',
  EndMentorInput: 'Ai thôi giúp đỡ, từ ngày nào và vì sao.',
  'EndMentorInput.mentorId': 'Việc phân công nào.',
  'EndMentorInput.endsOn': 'Ngày đầu tiên không còn giúp đỡ; không ở trong tương lai.',
  'EndMentorInput.reason': 'Lý do.',

  CasePlace:
    'Chi bộ theo dõi hồ sơ từ một ngày đến trước một ngày khác. Bước của hồ sơ và việc kết nạp trong những ngày đó thuộc chi bộ này.',
  'CasePlace.cause': 'Vì sao hồ sơ chuyển đến đây; null nếu hồ sơ bắt đầu ở đây.',
  'CasePlace.committee': 'Chi bộ; null nếu bạn không được xem.',
  'CasePlace.documentNumber': 'Số văn bản làm căn cứ.',
  'CasePlace.recordedAt': 'Thời điểm ghi nhận.',
  'CasePlace.validFrom': 'Ngày đầu tiên; null nếu hồ sơ bắt đầu ở chi bộ này.',
  'CasePlace.validTo':
    'Ngày chuyển sang chi bộ khác; null nếu vẫn ở đây. Trùng với `validFrom` nếu bản ghi đã được đính chính và chưa từng có hiệu lực.',

  CasePlaceCause: 'Lý do chuyển chi bộ theo dõi.',
  'CasePlaceCause.TRANSFER': 'Người đó chuyển nơi cư trú, học tập hoặc công tác.',
  'CasePlaceCause.ASSIGNMENT':
    'Cấp ủy cấp trên phân công chi bộ thuận lợi nhất theo dõi: nơi người đó ở chưa có chi bộ.',
  'CasePlaceCause.REORGANISATION': 'Chi bộ kết thúc hoạt động, sáp nhập hoặc chia tách.',
  'CasePlaceCause.CORRECTION': 'Trước đó ghi nhầm chi bộ.',

  CandidateStage:
    'Bước của một người trên đường vào Đảng. Theo thứ tự: SOURCE, OUTSTANDING, IN_AWARENESS_CLASS, AWARENESS_CERTIFIED, DOSSIER, VERIFYING, OPINIONS, CELL_REVIEW, CELL_PROPOSED, GRASSROOTS_PROPOSED, DECIDED, PROBATIONARY, OFFICIAL. Ra khỏi quy trình: OFF_LIST, WITHDRAWN; khi đang dự bị: REMOVED.',
  'CandidateStage.SOURCE': 'Nguồn: có tên trong đợt rà soát nguồn kết nạp.',
  'CandidateStage.OUTSTANDING': 'Quần chúng ưu tú, có đảng viên được phân công giúp đỡ.',
  'CandidateStage.IN_AWARENESS_CLASS': 'Đang học lớp bồi dưỡng nhận thức về Đảng.',
  'CandidateStage.AWARENESS_CERTIFIED':
    'Đã có giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng. Nguồn đang xét tính từ bước này.',
  'CandidateStage.DOSSIER': 'Làm hồ sơ (đơn, lý lịch).',
  'CandidateStage.VERIFYING': 'Thẩm tra, xác minh lý lịch.',
  'CandidateStage.OPINIONS': 'Lấy ý kiến nhận xét và giới thiệu.',
  'CandidateStage.CELL_REVIEW': 'Chi bộ xét.',
  'CandidateStage.CELL_PROPOSED': 'Chi bộ đã ra nghị quyết đề nghị kết nạp.',
  'CandidateStage.GRASSROOTS_PROPOSED': 'Đảng ủy cơ sở đã ra nghị quyết đề nghị kết nạp.',
  'CandidateStage.DECIDED': 'Đã có quyết định kết nạp, chờ lễ kết nạp. Nguồn đang xét tính đến bước này.',
  'CandidateStage.PROBATIONARY': 'Đảng viên dự bị, trong 12 tháng.',
  'CandidateStage.OFFICIAL': 'Đảng viên chính thức.',
  'CandidateStage.OFF_LIST': 'Chi bộ đã đưa ra khỏi danh sách.',
  'CandidateStage.WITHDRAWN': 'Tự rút.',
  'CandidateStage.REMOVED': 'Đảng viên dự bị bị xóa tên theo quyết định: `removeProbationer`.',

  SourceCategory: 'Nguồn kết nạp: người đó được phát hiện từ đâu.',
  'SourceCategory.YOUTH': 'Thanh niên.',
  'SourceCategory.MILITIA': 'Dân quân tự vệ.',
  'SourceCategory.ACTIVE_MASSES': 'Quần chúng năng động ở thôn, bản.',
  'SourceCategory.VILLAGE_HEAD': 'Trưởng thôn, phó thôn.',
  'SourceCategory.CIVIL_SERVANT': 'Cán bộ, công chức.',
  'SourceCategory.TEACHER': 'Giáo viên.',
  'SourceCategory.WORKER': 'Công nhân.',
  'SourceCategory.ARMED_FORCES': 'Lực lượng vũ trang (công an, quân đội).',

  PersonOrder: 'Cách sắp xếp họ và tên, theo thứ tự chữ cái tiếng Việt.',
  'PersonOrder.GIVEN_NAME':
    'Theo tên (chữ cuối của họ và tên), rồi đến họ và tên đệm, như cách lập danh sách thường dùng.',
  'PersonOrder.FAMILY_NAME': 'Theo họ, lần lượt cả họ và tên.',
  '*.*(order:)': 'Sắp xếp theo tên hay theo họ.',

  '*.candidates(orderBy:)': 'Sắp xếp theo gì; được ưu tiên hơn `order`.',
  'CandidateOrder.givenName':
    'Theo tên (chữ cuối của họ và tên), rồi đến họ và tên đệm, như cách lập danh sách thường dùng.',
  'CandidateOrder.familyName': 'Theo họ, lần lượt cả họ và tên.',
  'CandidateOrder.stageSince': 'Theo ngày chuyển sang bước hiện tại.',

  Sex: 'Giới tính.',
  'Sex.FEMALE': 'Nữ.',
  'Sex.MALE': 'Nam.',

  MentorAssignment: 'Đảng viên chính thức được phân công giúp đỡ quần chúng.',
  'MentorAssignment.memberName':
    'Họ tên đảng viên; null nếu dữ liệu của quần chúng đã được xóa. Dữ liệu cá nhân, nhóm CASE.',
  'MentorAssignment.member':
    'Đảng viên trong danh sách; null nếu chỉ ghi họ tên, hoặc bạn không được xem danh sách của chi bộ đó.',
  'MentorAssignment.validFrom': 'Ngày bắt đầu phân công.',
  'MentorAssignment.documentNumber': 'Số văn bản làm căn cứ; null nếu không rõ.',
  'MentorAssignment.endReason': 'Vì sao kết thúc; null nếu còn hiệu lực hoặc không rõ.',
  'MentorAssignment.validTo': 'Ngày kết thúc phân công; null nếu còn hiệu lực.',

  StageChange: 'Một bước của hồ sơ.',
  'StageChange.changedAt': 'Thời điểm ghi nhận.',
  'StageChange.documentNumber': 'Số văn bản làm căn cứ.',
  'StageChange.effectiveOn': 'Ngày có hiệu lực.',
  'StageChange.fromStage': 'Từ bước nào; null ở bước đầu tiên.',
  'StageChange.corrections': 'Những gì đã ghi trước khi đính chính, lần đầu trước. Không bao giờ sửa lại.',
  StepCorrection: 'Chỗ ghi nhầm của một bước (đính chính).',
  'StepCorrection.fromEffectiveOn': 'Ngày trước khi đính chính.',
  'StepCorrection.toEffectiveOn': 'Ngày sau khi đính chính; như cũ nếu ngày đã đúng.',
  'StepCorrection.fromDocumentNumber': 'Số trước khi đính chính; null nếu chưa có.',
  'StepCorrection.toDocumentNumber': 'Số sau khi đính chính; như cũ nếu số đã đúng.',
  'StepCorrection.fromCommittee': 'Chi bộ có hồ sơ trước khi đính chính; null nếu đã đúng, hoặc bạn không được xem.',
  'StepCorrection.toCommittee': 'Chi bộ có hồ sơ từ đó; null nếu đã đúng, hoặc bạn không được xem.',
  'StepCorrection.reason': 'Lý do; null nếu dữ liệu cá nhân đã bị xóa. Dữ liệu cá nhân, nhóm CASE.',
  'StepCorrection.changedAt': 'Thời điểm ghi nhận.',
  'StepCorrection.changedBy': 'Người thực hiện.',
  'StageChange.legacySource':
    'Nguồn của bước có từ trước khi dùng phần mềm, ví dụ tệp đã nhập; null với bước thực hiện trong phần mềm.',
  'StageChange.reason': 'Lý do, khi lùi bước. Dữ liệu cá nhân, nhóm CASE.',
  'StageChange.toStage': 'Sang bước nào.',

  'Mutation.moveCandidateStage':
    'Đưa ra khỏi danh sách, ghi nhận tự rút, hoặc lùi hồ sơ kèm lý do: về một bước phía trước; người đã ra khỏi danh sách hoặc đã rút thì về nguồn hoặc về bước trước khi ra. Các bước tiến được ghi nhận bằng chính việc đó: đưa vào danh sách, giấy chứng nhận, làm hồ sơ, biểu quyết, quyết định (xem `nextSteps`); việc kết nạp ghi bằng `recordAdmission`. Mỗi vai trò chuyển những gì thuộc cấp mình hoặc cấp dưới: lùi bước là việc của cấp cao hơn trong hai cấp có bước liên quan.',
  MoveCandidateStageInput: 'Ra khỏi danh sách, hoặc lùi bước.',
  'MoveCandidateStageInput.candidateId': 'Hồ sơ của ai.',
  'MoveCandidateStageInput.documentNumber': 'Số văn bản làm căn cứ.',
  'MoveCandidateStageInput.effectiveOn': 'Ngày có hiệu lực; không ở trong tương lai, không trước ngày của bước trước.',
  'MoveCandidateStageInput.reason':
    'Bắt buộc khi lùi bước hoặc đưa ra khỏi danh sách; không cần khi người đã ra trở lại làm nguồn.',
  'MoveCandidateStageInput.to':
    'OFF_LIST, WITHDRAWN, hoặc một bước phía trước. STAGE_NOT_ALLOWED với bước phải đạt bằng việc riêng của bước đó.',
  MoveCandidateStagePayload: 'Đã chuyển bước.',
  'MoveCandidateStagePayload.candidate': 'Hồ sơ hiện tại.',

  'CandidateFilter.stage': 'Đang ở một trong các bước này.',
  'CandidateFilter.source': 'Thuộc một trong các nguồn này.',
  'CandidateFilter.stageSince': 'Ngày chuyển sang bước hiện tại.',
  'CandidateFilter.mentored': 'Hôm nay có đảng viên chính thức được phân công giúp đỡ hay không.',
  'CandidateFilter.mentor':
    'Hôm nay có một trong các đảng viên này (trong danh sách đảng viên) được phân công giúp đỡ; người giúp đỡ chỉ ghi tên thì không nằm trong danh sách.',
  'CandidateFilter.missingPaper': 'Còn thiếu ít nhất một trong các giấy tờ này; giấy tờ đã hết hạn vẫn tính là có.',
  'CandidateFilter.certificateLapsesBefore':
    'Giấy chứng nhận học lớp nhận thức về Đảng mới nhất không còn dùng được vào ngày này; khi chi bộ chưa xét, riêng người còn trong danh sách thì khi giấy còn hạn.',
  'CandidateFilter.paperLapsesBefore':
    'Có giấy tờ không còn giá trị vào ngày này và chưa được thay bằng bản mới, khi đang lập hồ sơ.',
  'CandidateFilter.waitingFor': `Bước tiếp theo của hồ sơ hôm nay thuộc một trong các cấp này, như \`nextSteps\`. ${JUDGED}`,
  'CandidateFilter.nextStep': `Bước tiếp theo của hồ sơ hôm nay là một trong các bước này, như \`nextSteps\`: đang chờ đảng ủy bộ phận thẩm định, hoặc chờ quyết định công nhận, chi tiết hơn bước hiện tại. ${JUDGED}`,
  'CandidateFilter.deadlineBefore': `Bước tiếp theo phải xong trước ngày này, theo hạn như trong \`nextSteps\`: trả lời thẩm tra, quyết định, lễ kết nạp, công nhận chính thức. ${JUDGED}`,
  'CandidateFilter.missing': `Hôm nay hồ sơ chưa đủ ít nhất một trong các mục này (giấy đã hết hạn coi như chưa có), như \`checklist\` của hồ sơ; khi đang lập hồ sơ, và khi là đảng viên dự bị thì để công nhận chính thức. ${JUDGED}`,
};
