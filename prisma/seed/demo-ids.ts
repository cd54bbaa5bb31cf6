import { stableId } from './stable-id.ts';

/** Committees and what never changes carry the moment of this data set's first version. */
const FIXED_MS = Date.UTC(2023, 0, 1);

/** Id of a row that has no moment of its own. */
export function fixedId(key: string): string {
  return stableId(key, FIXED_MS);
}

/** Well-known ids of the demo data; the same for every day it is built for. */
export const demoIds = {
  /** Đảng bộ tỉnh Yên Bái, the root. */
  province: fixedId('committee/yên bái'),
  /** Đảng bộ huyện Lục Yên. */
  lucYen: fixedId('committee/yên bái/huyện Lục Yên'),
  /** Đảng bộ huyện Văn Yên: 31 grassroots committees. */
  vanYen: fixedId('committee/yên bái/huyện Văn Yên'),
  /** Đảng bộ thành phố Yên Bái, host of the city's political centre. */
  yenBaiCity: fixedId('committee/yên bái/thành phố Yên Bái'),
  /** Đảng bộ xã Lâm Thượng. */
  lamThuong: fixedId('committee/yên bái/huyện Lục Yên/xã Lâm Thượng'),
  /** Chi bộ thôn Khéo Lẹng: 38 members, plan 1. */
  kheoLeng: fixedId('committee/yên bái/huyện Lục Yên/xã Lâm Thượng/Chi bộ thôn Khéo Lẹng'),
  /** Chi bộ thôn Thâm Pất. */
  thamPat: fixedId('committee/yên bái/huyện Lục Yên/xã Lâm Thượng/Chi bộ thôn Thâm Pất'),
  /** Đảng bộ xã Nà Hẩu, Văn Yên. */
  naHau: fixedId('committee/yên bái/huyện Văn Yên/xã Nà Hẩu'),
  /** Đảng bộ thị trấn Yên Thế. */
  yenThe: fixedId('committee/yên bái/huyện Lục Yên/thị trấn Yên Thế'),
  /** The political centre of Lục Yên. */
  lucYenCentre: fixedId('training-centre/lục yên'),
  /** The political centre of the city of Yên Bái. */
  yenBaiCentre: fixedId('training-centre/thành phố yên bái'),
  /** Scheme 04-ĐA/TU of 2021-09-01. */
  scheme: fixedId('inspection-scheme/04-ĐA/TU'),
} as const;
