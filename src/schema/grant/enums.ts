import { Role } from '../../db/generated/enums.ts';
import { enumOf } from '../enum-of.ts';

export const RoleEnum = enumOf('Role', Role, 'What somebody is for a committee and everything below it (vai trò).', {
  CELL_SECRETARY: 'Secretary of a cell (bí thư chi bộ).',
  GRASSROOTS_COMMITTEE: 'Officer of a grassroots committee (đảng ủy cơ sở).',
  SUPERIOR_COMMITTEE: 'Officer of a superior committee (cấp ủy cấp trên).',
  INSPECTOR: 'Member of an inspection commission (ủy ban kiểm tra).',
  TRAINING_CENTRE: 'Political centre (trung tâm chính trị).',
  DASHBOARD: 'A board on a wall: figures, never a person.',
  AUDITOR: 'Sees who looked at whose file and who was given which role; no figures and no persons.',
});
