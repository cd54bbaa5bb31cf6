import { Introducer, IntroducerEnd } from '../../db/generated/enums.ts';
import { enumOf } from '../enum-of.ts';

export const IntroducerEnum = enumOf('Introducer', Introducer, 'Who introduces a person (bên giới thiệu).', {
  MEMBER: 'An official member (đảng viên chính thức).',
  YOUTH_UNION: 'The Youth Union, by the resolution of its grassroots committee (Đoàn Thanh niên).',
  TRADE_UNION: 'The grassroots trade union, where there is no Youth Union (Công đoàn).',
  WOMENS_UNION: 'The Women’s Union (Hội Phụ nữ). It points somebody out; it stands for no member.',
  FARMERS_UNION: 'The Farmers’ Union (Hội Nông dân). It points somebody out; it stands for no member.',
  VETERANS_ASSOCIATION:
    'The Veterans’ Association (Hội Cựu chiến binh). It points somebody out; it stands for no member.',
  FATHERLAND_FRONT: 'The Fatherland Front (Mặt trận Tổ quốc). It points somebody out; it stands for no member.',
});

export const IntroducerEndEnum = enumOf(
  'IntroducerEnd',
  IntroducerEnd,
  'Why another member introduces in the place of one (lý do thay người giới thiệu).',
  {
    MOVED: 'The member has moved (chuyển đi).',
    DISCIPLINED: 'The member was disciplined (bị kỷ luật).',
    CANNOT_CONTINUE: 'The member cannot go on for another reason (không thể tiếp tục).',
  },
);
