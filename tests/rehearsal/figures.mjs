// SPDX-License-Identifier: Apache-2.0
// Time stamps and what is made of them.

/** Microseconds since 1970, the clock every program's `at_us` is on. */
export const nowUs = () => Math.round((performance.timeOrigin + performance.now()) * 1000)

/** Nearest-rank percentile; NaN of nothing, so that an empty measurement cannot look like a good one. */
export function percentile(values, share) {
  if (values.length === 0) return Number.NaN
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
}

export const summary = (values) => ({
  p50: Math.round(percentile(values, 0.5) * 10) / 10,
  p95: Math.round(percentile(values, 0.95) * 10) / 10,
})

/** "painted page=welcome visit=3 at_us=17..." -> {page: 'welcome', visit: '3', at_us: 17...}; null for another line. */
export function fieldsOf(line, word) {
  const start = line.indexOf(`${word} `)
  if (start < 0) return null
  const fields = Object.fromEntries(
    line.slice(start + word.length).trim().split(/\s+/).map((pair) => pair.split(/=(.*)/s).slice(0, 2)))
  if (!fields.at_us) return null
  fields.at_us = Number(fields.at_us)
  return fields
}
