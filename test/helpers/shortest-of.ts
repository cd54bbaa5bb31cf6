/**
 * How long something takes, ms: the first time that is below a limit, or the shortest of five. A machine that has other
 * things to do lengthens some of them; what is slow by itself is slow each time.
 */
export async function shortestOf(limitMs: number, take: () => Promise<number>): Promise<number> {
  let shortestMs = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 5 && shortestMs >= limitMs; n += 1) shortestMs = Math.min(shortestMs, await take());
  return shortestMs;
}
