import { enumOf } from '../enum-of.ts';

/** Not of the database: see `watchKinds`. */
export const WatchKindEnum = enumOf(
  'WatchKind',
  {
    NO_ADMISSION: 'NO_ADMISSION',
    NO_ADMISSION_NOR_QUOTA: 'NO_ADMISSION_NOR_QUOTA',
    NO_SOURCE: 'NO_SOURCE',
    FEW_OFFICIAL: 'FEW_OFFICIAL',
    NO_SECRETARY: 'NO_SECRETARY',
    NO_CELL_COMMITTEE: 'NO_CELL_COMMITTEE',
    TERM_ENDS: 'TERM_ENDS',
    JOINT_CELL: 'JOINT_CELL',
    AREA_WITHOUT_MEMBER: 'AREA_WITHOUT_MEMBER',
    AREA_WITHOUT_CELL: 'AREA_WITHOUT_CELL',
    AREA_IN_DANGER: 'AREA_IN_DANGER',
  } as const,
  'What a committee or an area is watched for (nội dung cần chú ý). More kinds may come: show one you do not know by its values.',
  {
    NO_ADMISSION:
      'A cell has admitted nobody for `years` years though somebody was planned in these years (nhiều năm không kết nạp dù được giao chỉ tiêu). Values: `years`, `planned` (plans of the years that end with that of the day), `lastAdmission`.',
    NO_ADMISSION_NOR_QUOTA:
      'A cell has admitted nobody for `years` years, and nobody was planned (nhiều năm không kết nạp, không được giao chỉ tiêu). Values as of NO_ADMISSION.',
    NO_SOURCE: 'In a cell nobody is on the way to admission (chi bộ không có nguồn kết nạp).',
    FEW_OFFICIAL:
      'A cell has as few official members as one of its own needs, or fewer (chi bộ ít đảng viên, kém bền vững). Values: `official`, `least`.',
    NO_SECRETARY:
      'Of a committee or cell no secretary is on record (khuyết bí thư). Value: `lastLeft`, the day on which the last one left; null where none ever was.',
    NO_CELL_COMMITTEE:
      'A cell is to have a committee of its own by its official members, and nobody is on record as a member of one beside secretary and deputy (chưa có chi ủy). Values: `official`, `least`.',
    TERM_ENDS:
      'The term ends within `termDays` days, or has ended, and no other one follows (sắp hết hoặc đã hết nhiệm kỳ). Values: `endsOn`, `days`, `decision`.',
    JOINT_CELL: 'A cell works in several villages (chi bộ sinh hoạt ghép). Value: `villages`.',
    AREA_WITHOUT_MEMBER:
      'In a village no cell works, or none that has members (thôn, bản trắng đảng viên). Value: `cells`.',
    AREA_WITHOUT_CELL:
      'A village has no cell of its own: none, or a joint one (thôn, bản trắng chi bộ). Value: `cells`, how many work there.',
    AREA_IN_DANGER:
      'The cells that work in a village have together as few official members as one cell needs, or fewer (thôn, bản có nguy cơ tái trắng). Values: `cells`, `official`, `least`.',
  },
);
