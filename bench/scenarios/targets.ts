/** What is wanted of Ketnap; ratios are to the raw contender. */
export const TARGETS = {
  lastDelivery: 1.3,
  p99: 1.5,
  cpu: 1.3,
  manyBoardsP99Ms: 150,
  manyListsP99Ms: 500,
  /** Share of the wanted rate of writes that must be reached: delays at another rate would say nothing. */
  shareOfRate: 0.95,
  bytesPerSubscriber: 20 * 1024,
} as const;
