import type { Day } from '../../src/calendar.ts';
import { stableId } from './stable-id.ts';

/** Committees and what never changes carry the moment of this data set's first version. */
const FIXED_MS = Date.UTC(2023, 0, 1);

/** Id of a row that has no moment of its own. */
export function fixedId(key: string): string {
  return stableId(key, FIXED_MS);
}

/** The day on which the end of the districts was recorded. */
export const DECIDED_ON: Day = '2025-06-23';

/** Id of a row that the decision about the end of the districts brings. */
export function decidedId(of: string): string {
  return stableId(of, Date.parse(`${DECIDED_ON}T02:00:00Z`));
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
  /** Đảng bộ tỉnh Lào Cai, the root since 2025-07-01. */
  laoCai: decidedId('committee/#Lào Cai'),
  /** Đảng bộ xã Lâm Thượng since then: four communes in one. */
  newLamThuong: decidedId('committee/#xã Lâm Thượng'),
  /** Đảng bộ xã Lục Yên, of the town and three communes. */
  newLucYen: decidedId('committee/#xã Lục Yên'),
  /** Đảng bộ xã Tân Hợp, of three communes of Văn Yên, Nà Hẩu among them. */
  newTanHop: decidedId('committee/#xã Tân Hợp'),
  /** The political centre of the commune of Lục Yên, which teaches for what was the district. */
  newLucYenCentre: fixedId('training-centre/xã lục yên'),
} as const;
