import type { Sex, SourceCategory } from '../../src/db/generated/client.ts';
import type { Leaf } from './committees.ts';
import type { Setting } from './organisations.ts';
import { createRandom, type Random } from './random.ts';

// Every name is put together by chance from these lists. The given names of the people in the article are left out.

const FAMILY_NAMES: Record<string, readonly string[]> = {
  Tày: ['Hoàng', 'Nông', 'Hứa', 'Lương', 'Vi', 'Ma', 'Nguyễn', 'Lộc', 'Mông', 'Triệu', 'Hà'],
  Nùng: ['Nông', 'Lương', 'Vi', 'Lý', 'Hoàng', 'Lục', 'Long', 'Phùng'],
  Dao: ['Triệu', 'Bàn', 'Đặng', 'Lý', 'Phùng', 'Tẩn', 'Chảo', 'Trương'],
  Mông: ['Giàng', 'Vàng', 'Sùng', 'Lý', 'Thào', 'Hờ'],
  Kinh: ['Nguyễn', 'Trần', 'Phạm', 'Vũ', 'Đỗ', 'Bùi', 'Đinh', 'Ngô', 'Phan', 'Đào'],
};

const MIDDLE_NAMES: Record<Sex, readonly string[]> = {
  FEMALE: ['Thị', 'Thị', 'Thị', 'Thu', 'Thanh', 'Ngọc', 'Hồng', 'Bích', 'Kim', 'Minh', 'Thùy'],
  MALE: ['Văn', 'Văn', 'Văn', 'Đình', 'Đức', 'Quang', 'Minh', 'Ngọc', 'Trung', 'Tiến', 'Xuân'],
};

const GIVEN_NAMES: Record<Sex, readonly string[]> = {
  FEMALE: (
    'Bưởi,Chiêm,Duyên,Dung,Đào,Điệp,Giang,Hạnh,Hiền,Hoa,Hoài,Huệ,Hương,Hường,Khuyên,Lan,Lành,Lê,Linh,Loan,Mai,Mơ,' +
    'Nga,Ngân,Nhung,Nguyệt,Oanh,Phượng,Quyên,Sen,Thảo,Thêm,Thoa,Thơm,Thủy,Tươi,Trang,Tuyết,Vân,Xoan,Yến'
  ).split(','),
  MALE: (
    'An,Bằng,Biên,Chiến,Chung,Công,Cường,Doanh,Du,Dũng,Đạt,Điền,Đông,Giáp,Hải,Hậu,Hiếu,Hòa,Huy,Hưng,Khánh,Khoa,Kiên,' +
    'Lâm,Long,Lực,Mạnh,Nam,Nghĩa,Nhâm,Phong,Quân,Quý,Quyết,Sơn,Thái,Thành,Thắng,Tuân,Tuấn,Tùng,Viện,Vinh,Vượng'
  ).split(','),
};

/** Share of women among those who are followed, percent; 45.8 % of those admitted in the country. */
const WOMEN_PERCENT = 46;

/** A person without a place in any procedure yet. */
interface Person {
  fullName: string;
  sex: Sex;
  ethnicGroup: string;
}

/** Makes a person who lives or works where the cell is. */
export function createPerson(random: Random, localEthnicGroup: string, womenPercent = WOMEN_PERCENT): Person {
  const sex = random.chance(womenPercent) ? 'FEMALE' : 'MALE';
  const ethnicGroup = random.chance(70)
    ? localEthnicGroup
    : random.pick(['Tày', 'Tày', 'Tày', 'Kinh', 'Kinh', 'Nùng', 'Dao', 'Dao', 'Mông']);
  const family = random.pick(FAMILY_NAMES[ethnicGroup] ?? FAMILY_NAMES.Kinh ?? []);
  const fullName = `${family} ${random.pick(MIDDLE_NAMES[sex])} ${random.pick(GIVEN_NAMES[sex])}`;
  return { fullName, sex, ethnicGroup };
}

/** A member of the cell, by number: the same few people hold its offices and help its candidates. */
export function memberName(leaf: Pick<Leaf, 'id' | 'ethnicGroup'>, number: number): string {
  return createPerson(createRandom(`member/${leaf.id}/${number}`), leaf.ethnicGroup, 35).fullName;
}

const CATEGORIES: Record<Setting, readonly SourceCategory[]> = {
  VILLAGE: ['YOUTH', 'YOUTH', 'YOUTH', 'MILITIA', 'MILITIA', 'ACTIVE_MASSES', 'ACTIVE_MASSES', 'WORKER'],
  SCHOOL: ['TEACHER'],
  HEALTH: ['CIVIL_SERVANT', 'CIVIL_SERVANT', 'WORKER'],
  OFFICE: ['CIVIL_SERVANT', 'CIVIL_SERVANT', 'CIVIL_SERVANT', 'WORKER'],
  ARMED_FORCES: ['ARMED_FORCES'],
};

/** Which group of the source review a person of this age belongs to. */
export function pickCategory(random: Random, setting: Setting, age: number): SourceCategory {
  const category = random.pick(CATEGORIES[setting]);
  if (age <= 30 || (category !== 'YOUTH' && category !== 'MILITIA')) return category;
  return random.chance(15) ? 'VILLAGE_HEAD' : 'ACTIVE_MASSES';
}

/** Full years at the first step of a case: mostly youth, nobody near the limits of 18 and 60. */
export function pickAge(random: Random): number {
  if (random.chance(70)) return random.int(18, 30);
  return random.chance(80) ? random.int(31, 42) : random.int(43, 54);
}
