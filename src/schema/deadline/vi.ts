import { MOST_COMMITTEES, NEWS_DAYS } from '../../resolvers/deadline/rules.ts';
import { DAYS_AHEAD } from '../../resolvers/rule/documents.ts';
import type { Texts } from '../describe.ts';
import { listFrameTexts } from '../live-list-vi.ts';

export const deadlineTexts: Texts = {
  'Query.deadlines': `Việc đến hạn, quá hạn ở các tổ chức bạn được xem, việc đến hạn sớm nhất trước; hồ sơ thì trong phạm vi bạn được xem. Mỗi lần hỏi đều tính lại theo quy định hiện hành. Nhiều nhất ${MOST_COMMITTEES} tổ chức.`,
  'Query.deadlines(withinId:)': 'Chỉ của tổ chức này và các cấp dưới.',
  'Query.deadlines(actorId:)':
    'Chỉ những việc tổ chức này hoặc bộ phận của tổ chức này phải làm; không có việc nào nếu bạn không được xem tổ chức đó.',
  'Query.deadlines(until:)': 'Chỉ những việc đến hạn trong ngày này hoặc trước đó.',
  'Query.deadlines(kind:)': 'Chỉ các loại này.',
  'Query.deadlines(overdue:)': 'True: chỉ việc quá hạn. False: chỉ việc chưa quá hạn. Bỏ trống thì cả hai.',
  'Subscription.workList': `Danh sách việc đến hạn (\`deadlines\`) trực tiếp: của một tổ chức và các cấp dưới, trong phạm vi bạn được xem. Một bước của hồ sơ, một lần đính chính, sang ngày mới, quyết định về tổ chức, thay đổi lịch ngày làm việc hoặc vai trò của bạn đều được cập nhật trong vòng một giây. Không có \`after\` thì khung đầu tiên là SNAPSHOT; có con trỏ đã nhận trước đó thì khung đầu tiên là HEARTBEAT nếu từ đó chưa có gì thay đổi, nếu có thì là SNAPSHOT. Ít nhất mười giây có một khung. Các dòng không nêu tên người nào: hãy hỏi \`nodes(ids:)\` với \`aboutId\`, lần xem đó được ghi nhật ký. Nhiều nhất ${MOST_COMMITTEES} tổ chức.`,
  'Subscription.workList(withinId:)': 'Của tổ chức này và các cấp dưới.',
  'Subscription.workList(until:)': 'Chỉ những việc đến hạn trong ngày này hoặc trước đó.',
  'Subscription.workList(kind:)': 'Chỉ các loại này.',
  'Subscription.workList(after:)': 'Con trỏ của một khung thuộc danh sách này: cùng tổ chức, cùng ngày, cùng loại.',
  ...listFrameTexts('WorkListFrame'),
  WorkListFrame:
    'Một thông điệp của danh sách việc trực tiếp. Các khung nối khít nhau: `from` là `cursor` của khung trước, nên ứng dụng tự chứng minh được là không sót gì.',
  'WorkListFrame.rows':
    'SNAPSHOT và RESET xếp theo `day`, cùng ngày thì theo `id`: hãy xếp các dòng của DELTA vào đúng chỗ như vậy.',
  Deadline:
    'Một việc phải làm trước một ngày. Không nêu tên người nào, nên danh sách có thể để mở: muốn biết là ai thì hỏi `nodes(ids:)` với `aboutId`, lần xem đó được ghi nhật ký.',
  'Deadline.id':
    'Giữ nguyên khi việc còn đến hạn, dùng làm khóa cho danh sách và bộ nhớ đệm. `node` không tìm được: việc này được tính ra, không lưu.',
  'Deadline.kind': 'Việc gì đến hạn.',
  'Deadline.day':
    'Ngày cuối cùng: tính theo ngày làm việc nếu quy định như vậy; với giấy tờ là ngày cuối còn giá trị; với tình trạng kéo dài (NO_SECRETARY, CELL_TOO_SMALL, FELL_BEHIND, CANNOT_MEET, SOURCE_DRY) là ngày bắt đầu; với tin báo (PLAN_MET, PLAN_REVISED, YEAR_CLOSED) là ngày có việc đó.',
  'Deadline.from':
    'Mốc tính thời hạn; nếu ở phía trước thì là ngày đầu tiên có thể làm. Null nếu không có mốc nào được ghi.',
  'Deadline.overdue': 'Đúng khi đã quá hạn.',
  'Deadline.workingDaysLeft':
    'Số ngày làm việc còn lại sau hôm nay, kể cả ngày cuối cùng; 0 vào ngày đó và khi đã quá hạn.',
  'Deadline.workingDaysOver': 'Số ngày làm việc đã quá hạn; 0 khi chưa quá hạn.',
  'Deadline.daysCertain':
    'Sai nếu chưa có lịch ngày làm việc của một năm trong khoảng đó, hoặc có ngày chưa được xác nhận.',
  'Deadline.aboutId':
    'Bản ghi liên quan, dùng cho `node` và `nodes`: hồ sơ, đề nghị chuyển hồ sơ, tổ chức, cuộc kiểm tra, việc khắc phục hoặc lớp học.',
  'Deadline.committee':
    'Của tổ chức nào: với hồ sơ là chi bộ đang theo dõi, với cuộc kiểm tra là nơi được kiểm tra, với đề nghị chuyển hồ sơ là nơi được đề nghị, với lớp học là cấp ủy của trung tâm. Null nếu bạn không được xem.',
  'Deadline.committeeId':
    '`id` của `committee`, không phải đọc cơ sở dữ liệu: danh sách trực tiếp nên hỏi trường này. Null nếu bạn không được xem.',
  'Deadline.paper': 'Giấy tờ nào hết hạn; null nếu không phải giấy tờ.',
  'Deadline.rule':
    'Căn cứ của thời hạn: văn bản và điểm quy định, hoặc quyết định đã nêu; null nếu ngày do kế hoạch hoặc kết luận ấn định.',
  'Deadline.actor': 'Ai phải làm.',
  DeadlineActor: 'Ai phải làm.',
  'DeadlineActor.step': 'Bước của hồ sơ, hoặc bước đang bị chờ; null nếu không phải việc của hồ sơ.',
  'DeadlineActor.body': 'Cấp thực hiện; null nếu là việc của chính tổ chức.',
  'DeadlineActor.name': 'Tên tổ chức hoặc trung tâm đang được chờ, kể cả cấp trên của bạn; null nếu chưa biết.',
  'DeadlineActor.committee': 'Tổ chức đó; null nếu bạn không được xem.',
  DeadlineKind: 'Loại việc đến hạn. Sau này có thể có thêm loại mới: loại chưa biết thì hiển thị ngày và căn cứ.',
  'DeadlineKind.VERIFICATION_ANSWER': 'Nơi được đề nghị thẩm tra lý lịch chưa trả lời.',
  'DeadlineKind.CERTIFICATE_LAPSES': 'Giấy chứng nhận học lớp nhận thức về Đảng hết hạn khi chi bộ chưa xét.',
  'DeadlineKind.PAPER_LAPSES': 'Giấy tờ trong hồ sơ hết hạn khi chi bộ chưa xét: phải làm lại.',
  'DeadlineKind.VERIFICATION_LAPSES': 'Kết quả thẩm tra hết hạn khi chi bộ chưa xét: phải thẩm tra bổ sung.',
  'DeadlineKind.DECISION': 'Quyết định kết nạp, tính từ nghị quyết của chi bộ.',
  'DeadlineKind.CEREMONY': 'Lễ kết nạp.',
  'DeadlineKind.RECOGNITION_REVIEW':
    'Chi bộ xét công nhận người đã hết thời gian dự bị; `from` là ngày được tính là đảng viên chính thức.',
  'DeadlineKind.RECOGNITION_DECISION': 'Quyết định công nhận chính thức, tính từ nghị quyết của chi bộ.',
  'DeadlineKind.TERM_ENDS': 'Nhiệm kỳ của cấp ủy kết thúc, chưa có nhiệm kỳ mới.',
  'DeadlineKind.NO_SECRETARY':
    'Tổ chức khuyết bí thư từ ngày `day`: bí thư trước đã thôi. Không nêu nơi chưa từng ghi nhận bí thư.',
  'DeadlineKind.CELL_TOO_SMALL':
    'Chi bộ báo cáo ngày `day` không đủ đảng viên chính thức: không biểu quyết, không đại hội được cho đến khi cấp trên xử lý.',
  'DeadlineKind.INSPECTION': 'Cuộc kiểm tra, giám sát phải kết luận theo chương trình.',
  'DeadlineKind.REMEDY':
    'Việc phải khắc phục sau kiểm tra, hoặc đã báo cáo khắc phục xong mà nơi kiểm tra chưa xác nhận.',
  'DeadlineKind.CLASS_STARTS': 'Lớp đến ngày khai giảng.',
  'DeadlineKind.CLASS_RESULTS': 'Lớp đang học, phải nhập kết quả và kết thúc lớp.',
  'DeadlineKind.CLASS_CERTIFICATE': 'Người đã đạt kết quả ở lớp đã kết thúc nhưng chưa có giấy chứng nhận.',
  'DeadlineKind.FELL_BEHIND':
    'Chậm tiến độ chỉ tiêu, hoặc có nguy cơ không đạt xét theo số người đang trong quy trình; `day` là ngày bắt đầu, tính theo số liệu hôm nay.',
  'DeadlineKind.CANNOT_MEET':
    'Số người đang trong quy trình không còn đủ để đạt chỉ tiêu; `day` là ngày bắt đầu, tính theo số liệu hôm nay.',
  'DeadlineKind.SOURCE_DRY': 'Chi bộ còn phải kết nạp trong năm nhưng từ ngày `day` không còn ai trong quy trình.',
  'DeadlineKind.PLAN_MET': `Hoàn thành chỉ tiêu ngày \`day\`; báo trong ${NEWS_DAYS} ngày.`,
  'DeadlineKind.PLAN_REVISED': `Chỉ tiêu được điều chỉnh ngày \`day\`; báo trong ${NEWS_DAYS} ngày.`,
  'DeadlineKind.YEAR_CLOSED': `Năm đã được khóa sổ ngày \`day\` cho tổ chức và các cấp dưới; báo trong ${NEWS_DAYS} ngày.`,
  'DeadlineKind.RULES_CHANGE': `Quy định mới có hiệu lực vào ngày \`day\` làm thay đổi bước tiếp theo, thời hạn hoặc tỷ lệ của hồ sơ; được báo trước ${DAYS_AHEAD} ngày, xem \`regulationImpact\`.`,
  'DeadlineKind.TRANSFER_ANSWER': 'Tổ chức cơ sở được đề nghị tiếp nhận hồ sơ chưa trả lời.',
};
