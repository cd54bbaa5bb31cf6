import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import type { Texts } from '../describe.ts';

export const observationTexts: Texts = {
  'Candidate.observations': 'Quá trình theo dõi người này, theo thứ tự ngày.',
  Observation:
    'Điều chi bộ ghi nhận về một người đang theo dõi: tham gia phong trào, thành tích, khen thưởng. Không sửa lại.',
  'Observation.kind': 'Loại nội dung.',
  'Observation.observedOn': 'Của ngày nào; null nếu dữ liệu cá nhân đã được xóa.',
  'Observation.note': 'Nội dung ghi nhận, bằng lời; null nếu dữ liệu cá nhân đã được xóa. Dữ liệu cá nhân, nhóm CASE.',
  'Observation.recordedAt': 'Thời điểm ghi nhận.',
  ObservationKind: 'Nội dung theo dõi.',
  'ObservationKind.MOVEMENT': 'Tham gia phong trào: làm kinh tế, hoạt động đoàn thể, hoạt động chung của thôn.',
  'ObservationKind.ACHIEVEMENT': 'Thành tích.',
  'ObservationKind.AWARD': 'Khen thưởng.',

  'Mutation.observe':
    'Ghi nhận quá trình theo dõi một người, từ khi là nguồn đến hết thời gian dự bị: tham gia phong trào, thành tích, khen thưởng. Hồ sơ giữ nguyên bước.',
  ObserveInput: 'Ghi nhận gì về ai.',
  'ObserveInput.candidateId': 'Về ai.',
  'ObserveInput.kind': 'Loại nội dung.',
  'ObserveInput.observedOn': 'Của ngày nào; không ở trong tương lai.',
  'ObserveInput.note': `Nội dung ghi nhận, ${upTo(LONGEST.note).vi}.`,
  ObservePayload: 'Đã ghi nhận.',
  'ObservePayload.observation': 'Nội dung ghi nhận.',
};
