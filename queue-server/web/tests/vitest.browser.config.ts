// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from 'vitest/config';

/** One file after the other: two browsers and two servers at once only slow each other down. */
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
