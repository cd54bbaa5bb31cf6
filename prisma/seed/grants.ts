import type { Role } from '../../src/db/generated/client.ts';
import { demoIds } from './demo-ids.ts';
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

/** The viewers of the demo, one for each role and level. */
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

/** Grants of the demo's viewers, in force since before its first record. */
export function buildGrants(): GrantRow[] {
  const validFrom = new Date(Date.UTC(2020, 0, 1));
  return demoLogins.map(({ subject, role, committeeId }) => ({
    id: stableId(`grant/${subject}`, validFrom.getTime()),
    subject,
    role,
    committeeId,
    validFrom,
    validTo: null,
    grantedBy: 'demo-data',
  }));
}
