import type { MemberFigures } from './group-kpis.ts';
import { groupKpis } from './group-kpis.ts';
import type { Group } from './groups.ts';
import type { PartyFacts } from './kpi-value.ts';
import type { DatedKpi } from './kpis.ts';
import { kpiRow, kpisOf } from './kpis.ts';
import type { Party } from './party.ts';
import type { Emit } from './row.ts';

/** Writes figures as they come and holds each party's latest back until segment medians and groups are known. */
export class KpiLedger {
  private readonly latest = new Map<string, MemberFigures>();
  private readonly emit: Emit;

  constructor(emit: Emit) {
    this.emit = emit;
  }

  add(facts: PartyFacts): void {
    const { party } = facts;
    const newest = new Map<string, DatedKpi>();
    for (const dated of kpisOf(facts)) {
      const known = newest.get(dated.value.code);
      if (known !== undefined) this.emit('customer_kpis', kpiRow(party, 'ENTITY', known));
      newest.set(dated.value.code, dated);
    }
    this.latest.set(party.customerId, { party, latest: newest });
  }

  close(groups: readonly Group[]): void {
    const medians = mediansOf([...this.latest.values()]);
    for (const figures of this.latest.values()) this.writeLatest(figures, medians);
    for (const group of groups) this.writeGroup(group);
  }

  private writeLatest({ party, latest }: MemberFigures, medians: ReadonlyMap<string, string>): void {
    for (const dated of latest.values()) {
      const peers = medians.get(peerGroup(party, dated.value.code));
      this.emit('customer_kpis', { ...kpiRow(party, 'ENTITY', dated), peer_median_num: peers });
    }
  }

  /** A member of a restricted tier leaves no trace in the group's figures either. */
  private writeGroup({ members }: Group): void {
    const [root] = members;
    if (root === undefined) return;
    const counted = members.filter((member) => member === root || member.party.accessTier === 'STANDARD');
    const figures = counted.flatMap(({ party }) => this.latest.get(party.customerId) ?? []);
    for (const dated of groupKpis(root.party, figures)) {
      this.emit('customer_kpis', kpiRow(root.party, 'GROUP', dated));
    }
  }
}

function peerGroup(party: Party, code: string): string {
  return `${party.market} ${party.segment} ${code}`;
}

/** Median of the customers that have a value, by market and segment. */
function mediansOf(all: readonly MemberFigures[]): Map<string, string> {
  const held = all.flatMap(({ party, latest }) =>
    [...latest.values()].flatMap(({ value }) =>
      value.num == null ? [] : [{ peers: peerGroup(party, value.code), num: value.num }],
    ),
  );
  const byPeers = Map.groupBy(held, ({ peers }) => peers);
  return new Map(
    [...byPeers].map(([peers, list]) => {
      const sorted = list.map(({ num }) => num).sort((one, other) => Number(one) - Number(other));
      return [peers, sorted[Math.floor(sorted.length / 2)] ?? '0'];
    }),
  );
}
