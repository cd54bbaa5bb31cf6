import type { Words } from '../../messages/language.ts';

/** Changes of a decision, as sheets call them. */
export const changeWords = {
  FOUND: { vi: 'Thành lập', en: 'Found' },
  RENAME: { vi: 'Đổi tên', en: 'Rename' },
  RETYPE: { vi: 'Đổi loại hình', en: 'Change the kind' },
  REPARENT: { vi: 'Chuyển trực thuộc', en: 'Move' },
  MERGE: { vi: 'Sáp nhập', en: 'Merge' },
  SPLIT: { vi: 'Chia tách', en: 'Split' },
  DISSOLVE: { vi: 'Kết thúc hoạt động', en: 'Dissolve' },
} satisfies Record<string, Words>;
