import type { Reporter, TestModule } from 'vitest/node';

/** Ends the output with one plain line, for whoever reads it with a program. */
export class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      const results = [...module.children.allTests()].map((test) => test.result().state);
      for (const state of results) count[state] += 1;
      // A file that cannot be read, or whose preparation fails, has no failed test to show for it.
      if (module.state() === 'failed' && !results.includes('failed')) count.failed += 1;
    }
    const skipped = count.skipped + count.pending;
    console.log(`\n${count.passed} passed, ${count.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  }
}
