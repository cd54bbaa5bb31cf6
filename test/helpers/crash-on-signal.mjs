// Loaded into a server under test: on SIGUSR2 something is thrown that nobody catches, with everything it can reveal; on
// SIGCONT a promise that nobody waits for is rejected with it.
const planted = () => {
  const error = new Error('planted');
  error.client = { connectionString: process.env.DATABASE_URL, environment: { ...process.env } };
  return error;
};
process.on('SIGUSR2', () => {
  throw planted();
});
process.on('SIGCONT', () => void Promise.reject(planted()));
