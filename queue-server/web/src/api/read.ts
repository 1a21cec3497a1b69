// SPDX-License-Identifier: Apache-2.0

const answerWithinMs = 5_000;

/** GET /api/v1/{path}. Nothing: there was no answer, or not the one that was asked for. */
export async function read<Answer>(path: string, fetchIt: typeof fetch = fetch): Promise<Answer | undefined> {
  try {
    const response = await fetchIt(`/api/v1/${path}`, { cache: 'no-store', signal: AbortSignal.timeout(answerWithinMs) });
    return response.ok ? ((await response.json()) as Answer) : undefined;
  } catch {
    return undefined;
  }
}
