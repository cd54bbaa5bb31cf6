// Loaded into a server under test: says on SIGUSR2 what it holds, after a collection.
process.on('SIGUSR2', () => {
  globalThis.gc();
  const handles = {};
  for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1;
  const { rss, heapUsed, external } = process.memoryUsage();
  console.log(JSON.stringify({ report: { rss, live: heapUsed + external, handles } }));
});
