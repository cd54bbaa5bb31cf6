/** A commune or the town of Lục Yên, as of 2023. */
export interface Commune {
  /** Name without the kind of unit. */
  name: string;
  town?: boolean;
  /** Cells of villages; the cells of schools and the health post come on top. */
  villageCells: number;
  /** Villages whose names are public; the rest are invented. */
  villages?: readonly string[];
  /** Region class by 612/QĐ-UBDT; without it the class is invented. */
  region?: 'REGION_II' | 'REGION_III';
  /** The largest ethnic group; invented except for Lâm Thượng. */
  ethnicGroup: 'Tày' | 'Nùng' | 'Dao' | 'Kinh';
}

/** The 24 communes and the town, with the villages of the list of specially difficult ones. 208 village cells. */
export const COMMUNES: readonly Commune[] = [
  { name: 'Yên Thế', town: true, villageCells: 14, ethnicGroup: 'Kinh' },
  { name: 'Minh Xuân', villageCells: 9, ethnicGroup: 'Tày' },
  { name: 'Yên Thắng', villageCells: 8, ethnicGroup: 'Tày' },
  { name: 'Liễu Đô', villageCells: 8, ethnicGroup: 'Kinh' },
  { name: 'Mai Sơn', villageCells: 9, ethnicGroup: 'Tày' },
  { name: 'Khánh Thiện', villageCells: 9, ethnicGroup: 'Tày' },
  {
    name: 'Tân Phượng',
    villageCells: 6,
    villages: ['Lũng Cọ', 'Bó Mi', 'Khe Pháo', 'Khe Bín', 'Khing Khun'],
    region: 'REGION_III',
    ethnicGroup: 'Dao',
  },
  {
    name: 'Lâm Thượng',
    villageCells: 11,
    // Khéo Lẹng is the article's; the other five stand in 612/QĐ-UBDT (and Thâm Pất in both).
    villages: ['Khéo Lẹng', 'Thâm Pất', 'Nặm Chắn', 'Hin Lạn', 'Nà Kèn-Năm Trọ', 'Nà Lay'],
    region: 'REGION_III',
    ethnicGroup: 'Tày',
  },
  {
    name: 'Minh Chuẩn',
    villageCells: 7,
    villages: ['Khánh Trong', 'Nà Mác'],
    region: 'REGION_III',
    ethnicGroup: 'Tày',
  },
  {
    name: 'Tân Lập',
    villageCells: 8,
    villages: ['São', 'Xiêng 1', 'Xiêng 2', 'Úc', 'Hạ Giang', 'Ao Sen Lũng', 'Cát'],
    region: 'REGION_III',
    ethnicGroup: 'Dao',
  },
  {
    name: 'Phan Thanh',
    villageCells: 6,
    villages: ['Năn Kè', 'Hốc Xả', 'Ro'],
    region: 'REGION_III',
    ethnicGroup: 'Dao',
  },
  { name: 'Khai Trung', villageCells: 5, ethnicGroup: 'Dao' },
  { name: 'Tân Lĩnh', villageCells: 10, ethnicGroup: 'Tày' },
  { name: 'Tô Mậu', villageCells: 8, ethnicGroup: 'Nùng' },
  { name: 'An Lạc', villageCells: 7, ethnicGroup: 'Dao' },
  { name: 'Động Quan', villageCells: 10, ethnicGroup: 'Tày' },
  {
    name: 'Khánh Hòa',
    villageCells: 8,
    villages: ['Kim Long', 'Làng Chạp', 'Khe Pắn', 'Làng Khương', 'Làng Nộc', 'Khe Chung'],
    region: 'REGION_III',
    ethnicGroup: 'Dao',
  },
  { name: 'An Phú', villageCells: 9, villages: ['Đồng Dân'], region: 'REGION_II', ethnicGroup: 'Tày' },
  { name: 'Vĩnh Lạc', villageCells: 9, ethnicGroup: 'Nùng' },
  {
    name: 'Minh Tiến',
    villageCells: 9,
    villages: ['Làng Ven', 'Khau Dự', 'Làng Sảo'],
    region: 'REGION_II',
    ethnicGroup: 'Tày',
  },
  { name: 'Mường Lai', villageCells: 12, ethnicGroup: 'Tày' },
  { name: 'Trúc Lâu', villageCells: 8, ethnicGroup: 'Tày' },
  {
    name: 'Trung Tâm',
    villageCells: 8,
    villages: ['Khe Sài', 'Khe Lạnh', 'Ngòi Thìu', 'Gốc Sâm'],
    region: 'REGION_III',
    ethnicGroup: 'Tày',
  },
  {
    name: 'Phúc Lợi',
    villageCells: 10,
    villages: ['3 Túc', '1 Vàn', '2 Vàn', '3 Vàn', '4 Vàn', '1 Thuồng', '2 Thuồng', '3 Thuồng', '4 Thuồng'],
    region: 'REGION_III',
    ethnicGroup: 'Dao',
  },
];

/** First words of invented village names. */
export const VILLAGE_FIRST_WORDS = ['Nà', 'Bản', 'Làng', 'Khe', 'Khuổi', 'Đồng', 'Pác', 'Cốc', 'Thâm', 'Tông'] as const;

/** Second words of invented village names. */
export const VILLAGE_SECOND_WORDS = [
  'Chao',
  'Pồng',
  'Luông',
  'Khà',
  'Nưa',
  'Mường',
  'Hốc',
  'Khun',
  'Rào',
  'Bó',
  'Vài',
  'Tâu',
  'Lậu',
  'Chùa',
  'Cại',
  'Mo',
  'Giàng',
  'Phạ',
  'Sen',
  'Thí',
  'Muồng',
  'Nhầu',
  'Bưa',
  'Quang',
  'Ngần',
  'Trà',
  'Sâu',
  'Đán',
  'Ỏi',
  'Hin',
  'Kéo',
  'Ngọa',
] as const;
