import type { Day } from '../calendar.ts';

/**
 * How sure it is what a document says: KNOWN was read in it, SECOND_HAND in what others say of it, UNKNOWN is taken over
 * from the document before until somebody has read this one.
 */
export type Confidence = 'KNOWN' | 'SECOND_HAND' | 'UNKNOWN';

/** A document that makes rules. */
export interface Regulation {
  /** As people cite it. A number is given again in another year: with the day of issue it names one document. */
  cited: string;
  title: string;
  issuedOn: Day;
  /** First day in force. */
  from: Day;
  /** First day on which another one is in force in its place; null while there is none. */
  to: Day | null;
  confidence: Confidence;
}

/** A document as its row says it: in force from the day of issue where no other day is given, until another replaces it. */
type Row = Omit<Regulation, 'from' | 'to'> & { from?: Day; replacedBy?: Regulation };

function regulation({ replacedBy, ...row }: Row): Regulation {
  return { from: row.issuedOn, ...row, to: replacedBy?.from ?? null };
}

/** The Charter of the 11th Congress, which the 14th did not amend. */
export const CHARTER = regulation({
  cited: 'Điều lệ Đảng',
  title: 'Điều lệ Đảng Cộng sản Việt Nam (Đại hội XI)',
  issuedOn: '2011-01-19',
  confidence: 'KNOWN',
});

// Regulations that implement the Charter, the newest first: each names the one that replaced it.

const IMPLEMENTING = 'Quy định thi hành Điều lệ Đảng';

export const REGULATION_208 = regulation({
  cited: 'Quy định 208-QĐ/TW',
  title: IMPLEMENTING,
  issuedOn: '2026-07-26',
  confidence: 'SECOND_HAND',
});

export const REGULATION_20 = regulation({
  cited: 'Quy định 20-QĐ/TW',
  title: IMPLEMENTING,
  issuedOn: '2026-04-08',
  replacedBy: REGULATION_208,
  confidence: 'SECOND_HAND',
});

/** In force on the day on which the districts ended. */
export const REGULATION_294 = regulation({
  cited: 'Quy định 294-QĐ/TW',
  title: IMPLEMENTING,
  issuedOn: '2025-05-26',
  from: '2025-07-01',
  replacedBy: REGULATION_20,
  confidence: 'KNOWN',
});

export const REGULATION_232 = regulation({
  cited: 'Quy định 232-QĐ/TW',
  title: IMPLEMENTING,
  issuedOn: '2025-01-20',
  replacedBy: REGULATION_294,
  confidence: 'KNOWN',
});

export const REGULATION_24 = regulation({
  cited: 'Quy định 24-QĐ/TW',
  title: IMPLEMENTING,
  issuedOn: '2021-07-30',
  replacedBy: REGULATION_232,
  confidence: 'KNOWN',
});

// Guidance of the Secretariat to these regulations, the newest first. Its numbers begin anew with each term.

const GUIDANCE = 'Hướng dẫn một số vấn đề cụ thể thi hành Điều lệ Đảng';

export const GUIDANCE_01_OF_2026 = regulation({
  cited: 'Hướng dẫn 01-HD/TW',
  title: GUIDANCE,
  issuedOn: '2026-05-19',
  confidence: 'SECOND_HAND',
});

export const GUIDANCE_06 = regulation({
  cited: 'Hướng dẫn 06-HD/TW',
  title: GUIDANCE,
  issuedOn: '2025-06-09',
  replacedBy: GUIDANCE_01_OF_2026,
  confidence: 'SECOND_HAND',
});

export const GUIDANCE_01_OF_2021 = regulation({
  cited: 'Hướng dẫn 01-HD/TW',
  title: GUIDANCE,
  issuedOn: '2021-09-28',
  replacedBy: GUIDANCE_06,
  confidence: 'KNOWN',
});

/** Inspection, supervision and discipline of the Party. */
export const REGULATION_296 = regulation({
  cited: 'Quy định 296-QĐ/TW',
  title: 'Quy định về công tác kiểm tra, giám sát và kỷ luật của Đảng',
  issuedOn: '2025-05-30',
  confidence: 'SECOND_HAND',
});

/** How advisory bodies of committees inspect and supervise. */
export const REGULATION_331 = regulation({
  cited: 'Quy định 331-QĐ/TW',
  title: 'Quy định về quy trình kiểm tra, giám sát của cơ quan tham mưu, giúp việc cấp ủy',
  issuedOn: '2025-06-18',
  confidence: 'SECOND_HAND',
});

/** Political centres of communes. */
export const REGULATION_360 = regulation({
  cited: 'Quy định 360-QĐ/TW',
  title: 'Quy định về trung tâm chính trị cấp xã',
  issuedOn: '2025-08-29',
  confidence: 'KNOWN',
});

/** The Charter of the Youth Union, of its 12th Congress. */
export const YOUTH_UNION_CHARTER = regulation({
  cited: 'Điều lệ Đoàn',
  title: 'Điều lệ Đoàn Thanh niên Cộng sản Hồ Chí Minh (Đại hội XII)',
  issuedOn: '2022-12-16',
  confidence: 'UNKNOWN',
});

// What the State is divided into.

const LOCAL_GOVERNMENT = 'Luật Tổ chức chính quyền địa phương';

/** Ended the districts. */
export const LAW_72 = regulation({
  cited: 'Luật 72/2025/QH15',
  title: LOCAL_GOVERNMENT,
  issuedOn: '2025-06-16',
  // Communes and provinces alone: from the day on which the new ones begin.
  from: '2025-07-01',
  confidence: 'SECOND_HAND',
});

export const LAW_77 = regulation({
  cited: 'Luật 77/2015/QH13',
  title: LOCAL_GOVERNMENT,
  issuedOn: '2015-06-19',
  from: '2016-01-01',
  replacedBy: LAW_72,
  confidence: 'SECOND_HAND',
});
