import { defineConfig } from 'vitest/config';

const report = process.env.VITEST_JSON;

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Two cores are the machine we promise to fit; more workers would load the dictionary (245 MB) once each.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    ...(report ? { reporters: ['default', 'json'], outputFile: { json: report } } : {}),
  },
});
