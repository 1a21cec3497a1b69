// SPDX-License-Identifier: Apache-2.0
import type { Claim, Group, Item, Lane, Reason, Site } from '../api/wire';

/** The site's tables by name. A name the site no longer has is shown as it is, never as nothing. */
export class Directory {
  private readonly lanes: Map<string, Lane>;
  private readonly groups: Map<string, Group>;
  private readonly items: Map<string, Item>;
  private readonly claims: Map<string, Claim>;

  constructor(readonly site: Site) {
    this.lanes = new Map(site.lanes.map((lane) => [lane.lane, lane]));
    this.groups = new Map(site.groups.map((group) => [group.group, group]));
    this.items = new Map(site.items.map((item) => [item.item, item]));
    this.claims = new Map(site.claims.map((claim) => [claim.claim, claim]));
  }

  lane(name: string): Lane | undefined { return this.lanes.get(name); }
  group(name: string): Group | undefined { return this.groups.get(name); }
  item(name: string): Item | undefined { return this.items.get(name); }
  claim(name: string): Claim | undefined { return this.claims.get(name); }

  /** The groups a desk serves, in the site's order. */
  groupsOfDesk(desk: number): string[] {
    const served = new Set(this.site.desks.find((one) => one.desk === desk)?.groups);
    return this.site.groups.map((group) => group.group).filter((group) => served.has(group));
  }

  isGreen(desk: number): boolean {
    return this.site.desks.find((one) => one.desk === desk)?.green ?? false;
  }

  /** The words staff may give for this; none: the site leaves it open. */
  reasons(use: Reason['use'][number]): Reason[] { return this.site.reasons.filter((reason) => reason.use.includes(use)); }

  /** Minutes within which these items together are to be served; 0: none is set. */
  targetMinutes(items: readonly string[]): number {
    return items.reduce((sum, name) => sum + (this.item(name)?.target_minutes ?? 0), 0);
  }
}
