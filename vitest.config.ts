import { defineConfig } from 'vitest/config'

/** Both homes answer the same tests of the API: in process on the embedded database, and built, in workerd, over HTTP. */
export default defineConfig({
  test: {
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // What a page comes to, it comes to later on a busy machine.
    expect: { poll: { timeout: 30_000 } },
    // One more than there are cores: much of a test is waiting, for a browser, a process, a hash.
    maxWorkers: 3,
    // Every test opens a database of its own, so that files may share a process and what it has loaded.
    isolate: false,
    execArgv: ['--import', './test/support/compiled.ts'],
    // Sources run as Node runs them, here as in the server: nothing is translated, and a call between modules is a call.
    experimental: { viteModuleRunner: false },
    reporters: ['default', './test/support/closing-line.ts'],
    coverage: {
      provider: 'v8',
      include: ['api/**/*.ts', 'db/**/*.ts'],
      // The entry files as well, although they only run in a process or isolate of their own, where nothing is counted.
      exclude: ['db/migrations/**', '**/*.d.ts'],
      reporter: ['text-summary', 'html'],
      thresholds: { lines: 90 },
    },
    projects: [
      {
        extends: true,
        test: { name: 'api', include: ['test/{api,domain,embedded,reports}/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'worker',
          include: ['test/api/**/*.test.ts', 'test/worker/**/*.test.ts'],
          // These read the sources, which are the same in both homes.
          exclude: ['test/api/{arrows,handlers}.test.ts'],
          env: { SOAT_HOME: 'worker' },
          globalSetup: ['test/support/worker-setup.ts'],
        },
      },
      { extends: true, test: { name: 'node', include: ['test/node/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts', 'test/web/**/*.test.ts'],
          globalSetup: ['test/support/browser-setup.ts'],
          testTimeout: 240_000,
        },
      },
    ],
  },
})
