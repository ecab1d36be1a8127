import { defineConfig } from 'vitest/config'

/** They hold times, memory or quotas against limits, or take fixed ports: one after another, after all others. */
const alone = [
  'test/{bench,browser,container,crash}/**/*.test.ts',
  'test/docs/{commands,newcomer}.test.ts',
  'test/faults/{isolation,large-files,neighbours}.test.ts',
]

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 30_000,
    pool: 'forks',
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: { name: 'together', include: ['test/**/*.test.ts'], exclude: alone, maxWorkers: 2 },
      },
      { extends: true, test: { name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
})
