import { buildSchema, execute, type GraphQLError, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { graphqlInVietnamese } from '../../src/messages/vietnamese-graphql.ts';

// The sentences are those of the library as it is installed: a new version that says them otherwise turns this red.

const schema = buildSchema(`type Query { cell(kind: Kind, input: In, by: By): Cell need(id: ID!): Int }
type Cell { name: String }
enum Kind { CELL }
input In { id: ID! }
input By @oneOf { name: Kind day: Kind }`);

function errorsOf(query: string): readonly GraphQLError[] {
  try {
    const document = parse(query);
    const errors = validate(schema, document);
    if (errors.length > 0) return errors;
    const result = execute({ schema, document });
    return ('errors' in result ? result.errors : undefined) ?? [];
  } catch (error) {
    return [error as GraphQLError];
  }
}

it.each([
  ['{ cell {', 'lỗi cú pháp: Expected Name, found <EOF>.'],
  ['{ cells }', 'kiểu "Query" không có trường "cells". Có phải là "cell"?'],
  ['{ cell(of: 1) { name } }', 'trường "Query.cell" không có tham số "of".'],
  ['{ need }', 'trường "need" thiếu tham số bắt buộc "id" kiểu "ID!".'],
  ['{ cell(input: {}) { name } }', 'thiếu trường bắt buộc "In.id" kiểu "ID!" trong dữ liệu gửi lên.'],
  ['{ cell { name { first } } }', 'trường "name" kiểu "String" không có trường con để chọn.'],
  ['{ cell }', 'trường "cell" kiểu "Cell" phải chọn các trường con: cell { ... }'],
  ['query Q { need(id: $id) }', 'thao tác "Q" không khai báo biến "$id".'],
  ['{ need(id: $id) }', 'biến "$id" chưa được khai báo.'],
  ['query Q($a: Int) { need(id: 1) }', 'biến "$a" không được dùng trong thao tác "Q".'],
  ['query ($a: Int) { need(id: 1) }', 'biến "$a" không được dùng.'],
  ['query ($id: ID!) { need(id: $id) }', 'thiếu biến bắt buộc "$id" kiểu "ID!".'],
  ['query ($id: Int) { need(id: $id) }', 'biến "$id" kiểu "Int" đặt ở chỗ cần kiểu "ID!".'],
  ['{ cell { ... on Cels { name } } }', 'không có kiểu "Cels". Có phải là "Cell"?'],
  ['{ cell { ...F } }', 'không có fragment "F".'],
  ['{ need(id: 1) } fragment F on Cell { name }', 'fragment "F" không được dùng.'],
  ['{ need(id: 1) @now }', 'không có directive "@now".'],
  ['{ cell(kind: PROVINCE) { name } }', 'kiểu liệt kê "Kind" không có giá trị "PROVINCE".'],
  ['{ cell(by: {}) { name } }', 'phải chọn đúng một trường của "By".'],
  ['{ cell(by: { name: null }) { name } }', 'trường "By.name" không được là null.'],
  [
    'query ($kind: Kind) { cell(by: { name: $kind }) { name } }',
    'biến "$kind" kiểu "Kind" phải là kiểu không null (thêm dấu !) để dùng trong "By".',
  ],
  ['{ cell(input: 3) { name } }', 'cần giá trị kiểu "In", nhưng nhận được 3.'],
])('%s', (query, words) => {
  const [error] = errorsOf(query);
  expect(graphqlInVietnamese(error?.message ?? '')).toBe(words);
});

it('leaves what it does not know', () => {
  expect(graphqlInVietnamese('Something else.')).toBe('Something else.');
});
