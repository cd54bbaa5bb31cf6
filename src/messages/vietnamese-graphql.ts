/** What the GraphQL library says most often, and the same in Vietnamese. */
const SENTENCES: readonly [RegExp, string][] = [
  [/^Syntax Error: (.+)$/s, 'lỗi cú pháp: $1'],
  [/^Cannot query field "(.+?)" on type "(.+?)"\./, 'kiểu "$2" không có trường "$1".'],
  [/^Unknown argument "(.+?)" on field "(.+?)"\./, 'trường "$2" không có tham số "$1".'],
  [
    /^(?:Field|Argument) "(.+?)" (?:argument "(.+?)" )?of type "(.+?)" is required, but it was not provided\.$/,
    'trường "$1" thiếu tham số bắt buộc "$2" kiểu "$3".',
  ],
  [
    /^Field "(.+?)" of required type "(.+?)" was not provided\.$/,
    'thiếu trường bắt buộc "$1" kiểu "$2" trong dữ liệu gửi lên.',
  ],
  [/^Field "(.+?)" is not defined by type "(.+?)"\./, 'kiểu "$2" không có trường "$1".'],
  [
    /^Field "(.+?)" must not have a selection since type "(.+?)" has no subfields\.$/,
    'trường "$1" kiểu "$2" không có trường con để chọn.',
  ],
  [
    /^Field "(.+?)" of type "(.+?)" must have a selection of subfields\..*$/,
    'trường "$1" kiểu "$2" phải chọn các trường con: $1 { ... }',
  ],
  [/^Variable "(.+?)" is not defined by operation "(.+?)"\.$/, 'thao tác "$2" không khai báo biến "$1".'],
  [/^Variable "(.+?)" is not defined\.$/, 'biến "$1" chưa được khai báo.'],
  [/^Variable "(.+?)" is never used in operation "(.+?)"\.$/, 'biến "$1" không được dùng trong thao tác "$2".'],
  [/^Variable "(.+?)" is never used\.$/, 'biến "$1" không được dùng.'],
  [/^Variable "(.+?)" of required type "(.+?)" was not provided\.$/, 'thiếu biến bắt buộc "$1" kiểu "$2".'],
  [
    /^Variable "(.+?)" of type "(.+?)" used in position expecting type "(.+?)"\.$/,
    'biến "$1" kiểu "$2" đặt ở chỗ cần kiểu "$3".',
  ],
  [
    /^GraphQL introspection has been disabled, but the requested query contained the field "(.+?)"\.$/,
    'máy chủ này không cho xem lược đồ, nhưng thao tác có trường "$1".',
  ],
  [/^Unknown type "(.+?)"\./, 'không có kiểu "$1".'],
  [/^Unknown fragment "(.+?)"\.$/, 'không có fragment "$1".'],
  [/^Fragment "(.+?)" is never used\.$/, 'fragment "$1" không được dùng.'],
  [/^Unknown directive "(.+?)"\.$/, 'không có directive "$1".'],
  [/^Value "(.+?)" does not exist in "(.+?)" enum\./, 'kiểu liệt kê "$2" không có giá trị "$1".'],
  [
    /^(?:OneOf Input Object|Exactly one key must be specified for OneOf type) "(.+?)"(?: must specify exactly one key)?\.$/,
    'phải chọn đúng một trường của "$1".',
  ],
  [/^Field "(.+?)" must be non-null\.$/, 'trường "$1" không được là null.'],
  [
    /^Variable "(.+?)" is of type "(.+?)" but must be non-nullable to be used for OneOf Input Object "(.+?)"\.$/,
    'biến "$1" kiểu "$2" phải là kiểu không null (thêm dấu !) để dùng trong "$3".',
  ],
  [/^Expected value of type "(.+?)", found (.+)\.$/s, 'cần giá trị kiểu "$1", nhưng nhận được $2.'],
];

/** What it adds for who has mistyped a name. */
const SUGGESTION = / Did you mean ([^?]+)\?$/;

/** What the library says, in Vietnamese where it is known, else as it is. */
export function graphqlInVietnamese(sentence: string): string {
  const [form, words] = SENTENCES.find(([known]) => known.test(sentence)) ?? [];
  if (form === undefined || words === undefined) return sentence;
  return sentence
    .replace(form, words)
    .replace(SUGGESTION, (_all, names: string) => ` Có phải là ${names.replace(' or ', ' hoặc ')}?`);
}
