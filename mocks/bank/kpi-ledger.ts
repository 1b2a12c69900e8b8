import type { MemberFigures } from './group-kpis.ts';
import { groupKpis } from './group-kpis.ts';
import type { Group } from './groups.ts';
import type { PartyFacts } from './kpi-value.ts';
import type { DatedKpi } from './kpis.ts';
import { kpiRow, kpisOf } from './kpis.ts';
import type { Party } from './party.ts';
import type { Emit } from './row.ts';

/** Writes figures as they come and holds each party's latest back until segment medians and groups are known. */
export function kpiLedger(emit: Emit) {
  const latest = new Map<string, MemberFigures>();
  return {
    add(facts: PartyFacts): void {
      const newest = new Map<string, DatedKpi>();
      for (const dated of kpisOf(facts)) {
        const before = newest.get(dated.value.code);
        const isNewer = before === undefined || before.day < dated.day;
        const older = isNewer ? before : dated;
        if (isNewer) newest.set(dated.value.code, dated);
        if (older !== undefined) emit('customer_kpis', kpiRow(facts.party, 'ENTITY', older));
      }
      latest.set(facts.party.customerId, { party: facts.party, latest: newest });
    },
    close(groups: readonly Group[]): void {
      const medians = mediansOf([...latest.values()]);
      for (const { party, latest: newest } of latest.values()) {
        for (const dated of newest.values()) {
          const median = medians.get(peerGroup(party, dated.value.code)) ?? null;
          emit('customer_kpis', { ...kpiRow(party, 'ENTITY', dated), peer_median_num: median });
        }
      }
      for (const { members } of groups) {
        const [root] = members;
        const figures = members.flatMap(({ party }) => latest.get(party.customerId) ?? []);
        if (root === undefined || figures.length === 0) continue;
        for (const dated of groupKpis(root.party, figures)) emit('customer_kpis', kpiRow(root.party, 'GROUP', dated));
      }
    },
  };
}

function peerGroup(party: Party, code: string): string {
  return `${party.market} ${party.segment} ${code}`;
}

/** Median of the customers that have a value, by market and segment. */
function mediansOf(all: readonly MemberFigures[]): Map<string, string> {
  const values = new Map<string, string[]>();
  for (const { party, latest } of all) {
    for (const { value } of latest.values()) {
      if (value.num == null) continue;
      const peers = peerGroup(party, value.code);
      values.set(peers, [...(values.get(peers) ?? []), value.num]);
    }
  }
  return new Map(
    [...values].map(([peers, list]) => {
      const sorted = list.toSorted((one, other) => Number(one) - Number(other));
      return [peers, sorted[Math.floor(sorted.length / 2)] ?? '0'];
    }),
  );
}
