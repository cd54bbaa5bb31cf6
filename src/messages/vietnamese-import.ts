import type { Catalogue } from './catalogue.ts';
import type { englishImport } from './english-import.ts';

/** The same in Vietnamese. */
export const vietnameseImport: Pick<Catalogue, keyof typeof englishImport> = {
  // The file
  fileUnreadable: (path) => `không đọc được tệp ${path}: hãy xem tệp có ở đó và có được phép mở không`,
  fileTooLarge: (path, most) => `tệp ${path} lớn hơn ${most} MB: hãy chia thành nhiều tệp`,
  fileTooLong: (path, most) => `tệp ${path} có hơn ${most} dòng: hãy chia thành nhiều tệp`,
  unpacksTooLarge: (path, most) =>
    `tệp ${path} khi giải nén sẽ lớn hơn ${most} MB, danh sách của cơ quan không lớn như vậy: hãy chép danh sách sang một tệp mới`,
  fileDamaged: (path) =>
    `tệp ${path} bị hỏng hoặc không phải do phần mềm bảng tính tạo ra: hãy mở bằng Excel rồi lưu lại dạng .xlsx`,
  sheetTooWide: (path) =>
    `tệp ${path} có trang tính kéo quá xa sang phải hoặc xuống dưới: hãy xóa các cột, các dòng thừa rồi lưu lại`,
  fileEmpty: (path) => `tệp ${path} không có nội dung`,
  fileXls: 'tệp Excel đời cũ (.xls)',
  fileXlsb: 'tệp Excel nhị phân (.xlsb)',
  fileOds: 'bảng tính OpenDocument (.ods)',
  fileHtml: 'trang web (HTML)',
  fileXml: 'tệp XML, như Excel 2003 từng lưu',
  fileWord: 'văn bản Word',
  filePdf: 'tệp PDF',
  fileZip: 'tệp nén (zip) không có bảng tính',
  fileBinary: 'tệp không phải bảng tính',
  wrongKind: (path, kind) => `${path} là ${kind}: hãy mở bằng Excel rồi lưu dạng “Excel Workbook (.xlsx)”`,
  passwordNeeded: (path) =>
    `tệp ${path} được bảo vệ bằng mật khẩu: hãy mở bằng Excel, bỏ mật khẩu (File, Info, Protect Workbook) rồi lưu lại`,
  csvEncoding: 'chữ trong tệp csv này không ở dạng UTF-8: trong Excel hãy lưu dạng “CSV UTF-8”, hoặc lưu dạng .xlsx',
  csvQuotes: (line) => `tệp csv có dấu ngoặc kép không khép ở dòng ${line}: hãy sửa lại`,
  noHeadings: (path) =>
    `tệp ${path} không có trang tính nào có tiêu đề cột đã biết: hãy bắt đầu từ tệp mẫu, npm run import -- --template TỆP.xlsx`,
  brokenHeadings: (path) =>
    `chữ trong tệp ${path} bị vỡ, ngay từ tiêu đề cột: trong Excel hãy lưu dạng .xlsx, dùng phông chữ Unicode như Times New Roman`,

  // Headings
  columnUnknown: 'không biết cột này: hãy sửa tiêu đề hoặc bỏ cột',
  columnTwice: 'có hai cột như thế này: hãy bỏ một cột',
  columnMissing: 'thiếu cột này',
  columnMissingHidden: 'cột này đang ẩn nên không được đọc: hãy bỏ ẩn, hoặc thêm --include-hidden',

  // What is left out
  hiddenSheet: 'trang tính đang ẩn nên không được đọc: hãy bỏ ẩn, hoặc thêm --include-hidden',
  hiddenSheetRead: 'trang tính đang ẩn, đã được đọc',
  hiddenLines: (lines) => `các dòng đang ẩn không được đọc: ${lines}; hãy bỏ ẩn, hoặc thêm --include-hidden`,
  hiddenLinesRead: (lines) => `các dòng đang ẩn đã được đọc: ${lines}`,
  hiddenColumn: 'cột đang ẩn nên không được đọc: hãy bỏ ẩn, hoặc thêm --include-hidden',
  hiddenColumnRead: 'cột đang ẩn, đã được đọc',
  totalsLeftOut: 'đây là dòng tổng cộng: không đọc',
  footerLeftOut: 'dòng này nằm dưới danh sách: không đọc',
  remarksLeftOut: 'cột ghi chú không được đọc',
  sheetLeftOut: 'trang tính không có tiêu đề cột đã biết: không đọc',

  // Cells
  missing: 'còn thiếu',
  alteredText:
    'phần mềm bảng tính đã đổi nội dung này thành số hoặc ngày: hãy định dạng cột là Văn bản (Text), rồi gõ lại đúng như đã viết',
  nameWithoutLetters: 'tên phải có chữ cái: hãy gõ lại',
  mustBeWhole: 'phải là số nguyên',
  noSeat: 'không có học viên này trong lớp: hãy giữ nguyên cột này như trong tệp danh sách lớp đã tải về',
  oneDayOfIssue: 'mỗi tệp chỉ có kết quả của một lớp, trong một ngày: đây là ngày khác',
  mustBeDay: 'phải là ngày: viết ngày/tháng/năm (dd/mm/yyyy), hoặc dùng ô định dạng ngày',
  mustBeOneOf: (words) => `phải là một trong: ${words}`,
  errorCell: (value) => `ô đang báo lỗi (${value}): hãy sửa công thức, hoặc gõ giá trị vào ô`,
  notCalculated: 'ô có công thức chưa được tính: hãy mở tệp bằng Excel, lưu lại rồi nhập lại',
  lettersOld: (read) => `chữ ở ô này thuộc bảng mã cũ (TCVN3 hoặc VNI), có lẽ là “${read}”: hãy chuyển sang Unicode`,
  lettersLost: 'chữ ở ô này đã bị mất (? hoặc �): hãy gõ lại',
  nameMissing: 'thiếu tên',
  yearMissing: 'thiếu năm của chỉ tiêu',
  missingOfMember: 'còn thiếu: người này đã được kết nạp',
  notYetAdmitted: (stage) => `hãy để trống: ở giai đoạn “${stage}” chưa ai được kết nạp`,
  dayInFuture: 'là một ngày trong tương lai',
  dayBeforeBirth: 'ngày này trước ngày sinh',
  ceremonyTooLate: (months) => `quyết định trước lễ kết nạp hơn ${months} tháng: hãy xem lại năm của hai ngày này`,

  // Committees
  sameLine: (line, sheet) => `trùng tổ chức và năm với dòng ${line} của ${sheet}: hãy bỏ một dòng`,
  otherwiseThere: (line) => `khác với dòng ${line} nói về cùng một tổ chức: hãy sửa cho giống nhau`,
  namesake: (code) =>
    `đã có một tổ chức cùng tên ở đó, ${code === null ? 'không có mã' : `mã ${code}`}: hãy dùng tổ chức ấy`,
  namesakeLine: (line) => `dòng ${line} có tổ chức cùng tên này: hãy ghi tổ chức cấp trên, hoặc bỏ một dòng`,
  severalOfName: (count) => `có ${count} tổ chức cùng tên này: hãy ghi mã`,
  kindMissing: 'thiếu loại của tổ chức mới',
  foundingMissing: 'thiếu ngày thành lập của tổ chức mới',
  beforeParent: (day) => `trước ngày thành lập của tổ chức cấp trên, ${day}`,
  kindStays: (kind) => `tổ chức này là “${kind}”: nhập tệp không đổi được loại`,
  foundingStays: (day) => `tổ chức này thành lập ngày ${day}: hãy giữ nguyên`,
  placeStays: (parent) =>
    `tổ chức này ${parent === null ? 'không trực thuộc tổ chức nào' : `trực thuộc ${parent}`}: nhập tệp không chuyển tổ chức`,
  nameStays: (name) => `tổ chức có mã này tên là ${name}: hãy sửa lại, hoặc thêm --update`,
  committeeNotGiven: 'chưa ghi mã hay tên của tổ chức',
  committeeHasProblem: 'tổ chức này trong tệp đang có lỗi riêng',
  noSuchCommittee: 'không có tổ chức này, cả trong tệp lẫn trong cơ sở dữ liệu',
  codeOfOther: (name) => `mã này là của ${name}: hãy sửa mã hoặc tên`,
  committeeClosed: (name, day) => `đây là mã của ${name}, đã giải thể ngày ${day}: hãy ghi mã của tổ chức thay thế`,
  codeTaken: (name, from, to) =>
    `mã này đã cấp cho ${name} từ ngày ${from}${to === null ? '' : ` đến ngày ${to}`}: mỗi lúc một mã chỉ thuộc về một tổ chức`,

  // Quotas
  quotaSetSince: (target) => `chỉ tiêu đã được giao là ${target} sau khi có tệp này: hãy xuất lại rồi sửa trên tệp mới`,
  quotaDiffers: (target) => `chỉ tiêu đang là ${target}: tệp chỉ ghi chỉ tiêu mới; điều chỉnh phải có lý do và văn bản`,
  quotaSetMeanwhile: 'vừa có người giao một trong các chỉ tiêu này: hãy chạy lại',

  // People
  samePerson: (line, sheet) => `trùng người với dòng ${line} của ${sheet}: hãy bỏ một dòng`,
  leftOutTwin: (line, sheet) => `cùng một người với dòng ${line} của ${sheet}, tên viết khác đi: chỉ nhập một lần`,
  perhapsLine: (line, sheet) => `có lẽ trùng người với dòng ${line} của ${sheet}`,
  perhapsPersonOf: (committee) =>
    `có lẽ là người mà ${committee} đang theo dõi: nếu đúng, hãy đề nghị nơi đó chuyển hồ sơ`,
  writtenOtherwise: (committee) => `người này đã có tên ở ${committee}, viết khác đi: dữ liệu đã ghi giữ nguyên`,
  beforeCommittee: 'vào ngày đó tổ chức này chưa thành lập',
  noPlaceThen: 'vào ngày đó tổ chức này không có trong hệ thống tổ chức',
  sourcesOnly: 'tệp tải lên chỉ nhận người ở giai đoạn nguồn: các bước sau ghi trong hồ sơ của từng người',
  sheetOfOther: 'trang tính này thuộc việc khác nên không được đọc: hãy tải lên ở trang của việc đó',
  noSheetOfThis: 'tệp không có trang tính nào của việc này: hãy bắt đầu từ tệp mẫu ở đây',
  uploadedFile: (format) => format,
  templateOf: (kind) => ({ candidates: 'Quần chúng', quotas: 'Chỉ tiêu', enrolments: 'Danh sách vào lớp' })[kind],
  uploadTooLarge: (most) => `tệp lớn hơn ${most} MB: hãy chia thành nhiều tệp`,
  uploadTakesLong: 'đọc tệp quá lâu: hãy chia thành nhiều tệp',
  uploadsBusy: 'đang đọc một tệp khác: hãy chờ xong rồi thử lại',
  uploadChanged: 'dữ liệu đã thay đổi sau khi kiểm tra tệp: hãy xem lại kết quả kiểm tra rồi ghi',
  putOnly: 'tệp được gửi bằng PUT; GET trả về tệp mẫu để điền',
  formsNot: 'hãy gửi nội dung tệp làm thân yêu cầu, không gửi biểu mẫu',
  severalPersons: (count) => `có ${count} người như vậy: hãy nhập trường hợp này bằng tay`,
  sinceFirstDay: (day) =>
    `từ ngày bắt đầu dùng phần mềm (${day}), các bước và việc kết nạp do cấp có trách nhiệm ghi nhận, không nhập từ tệp`,
  stageSinceStays: (day) => `hồ sơ ở giai đoạn này từ ngày ${day}: hãy giữ nguyên`,
  otherAdmission: 'khác với lần kết nạp đã ghi nhận: nhập tệp không đính chính được, hãy đính chính trên bảng theo dõi',
  caseMoved: (stage) => `hồ sơ đã chuyển sang “${stage}” sau thời điểm của dòng này: hãy xuất lại rồi sửa trên tệp mới`,
  recordedOtherwise: 'khác với dữ liệu đã ghi: nhập tệp không sửa được, hãy sửa trên hệ thống',
  saidTwice: (line, sheet) => `trùng với dòng ${line} của ${sheet}: hãy bỏ một dòng`,
  noSuchPerson: 'tổ chức đảng này không theo dõi ai có họ tên và tháng, năm sinh như vậy: hãy nhập người đó trước',
  noClass: 'không phải mã lớp: hãy lấy mã như lớp hiển thị',
  resultsApart: 'một tệp chỉ có kết quả của lớp hoặc danh sách vào lớp: hãy tách thành hai tệp',
  notOnRecord: 'khác với dữ liệu đã ghi: hãy sửa lại, hoặc thêm --update',

  // Areas
  noSuchArea: 'không có địa bàn này, cả trong tệp lẫn trong cơ sở dữ liệu',
  severalAreas: (count) => `có ${count} địa bàn cùng tên này: hãy ghi mã`,
  areaHasProblem: 'địa bàn này trong tệp đang có lỗi riêng',
  oneDayOfCover: 'một tệp chỉ ghi địa bàn của một tổ chức từ một ngày: đây là ngày khác',

  // Decisions
  decisionApart: 'tệp có quyết định sắp xếp thì không có nội dung khác: hãy tách trang tính này thành tệp riêng',
  oneDecision: 'một tệp chỉ có một quyết định: dòng đầu ghi khác',
  notOfChange: 'hãy để trống ô này: nội dung sắp xếp này không dùng đến',
  decisionRecorded: (day) => `quyết định này đã ghi, có hiệu lực từ ngày ${day}: tệp chỉ nhập một lần`,
  planEnds: (name, followers, of) =>
    `“${name}” kết thúc hoạt động${followers.length > 0 ? `, kế tiếp là ${followers.map((one) => `“${one}”`).join(', ')}` : ''}: ${of.roles} vai trò (${of.rolesGone} kết thúc theo), ${of.officers} cấp ủy viên, ${of.quotas} chỉ tiêu, ${of.classes} lớp, ${of.programmes} chương trình, ${of.cases} hồ sơ, ${of.members} đảng viên không có hồ sơ`,
  planMoves: (count) => `${count} tổ chức chuyển sang trực thuộc nơi khác`,
  planFigure: (name, year, before, after) =>
    `kết nạp năm ${year} của “${name}”: trước ${before}, sau ${after}, vì quyết định có hiệu lực từ ngày đã qua`,

  // The command
  importUsage: `cách dùng: npm run import -- TỆP [--dry-run]               kiểm tra tệp (xlsx hoặc csv), không ghi gì
           npm run import -- TỆP --write --by AI [--update] ghi vào; --update sửa cả dữ liệu đã có
           npm run import -- --template TỆP.xlsx            tạo tệp mẫu để điền
  --include-hidden đọc cả trang tính, dòng và cột đang ẩn; --lang en hoặc --lang vi chọn ngôn ngữ.
  Cơ sở dữ liệu là DATABASE_URL, nếu không có thì là của bản dùng thử (--data THƯ_MỤC), khi bản ấy không chạy.`,
  templateAlone: '--template phải đi một mình',
  templateName: '--template phải kèm tên tệp có đuôi .xlsx',
  templateThere: (path) => `đã có tệp ${path}: hãy chọn tên khác`,
  templateUnwritable: (path) => `không ghi được tệp ${path}: hãy xem thư mục có ở đó không`,
  templateWritten: (path) => `${path}: hãy điền vào, rồi chạy npm run import -- ${path}`,
  nameOneFile: 'hãy ghi tên một tệp',
  writeOrNot: '--write và --dry-run không đi cùng nhau',
  byNeeded: '--write cần --by AI: tên người nhập được ghi vào lịch sử',
  optionWrong: (option) => `không biết ${option}, hoặc còn thiếu giá trị của nó`,
  placeInFile: (sheet, line, column) =>
    [sheet, ...(line === 0 ? [] : [`dòng ${line}`]), ...(column === '' ? [] : [column])].join(', '),
  note: (said) => `lưu ý: ${said}`,
  countedCommittees: 'tổ chức đảng',
  countedQuotas: 'chỉ tiêu',
  countedCandidates: 'quần chúng',
  countedAdmissions: 'kết nạp',
  countedOfficers: 'cấp ủy viên',
  countedMemberships: 'số đảng viên',
  countedAreas: 'địa bàn',
  countedCovers: 'nơi phụ trách',
  countedProfiles: 'tình hình địa bàn',
  countedEnrolments: 'học viên',
  countedResults: 'kết quả',
  countedChanges: 'sắp xếp',
  counted: (created, changed, unchanged) => `thêm ${created}, sửa ${changed}, giữ nguyên ${unchanged}`,
  erasedLines: (count) => `${count} dòng về người đã xóa dữ liệu: không đọc`,
  problemCount: (count) => `${count} lỗi: chưa ghi gì`,
  written: 'đã ghi; các bảng theo dõi tự cập nhật',
  notWritten: 'chưa ghi gì: hãy thêm --write --by AI',
  noDatabase: (command) => `chưa có cơ sở dữ liệu: hãy chạy ${command} trước, hoặc đặt DATABASE_URL`,
  databaseNewer: 'cơ sở dữ liệu mới hơn chương trình này: hãy cập nhật chương trình',
  databaseNotMigrated: (command) => `cơ sở dữ liệu chưa được nâng cấp: hãy chạy ${command} trước`,
  databaseRefused: (reason) =>
    `cơ sở dữ liệu không nhận, chưa ghi gì: hãy kiểm tra lại tệp không kèm --write; nguyên văn: ${reason}`,
  databaseAway: (reason) => `hiện không dùng được cơ sở dữ liệu: ${reason}`,
  databaseAddressWrong: 'DATABASE_URL phải là địa chỉ dạng postgresql://user:password@host:5432/database',
  demoDatabaseInUse: 'cơ sở dữ liệu của bản dùng thử đang được dùng: hãy dừng bản dùng thử rồi chạy lại',
  demoDatabaseAway: (reason) => `không dùng được cơ sở dữ liệu của bản dùng thử: ${reason}`,
};
