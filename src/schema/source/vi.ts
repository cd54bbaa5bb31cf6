import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo, years } from '../bounds.ts';
import type { Texts } from '../describe.ts';

export const sourceTexts: Texts = {
  'Committee.sourceReviews':
    'Các đợt rà soát nguồn của chính chi bộ, đợt mới nhất trước. Trống với vai trò chỉ được xem số liệu.',
  'Committee.sourceReviews(orderBy:)': 'Cách sắp xếp; bỏ trống thì đợt mới nhất trước.',
  'Committee.sourceReviews(filter:)': 'Chỉ lấy những dòng nào.',
  SourceReview: 'Một đợt rà soát nguồn kết nạp Đảng hằng năm của chi bộ. Mỗi lúc chi bộ chỉ có một đợt đang mở.',
  'SourceReview.year': 'Rà soát cho năm nào.',
  'SourceReview.openedOn': 'Ngày bắt đầu.',
  'SourceReview.documentNumber': 'Số văn bản yêu cầu rà soát; null nếu không có.',
  'SourceReview.closedOn': 'Ngày kết thúc; null khi đang mở.',
  'SourceReview.result': 'Kết quả rà soát, bằng lời; null khi đang mở hoặc không ghi.',
  'SourceReview.committee': 'Chi bộ.',
  'SourceReview.found': 'Những người được phát hiện trong đợt này mà bạn được xem hồ sơ, theo thứ tự nhập.',
  'SourceReview.openedBy': 'Người mở đợt rà soát.',
  'SourceReview.closedBy': 'Người kết thúc đợt rà soát; null khi đang mở.',
  SourceReviewConnection: 'Một trang của danh sách đợt rà soát nguồn.',
  SourceReviewEdge: 'Một dòng của trang.',
  SourceReviewOrder: 'Cách sắp xếp: chọn đúng một. Những dòng bằng nhau giữ nguyên thứ tự.',
  'SourceReviewOrder.openedOn': 'Theo ngày bắt đầu.',
  SourceReviewFilter: 'Điều kiện lọc.',
  'SourceReviewFilter.year': 'Cho một trong các năm này.',
  'SourceReviewFilter.openedOn': 'Ngày bắt đầu.',
  'SourceReviewFilter.closedOn': 'Ngày kết thúc; đợt đang mở thì chưa có.',

  'Mutation.openSourceReview':
    'Mở một đợt rà soát nguồn của chi bộ. Mỗi lúc chi bộ chỉ có một đợt đang mở; người được phát hiện trong đợt thì ghi đợt đó khi thêm bằng `addCandidate`.',
  OpenSourceReviewInput: 'Đợt rà soát nguồn của chi bộ.',
  'OpenSourceReviewInput.committeeId': 'Chi bộ.',
  'OpenSourceReviewInput.year': `Rà soát cho năm nào, ${years.vi}.`,
  'OpenSourceReviewInput.openedOn':
    'Ngày bắt đầu: trong năm đó hoặc năm trước, không ở trong tương lai, không trước ngày kết thúc đợt trước.',
  'OpenSourceReviewInput.documentNumber': `Số văn bản yêu cầu rà soát, ${upTo(LONGEST.documentNumber).vi}.`,

  'Mutation.closeSourceReview': 'Kết thúc đợt rà soát nguồn: không ghi thêm người vào đợt này nữa.',
  CloseSourceReviewInput: 'Đợt rà soát kết thúc thế nào.',
  'CloseSourceReviewInput.reviewId': 'Đợt nào.',
  'CloseSourceReviewInput.closedOn':
    'Ngày kết thúc: không ở trong tương lai, không trước ngày bắt đầu, không trước ngày phát hiện người cuối cùng.',
  'CloseSourceReviewInput.result': `Kết quả rà soát, ${upTo(LONGEST.reason).vi}; không nêu tên ai.`,

  SourceReviewPayload: 'Đã ghi đợt rà soát.',
  'SourceReviewPayload.review': 'Đợt rà soát như hiện nay.',
};
