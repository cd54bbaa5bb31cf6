/** Where a record or figure comes from, as it stands in the `source` columns. */
export const SOURCES = {
  /** The article the project starts from: "Giải pháp phát triển đảng viên mới ở Lục Yên". */
  article: 'Báo Yên Bái, 18/12/2023',
  /** Specially difficult villages and regions of the communes, 2021-2025. */
  difficultAreas: '612/QĐ-UBDT',
  /** The country's list of provinces, districts and communes as of 2023. */
  areas: 'Danh mục hành chính 2023',
  /** Made up for the demo. */
  invented: 'invented',
} as const;
