import { type Day, momentOf } from '../../src/calendar.ts';
import type { EndedLogin } from '../../src/config.ts';
import type { Role } from '../../src/db/generated/client.ts';
import { demoIds } from './demo-ids.ts';
import { DISTRICTS_ENDED, OF_LUC_YEN } from './new-communes.ts';
import type { GrantRow } from './rows.ts';
import { stableId } from './stable-id.ts';

/** Someone as whom the demo can be tried. */
export interface DemoLogin {
  /** The `sub` of the token. */
  subject: string;
  role: Role;
  committeeId: string;
  committeeName: string;
  labelEn: string;
  labelVi: string;
}

const PROVINCE = { committeeId: demoIds.province, committeeName: 'Đảng bộ tỉnh Yên Bái' };
const LUC_YEN = { committeeId: demoIds.lucYen, committeeName: 'Đảng bộ huyện Lục Yên' };
const LAM_THUONG = { committeeId: demoIds.lamThuong, committeeName: 'Đảng bộ xã Lâm Thượng' };
const KHEO_LENG = { committeeId: demoIds.kheoLeng, committeeName: 'Chi bộ thôn Khéo Lẹng' };
const VAN_YEN = { committeeId: demoIds.vanYen, committeeName: 'Đảng bộ huyện Văn Yên' };

/** The viewers of the demo while there are districts, one for each role and level. */
export const demoLogins: readonly DemoLogin[] = [
  {
    subject: 'demo-province',
    role: 'SUPERIOR_COMMITTEE',
    ...PROVINCE,
    labelEn: 'Province committee',
    labelVi: 'Tỉnh ủy',
  },
  {
    subject: 'demo-district',
    role: 'SUPERIOR_COMMITTEE',
    ...LUC_YEN,
    labelEn: 'District committee, Lục Yên',
    labelVi: 'Huyện ủy Lục Yên',
  },
  {
    subject: 'demo-commune',
    role: 'GRASSROOTS_COMMITTEE',
    ...LAM_THUONG,
    labelEn: 'Commune committee, Lâm Thượng',
    labelVi: 'Đảng ủy xã Lâm Thượng',
  },
  {
    subject: 'demo-cell',
    role: 'CELL_SECRETARY',
    ...KHEO_LENG,
    labelEn: 'Cell secretary, Khéo Lẹng',
    labelVi: 'Bí thư Chi bộ thôn Khéo Lẹng',
  },
  {
    subject: 'demo-inspector',
    role: 'INSPECTOR',
    ...VAN_YEN,
    labelEn: 'Inspector, Văn Yên',
    labelVi: 'Ủy ban Kiểm tra Huyện ủy Văn Yên',
  },
  {
    subject: 'demo-centre',
    role: 'TRAINING_CENTRE',
    ...LUC_YEN,
    labelEn: 'Training centre, Lục Yên',
    labelVi: 'Trung tâm Chính trị huyện Lục Yên',
  },
  {
    subject: 'demo-dashboard',
    role: 'DASHBOARD',
    ...LUC_YEN,
    labelEn: 'Dashboard, Lục Yên',
    labelVi: 'Bảng theo dõi huyện Lục Yên',
  },
  {
    subject: 'demo-auditor',
    role: 'AUDITOR',
    ...PROVINCE,
    labelEn: 'Auditor, province',
    labelVi: 'Kiểm tra nhật ký, cấp tỉnh',
  },
];

const LAO_CAI = { committeeId: demoIds.laoCai, committeeName: 'Đảng bộ tỉnh Lào Cai' };

/** What becomes of a login when the districts end; who is not named here stays as it is. */
const AFTER: Readonly<Record<string, Partial<DemoLogin> & { since?: Day }>> = {
  'demo-province': { ...LAO_CAI, labelVi: 'Tỉnh ủy Lào Cai', labelEn: 'Province committee, Lào Cai' },
  'demo-commune': { committeeId: demoIds.newLamThuong },
  'demo-inspector': {
    ...LAO_CAI,
    since: DISTRICTS_ENDED,
    labelVi: 'Ủy ban Kiểm tra Tỉnh ủy Lào Cai',
    labelEn: 'Inspector, Lào Cai',
  },
  // Communes have centres since 360-QĐ/TW.
  'demo-centre': {
    committeeId: demoIds.newLucYen,
    committeeName: 'Đảng bộ xã Lục Yên',
    since: '2025-09-05',
    labelVi: 'Trung tâm Chính trị xã Lục Yên',
    labelEn: 'Training centre, commune of Lục Yên',
  },
  'demo-dashboard': {
    ...LAO_CAI,
    since: DISTRICTS_ENDED,
    labelVi: 'Bảng theo dõi tỉnh Lào Cai',
    labelEn: 'Dashboard, Lào Cai',
  },
  'demo-auditor': LAO_CAI,
};

/** The login of the district, once there is none. */
export const endedLogins: readonly EndedLogin[] = [
  {
    subject: 'demo-district',
    committeeName: LUC_YEN.committeeName,
    endedOn: DISTRICTS_ENDED,
    successors: OF_LUC_YEN.map(({ name }) => `Đảng bộ xã ${name}`),
  },
];

/** The viewers since the districts ended: each has the name it had, where its body lives on. */
export const demoLoginsAfter: readonly DemoLogin[] = demoLogins.flatMap((login) => {
  if (endedLogins.some(({ subject }) => subject === login.subject)) return [];
  const { since: _, ...after } = AFTER[login.subject] ?? {};
  return [{ ...login, ...after }];
});

/** Grants of the demo's viewers, in force since before its first record. */
export function buildGrants(): GrantRow[] {
  return demoLogins.map((login) => grantOf(login, new Date(Date.UTC(2020, 0, 1))));
}

/** Those that nobody gets by the decision about the districts: their committees have several successors. */
export function buildGrantsAfter(today: Day): GrantRow[] {
  return demoLoginsAfter.flatMap((login) => {
    const since = AFTER[login.subject]?.since;
    return since === undefined || (since > today && since > DISTRICTS_ENDED)
      ? []
      : [grantOf(login, new Date(momentOf(since, '00:00')))];
  });
}

function grantOf({ subject, role, committeeId }: DemoLogin, validFrom: Date): GrantRow {
  const id = stableId(`grant/${subject}`, validFrom.getTime());
  return { id, subject, role, committeeId, validFrom, validTo: null, grantedBy: 'demo-data' };
}
