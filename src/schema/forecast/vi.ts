import { LONGEST_WAY_DAYS } from '../../resolvers/forecast/rules.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { upTo } from '../bounds.ts';
import type { Texts } from '../describe.ts';

const STAGE = 'Bước trước lễ kết nạp.';
const SHARE = 'Trong 100 người đang ở bước này, bao nhiêu người sẽ được kết nạp.';
const within = (percent: number): string =>
  `Số ngày mà ${percent} trong 100 người đó được kết nạp, tính từ ngày nhìn thấy họ ở bước này.`;

export const forecastTexts: Texts = {
  ForecastSource: 'Căn cứ của thời gian dùng để dự báo.',
  'ForecastSource.LEARNT':
    'Từ các trường hợp đã kết thúc của toàn hệ thống trong ba năm qua, trong đó ít nhất 30 người được kết nạp.',
  'ForecastSource.ASSUMED': 'Giả định, vì còn quá ít trường hợp.',
  'ForecastSource.SET': 'Do cấp ủy cao nhất đặt.',

  'Committee.forecastTimes':
    'Thời gian dùng để dự báo cho tổ chức này và cấp dưới: của cấp cao nhất trong hệ thống. Null khi bảng theo dõi chưa có, và với vai trò không được xem số liệu.',
  ForecastTimes:
    'Từ mỗi bước đến lễ kết nạp mất bao lâu (thời gian dự báo). Được lập mỗi ngày một lần, và sau khi cấp cao nhất đặt; mọi máy chủ dùng như nhau.',
  'ForecastTimes.source': 'Căn cứ.',
  'ForecastTimes.caseCount': 'Số người đã kết nạp dùng làm căn cứ.',
  'ForecastTimes.stages': 'Các bước theo thứ tự.',
  StageTimes: 'Những người đang ở một bước còn mất bao lâu.',
  'StageTimes.stage': STAGE,
  'StageTimes.sharePercent': SHARE,
  'StageTimes.shortestDays': within(5),
  'StageTimes.quickDays': within(25),
  'StageTimes.usualDays': within(50),
  'StageTimes.slowDays': within(75),
  'StageTimes.longestDays': within(95),

  'Mutation.setForecast':
    'Đặt thời gian dùng để dự báo thay cho thời gian rút ra từ các trường hợp đã kết thúc; hoặc bỏ, để lại rút ra từ đó. Do cấp ủy cao nhất đặt. Những lần đặt trước được giữ lại.',
  SetForecastInput: 'Thời gian dự báo của toàn hệ thống.',
  'SetForecastInput.committeeId': 'Cấp ủy đặt: cấp cao nhất.',
  'SetForecastInput.stages':
    'Thời gian của các bước; bước nào không nêu thì theo giả định. Null: rút ra từ các trường hợp đã kết thúc.',
  'SetForecastInput.reason': `Lý do, ${upTo(LONGEST.reason).vi}.`,
  StageTimesInput: 'Thời gian của một bước. Năm số ngày tăng dần hoặc bằng nhau.',
  'StageTimesInput.stage': STAGE,
  'StageTimesInput.sharePercent': `${SHARE.slice(0, -1)}, từ 0 đến 100.`,
  'StageTimesInput.shortestDays': within(5),
  'StageTimesInput.quickDays': within(25),
  'StageTimesInput.usualDays': within(50),
  'StageTimesInput.slowDays': within(75),
  'StageTimesInput.longestDays': `${within(95).slice(0, -1)}; nhiều nhất ${LONGEST_WAY_DAYS} ngày.`,
  PaceSource: 'Căn cứ của tiến độ trong năm.',
  'PaceSource.EVEN': 'Theo phần thời gian đã qua của năm, đều từng ngày.',
  'PaceSource.LEARNT':
    'Theo các tháng của ba năm gần nhất: việc kết nạp thường dồn vào trước các ngày lễ lớn (03/02, 19/5, 02/9) và cuối năm. Dưới 30 người kết nạp thì theo EVEN.',
  'PaceSource.SET': 'Do cấp ủy cao nhất đặt cho từng tháng.',
  'Committee.pace':
    'Tiến độ trong năm dùng để đánh giá tổ chức này và cấp dưới: của cấp cao nhất trong hệ thống. Null với vai trò không được xem số liệu.',
  Pace: 'Trong năm phải đạt đến đâu (tiến độ trong năm): căn cứ để nói vượt, đúng hay chậm tiến độ. Được lập mỗi ngày một lần, và sau khi cấp cao nhất đặt; mọi máy chủ dùng như nhau.',
  'Pace.source': 'Căn cứ.',
  'Pace.caseCount': 'Số lần kết nạp dùng làm căn cứ.',
  'Pace.duePercents':
    'Đến cuối mỗi tháng phải đạt bao nhiêu phần trăm kế hoạch, tháng một trước; trong tháng thì tăng đều. Null nếu theo phần thời gian đã qua.',
  'Mutation.setPace':
    'Đặt tiến độ trong năm để các bảng theo dõi nói nơi nào chậm: đều theo thời gian, theo các tháng của những năm trước, hoặc theo từng tháng. Do cấp ủy cao nhất đặt. Những lần đặt trước được giữ lại.',
  SetPaceInput: 'Tiến độ trong năm của toàn hệ thống.',
  'SetPaceInput.committeeId': 'Cấp ủy đặt: cấp cao nhất.',
  'SetPaceInput.source': 'Căn cứ của tiến độ.',
  'SetPaceInput.monthPercents':
    'Với SET: mỗi tháng trong mười hai tháng phải đạt bao nhiêu phần trăm kế hoạch, số nguyên, cộng lại đủ 100. Còn lại thì bỏ trống.',
  'SetPaceInput.reason': `Lý do, ${upTo(LONGEST.reason).vi}.`,
  SetPacePayload: 'Đã đặt tiến độ trong năm.',
  'SetPacePayload.committee': 'Cấp ủy đó; bảng theo dõi của nó và cấp dưới đã theo tiến độ mới.',
  SetForecastPayload: 'Đã đặt thời gian dự báo.',
  'SetForecastPayload.committee': 'Cấp ủy đó; bảng theo dõi của nó và cấp dưới đã theo thời gian mới.',
};
