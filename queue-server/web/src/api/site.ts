// SPDX-License-Identifier: Apache-2.0
import type { Site } from './wire';

export interface LoadedSite {
  site: Site;
  /** Server's clock minus this computer's, in ms; 0 while they agree to what an HTTP date can tell. */
  clockOffsetMs: number;
}

/** An HTTP date counts whole seconds, and the answer was under way for a while. */
const notWorthCorrectingMs = 2_000;

export async function loadSite(fetchIt: typeof fetch = fetch): Promise<LoadedSite> {
  const response = await fetchIt('/api/v1/site', { cache: 'no-store', signal: AbortSignal.timeout(5_000) });
  if (!response.ok) {
    throw new Error(`site: ${response.status}`);
  }
  const site = (await response.json()) as Site;
  const serverMs = Date.parse(response.headers.get('Date') ?? '');
  const offset = serverMs - Date.now();
  return { site, clockOffsetMs: Math.abs(offset) > notWorthCorrectingMs ? offset : 0 };
}
