// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import type { Item, Paper, Site } from '../../src/api/wire';

/** Tests run in queue-server/web, where npm runs them. */
export const siteFolder = join(process.cwd(), '../../deploy/site');

function read(name: string): Record<string, unknown> {
  return parse(readFileSync(join(siteFolder, name), 'utf8'));
}

type LoosePaper = Partial<Paper> & Pick<Paper, 'name' | 'kind'>;

function paper(given: LoosePaper): Paper {
  return { note: { zh: '', en: '' }, copies: 0, id_card: false, ...given };
}

/** The sample site as the server would answer it. */
export function sampleSite(): Site {
  const site = read('site.toml') as unknown as Omit<Site, 'items'>;
  const { items } = read('catalogue.toml') as unknown as { items: Item[] };
  return { ...site, items: items.map((item) => ({ ...item, promised_days: item.promised_days ?? 0, materials: item.materials.map(paper) })) };
}
