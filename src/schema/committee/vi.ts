import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo, years } from '../bounds.ts';
import type { Texts } from '../describe.ts';

export const committeeTexts: Texts = {
  'Query.committee':
    'Một tổ chức đảng, tìm theo `id` hoặc theo mã (`code`) đang có hiệu lực. Null nếu không tồn tại hoặc không được xem.',
  'Query.committee(code:)': 'Mã tổ chức đảng, ví dụ `15.135.001.000.001`.',
  'Query.committee(id:)': 'Id của tổ chức đảng.',
  'Query.committees': 'Các tổ chức đảng bạn được xem, xếp tên theo thứ tự tiếng Việt.',
  '*.*(includeClosed:)': 'Gồm cả các tổ chức đã kết thúc hoạt động, ở nơi trực thuộc cuối cùng.',
  'Query.committees(parentId:)': 'Chỉ các tổ chức trực thuộc trực tiếp tổ chức này.',
  'Query.committees(withinId:)': 'Chỉ tổ chức này và toàn bộ cấp dưới.',
  '*.*(difficulty:)': 'Chỉ các tổ chức đảng ở xã thuộc các khu vực này.',
  'Query.committees(text:)': `Một phần của tên, ${upTo(LONGEST.search).vi}, có dấu hoặc không dấu: "lam thuong".`,
  'Committee.subtree(text:)': `Một phần của tên, ${upTo(LONGEST.search).vi}, có dấu hoặc không dấu: "lam thuong".`,
  '*.*(withoutAdmissionIn:)': 'Chỉ các tổ chức mà trong năm này chính tổ chức đó chưa kết nạp được ai.',

  'Mutation.renameCommittee':
    'Đổi tên một tổ chức đảng cấp dưới kể từ một ngày; ở gốc thì cả tổ chức của mình. Tên cũ vẫn được giữ trong `forms`.',
  RenameCommitteeInput: 'Tên mới và văn bản đặt tên.',
  'RenameCommitteeInput.committeeId': 'Tổ chức đảng được đổi tên.',
  'RenameCommitteeInput.name': `Tên gọi đầy đủ, ${upTo(LONGEST.committeeName).vi}.`,
  'RenameCommitteeInput.shortName': `Tên ngắn, ${upTo(LONGEST.committeeShortName).vi}; bỏ trống nếu không có.`,
  'RenameCommitteeInput.validFrom':
    'Ngày đầu của tên mới, có thể là ngày sau này. Phải sau ngày bắt đầu của tên gần nhất.',
  'RenameCommitteeInput.documentNumber': 'Số quyết định.',
  'RenameCommitteeInput.documentOn': 'Ngày quyết định.',

  'Mutation.setCommitteeCode':
    'Đổi mã của một tổ chức đảng cấp dưới kể từ một ngày; ở gốc thì cả tổ chức của mình. Mã trước đây của nơi khác có thể được cấp lại.',
  SetCommitteeCodeInput: 'Mã mới, hoặc thôi không còn mã.',
  'SetCommitteeCodeInput.committeeId': 'Tổ chức đảng được đổi mã.',
  'SetCommitteeCodeInput.code': `Mã, ${upTo(LONGEST.committeeCode).vi}; bỏ trống nếu không còn mã.`,
  'SetCommitteeCodeInput.validFrom':
    'Ngày đầu của mã, có thể là ngày sau này. Phải sau ngày bắt đầu hoặc kết thúc của mã gần nhất.',

  CommitteePayload: 'Tổ chức đảng đã được thay đổi.',
  'CommitteePayload.committee': 'Tổ chức đảng hiện nay. Thay đổi của ngày sau chưa hiện ở đây.',

  Committee: 'Tổ chức đảng: đảng bộ hoặc chi bộ.',
  'Committee.admissions':
    'Các trường hợp do chính tổ chức này kết nạp, ngày kết nạp mới nhất trước. Trống với vai trò chỉ được xem số liệu.',
  'Committee.ancestors': 'Các tổ chức cấp trên hiện nay mà bạn được xem, cấp cao nhất trước.',
  'Committee.candidates':
    'Quần chúng đang được theo dõi ở tổ chức này và toàn bộ cấp dưới. Trống với vai trò chỉ được xem số liệu.',
  'Committee.children': 'Các tổ chức trực thuộc trực tiếp hiện nay, xếp theo thứ tự tiếng Việt.',
  'Committee.closedOn': 'Ngày kết thúc hoạt động; null nếu đang hoạt động.',
  'Committee.code':
    'Mã tổ chức đảng đang có hiệu lực. Mã cũ có thể được cấp lại cho nơi khác: hãy lưu `id`, đừng lưu mã.',
  'Committee.foundedOn': 'Ngày thành lập.',
  'Committee.inspectionCompletion':
    'Bao nhiêu tổ chức trực thuộc trực tiếp đã hoàn thành chương trình kiểm tra, giám sát của năm. Null với vai trò không được xem kiểm tra, giám sát.',
  'Committee.inspectionCompletion(year:)': `Năm, ${years.vi}.`,
  'Committee.inspections': 'Các cuộc kiểm tra, giám sát đối với tổ chức này và toàn bộ cấp dưới, hạn muộn nhất trước.',
  'Committee.kind': 'Loại tổ chức đảng; không phải là cấp sâu trong cây.',
  'Committee.name': 'Tên gọi đầy đủ. Tên có thể trùng nhau: nên hiển thị kèm cấp trên.',
  'Committee.parent': 'Cấp trên trực tiếp hiện nay. Null ở gốc, và khi bạn không có vai trò ở cấp trên.',
  'Committee.profile': 'Đặc điểm địa bàn hoạt động.',
  'Committee.quota': 'Chỉ tiêu và tiến độ của một năm, lấy từ bộ nhớ. Null với vai trò không được xem số liệu.',
  'Committee.quota(year:)': `Năm, ${years.vi}.`,
  'Committee.quotas': 'Chỉ tiêu các năm cùng các lần điều chỉnh, năm mới nhất trước. Tiến độ xem ở `quota`.',
  'Committee.quotas(year:)': 'Chỉ lấy năm này.',
  'Committee.shortName': 'Tên ngắn, dùng khi đã rõ địa bàn, ví dụ "Lâm Thượng"; null nếu chưa đặt.',
  'Committee.forms': 'Tên gọi và loại hình qua các thời kỳ, từ khi thành lập. Thay đổi của ngày sau chưa có ở đây.',
  'Committee.codes': 'Các mã qua các thời kỳ, cũ nhất trước.',
  'Committee.source': 'Nguồn của số liệu hoặc tên; `invented` là dữ liệu mẫu tự đặt.',
  'Committee.subtree': 'Tổ chức này và toàn bộ cấp dưới hiện nay, xếp tên theo thứ tự tiếng Việt.',
  'Committee.traineeReports': 'Số học viên theo báo cáo của tổ chức đảng.',
  'Committee.traineeReports(year:)': 'Chỉ lấy năm này.',
  'Committee.trainingClasses':
    'Các lớp dành cho người của tổ chức này, mới nhất trước: của trung tâm chính trị thuộc tổ chức này, thuộc cấp dưới, và thuộc cấp trên mở lớp cho tổ chức này.',

  CommitteeKind: 'Loại tổ chức đảng. Không phải cấp sâu trong cây: độ sâu mỗi nơi mỗi khác.',
  'CommitteeKind.CENTRAL': 'Trung ương.',
  'CommitteeKind.PROVINCE': 'Đảng bộ tỉnh, thành phố trực thuộc Trung ương.',
  'CommitteeKind.SUPERIOR': 'Đảng bộ cấp trên trực tiếp của tổ chức cơ sở đảng, ví dụ đảng bộ huyện.',
  'CommitteeKind.GRASSROOTS_COMMITTEE': 'Đảng bộ cơ sở, có chi bộ trực thuộc, ví dụ đảng bộ xã.',
  'CommitteeKind.GRASSROOTS_CELL': 'Chi bộ cơ sở, không có tổ chức trực thuộc.',
  'CommitteeKind.SUB_COMMITTEE': 'Đảng bộ bộ phận, thuộc một đảng bộ cơ sở lớn.',
  'CommitteeKind.CELL': 'Chi bộ trực thuộc đảng ủy cơ sở, ví dụ chi bộ thôn, bản.',

  CommitteeForm: 'Tên gọi và loại hình của tổ chức đảng trong một khoảng thời gian.',
  'CommitteeForm.kind': 'Loại hình khi đó.',
  'CommitteeForm.name': 'Tên gọi đầy đủ khi đó.',
  'CommitteeForm.shortName': 'Tên ngắn khi đó.',
  'CommitteeForm.documentNumber': 'Số quyết định đặt tên; null nếu không có trong hồ sơ.',
  'CommitteeForm.documentOn': 'Ngày của quyết định đó.',
  'CommitteeForm.validFrom': 'Ngày đầu.',
  'CommitteeForm.validTo': 'Ngày bắt đầu tên gọi hoặc loại hình khác; null nếu đang dùng.',

  CommitteeCode: 'Mã tổ chức đảng và khoảng thời gian mã đó chỉ tổ chức này.',
  'CommitteeCode.code': 'Mã.',
  'CommitteeCode.validFrom': 'Ngày đầu.',
  'CommitteeCode.validTo': 'Ngày mã thôi chỉ tổ chức này; null nếu đang dùng.',

  CommitteeProfile: 'Những gì biết được về địa bàn của tổ chức đảng (thôn, bản, xã).',
  'CommitteeProfile.asOf': 'Ngày của số liệu.',
  'CommitteeProfile.difficultyClass': 'Khu vực của xã.',
  'CommitteeProfile.households': 'Số hộ dân.',
  'CommitteeProfile.mainEthnicGroup': 'Dân tộc chủ yếu.',
  'CommitteeProfile.mainLivelihood': 'Sinh kế của phần lớn người dân.',
  'CommitteeProfile.obstacles': 'Khó khăn trong công tác phát triển đảng viên.',
  'CommitteeProfile.poorHouseholds': 'Số hộ nghèo.',
  'CommitteeProfile.poorPercent': 'Tỷ lệ hộ nghèo, phần trăm, một chữ số thập phân.',
  'CommitteeProfile.source': 'Nguồn của số liệu hoặc tên; `invented` là dữ liệu mẫu tự đặt.',
  'CommitteeProfile.youthActiveMinPercent': 'Tỷ lệ đoàn viên thanh niên tham gia sinh hoạt, phần trăm, mức thấp.',
  'CommitteeProfile.youthActiveMaxPercent': 'Cũng tỷ lệ đó, mức cao.',
  'CommitteeProfile.youthActiveQualifier': 'Mức độ chính xác của khoảng trên.',

  DifficultyClass: 'Mức độ khó khăn của xã theo danh mục khu vực.',
  'DifficultyClass.REGION_I': 'Khu vực I, ít khó khăn nhất trong ba khu vực.',
  'DifficultyClass.REGION_II': 'Khu vực II.',
  'DifficultyClass.REGION_III': 'Khu vực III, đặc biệt khó khăn.',

  Obstacle: 'Điều gây khó khăn cho việc tạo nguồn, kết nạp đảng viên.',
  'Obstacle.TRANSPORT': 'Giao thông không thuận tiện.',
  'Obstacle.ECONOMY': 'Kinh tế kém phát triển.',
  'Obstacle.CADRE_AWARENESS': 'Nhận thức của cán bộ cơ sở còn hạn chế.',
  'Obstacle.SUPPORT_DEPENDENCE': 'Trông chờ, ỷ lại vào chính sách hỗ trợ.',
  'Obstacle.YOUTH_AWAY': 'Thanh niên đi học, đi làm ăn xa.',
  'Obstacle.YOUTH_RELUCTANT': 'Thanh niên ngại tham gia hoạt động đoàn, hội.',
  'Obstacle.SOURCE_SHORTAGE': 'Nguồn kết nạp khó khăn.',

  '*.committees(orderBy:)': 'Sắp xếp theo gì; nếu bỏ trống thì theo tên gọi.',
  'Committee.subtree(orderBy:)': 'Sắp xếp theo gì; nếu bỏ trống thì theo tên gọi.',
  'Committee.children(orderBy:)': 'Sắp xếp theo gì; nếu bỏ trống thì theo tên gọi.',
  'CommitteeOrder.name': 'Theo tên gọi, theo thứ tự tiếng Việt, số xếp theo giá trị.',
  'CommitteeOrder.foundedOn': 'Theo ngày thành lập.',
  'CommitteeFilter.kind': 'Thuộc một trong các loại này.',
  'CommitteeFilter.difficulty': 'Thuộc xã ở một trong các khu vực này.',
  'CommitteeFilter.foundedOn': 'Ngày thành lập.',

  'Committee.terms':
    'Các nhiệm kỳ, mới nhất trước. Nếu nhiều dòng cùng ngày bắt đầu thì dòng đầu có hiệu lực, các dòng sau là trước khi thay đổi.',
  'Committee.termEndsOn': 'Ngày kết thúc nhiệm kỳ hiện nay; null nếu chưa ghi.',
  CommitteeTerm: 'Một nhiệm kỳ của tổ chức đảng.',
  'CommitteeTerm.startsOn': 'Ngày bắt đầu, ví dụ ngày đại hội.',
  'CommitteeTerm.endsOn': 'Ngày kết thúc.',
  'CommitteeTerm.decisionNumber': 'Số quyết định.',
  'CommitteeTerm.setAt': 'Thời điểm ghi.',
  'Mutation.setTerm':
    'Ghi ngày bắt đầu và kết thúc nhiệm kỳ. Cùng ngày bắt đầu với ngày kết thúc khác là kéo dài hoặc rút ngắn; mọi lần thay đổi đều được giữ lại.',
  SetTermInput: 'Nhiệm kỳ và văn bản quy định.',
  'SetTermInput.committeeId': 'Tổ chức đảng nào.',
  'SetTermInput.startsOn': 'Ngày đầu nhiệm kỳ, ví dụ ngày đại hội; có thể ở tương lai.',
  'SetTermInput.endsOn': 'Ngày kết thúc nhiệm kỳ; phải sau ngày bắt đầu.',
  'SetTermInput.decisionNumber': `Số quyết định, ${upTo(LONGEST.documentNumber).vi}.`,
};
