// Loaded into a server under test: on SIGUSR2 something is thrown that nobody catches, with everything it can reveal.
process.on('SIGUSR2', () => {
  const error = new Error('planted');
  error.client = { connectionString: process.env.DATABASE_URL, environment: { ...process.env } };
  throw error;
});
