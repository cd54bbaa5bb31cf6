import { CommitteeKind, DecidingBody, DifficultyClass, Obstacle } from '../../db/generated/enums.ts';
import { enumOf } from '../enum-of.ts';

export const CommitteeKindEnum = enumOf(
  'CommitteeKind',
  CommitteeKind,
  'Kind of a Party organisation (loại tổ chức đảng). Not its depth in the tree: that varies.',
  {
    CENTRAL: 'The Central Committee (Trung ương).',
    PROVINCE: 'Committee of a province (đảng bộ tỉnh).',
    SUPERIOR:
      'Direct superior of grassroots organisations (đảng bộ cấp trên trực tiếp của tổ chức cơ sở), such as a district.',
    GRASSROOTS_COMMITTEE: 'Grassroots committee with cells below it (đảng bộ cơ sở), such as a commune.',
    GRASSROOTS_CELL: 'Grassroots cell without anything below it (chi bộ cơ sở).',
    SUB_COMMITTEE: 'Part of a large grassroots committee (đảng bộ bộ phận).',
    CELL: 'Cell below a grassroots committee (chi bộ trực thuộc), such as a village.',
  },
);

export const DifficultyClassEnum = enumOf(
  'DifficultyClass',
  DifficultyClass,
  'How hard life is in a commune, by the official list (khu vực).',
  {
    REGION_I: 'Region I, the easiest of the three (khu vực I).',
    REGION_II: 'Region II (khu vực II).',
    REGION_III: 'Region III, specially difficult (khu vực III).',
  },
);

export const ObstacleEnum = enumOf('Obstacle', Obstacle, 'What makes it hard to find new members (khó khăn).', {
  TRANSPORT: 'Roads are poor (giao thông không thuận tiện).',
  ECONOMY: 'The economy is weak (kinh tế kém phát triển).',
  CADRE_AWARENESS: 'Grassroots cadres know too little (nhận thức của cán bộ cơ sở còn hạn chế).',
  SUPPORT_DEPENDENCE: 'People wait for support (trông chờ, ỷ lại vào chính sách hỗ trợ).',
  YOUTH_AWAY: 'The young work or study elsewhere (thanh niên đi học, đi làm ăn xa).',
  YOUTH_RELUCTANT: 'The young do not care to join (ngại tham gia hoạt động đoàn, hội).',
  SOURCE_SHORTAGE: 'There are few people to win (nguồn kết nạp khó khăn).',
});

export const DecidingBodyEnum = enumOf(
  'DecidingBody',
  DecidingBody,
  'Which part of a committee decides on admission (cơ quan quyết định kết nạp).',
  {
    FULL: 'The whole committee (ban chấp hành).',
    STANDING: 'Its standing committee (ban thường vụ).',
  },
);
