import type { MatchBill, MatchKnowledge, RegisteredRemittance } from './match-input.ts';
import { PaidState } from './paid.ts';
import { SchoolIndex } from './school-index.ts';

/** The engine's knowledge, indexed once for all lines of a statement. */
export interface Knowledge {
  readonly index: SchoolIndex;
  readonly paid: PaidState;
  /** Bills by school; a school that reports through its 中心校 has that one's. */
  billsOf(ix: number): readonly MatchBill[];
  billOfCode(code: string): MatchBill | null;
  /** Schools that paid from this account before, or registered just this amount from it (附件3). */
  schoolsOfAccount(account: string, amountFen: number): readonly number[];
  remittancesOf(ix: number): readonly RegisteredRemittance[];
  remittancesOfAmount(amountFen: number): readonly RegisteredRemittance[];
  readonly feesFen: readonly number[];
}

/** Indexes schools, bills, payer accounts and the remittance register; linear in their number. */
export function indexKnowledge(input: MatchKnowledge): Knowledge {
  const index = new SchoolIndex(input.schools);
  const bills = grouped(input.bills, (bill) => index.indexOf(bill.schoolId));
  const codes = new Map(input.bills.flatMap((bill) => (bill.code === undefined ? [] : [[bill.code, bill] as const])));
  const payers = grouped(input.knownPayers ?? [], (payer) => payer.account);
  const remittances = grouped(input.remittances ?? [], (remittance) => remittance.schoolId);
  const byAmount = grouped(input.remittances ?? [], (remittance) => remittance.amountFen);
  return {
    index,
    paid: new PaidState(input.bills, input.earlier ?? []),
    billsOf(ix) {
      const own = bills.get(ix);
      const central = index.at(ix).central;
      return own ?? (central === null ? [] : (bills.get(central) ?? []));
    },
    billOfCode: (code) => codes.get(code) ?? null,
    schoolsOfAccount(account, amountFen) {
      if (account === '') return [];
      const registered = (byAmount.get(amountFen) ?? []).filter((one) => one.payerAccount === account);
      const ids = new Set([...(payers.get(account) ?? []), ...registered].map((payer) => payer.schoolId));
      return [...ids].flatMap((id) => index.indexOf(id) ?? []);
    },
    remittancesOf: (ix) => remittances.get(index.at(ix).school.id) ?? [],
    remittancesOfAmount: (amountFen) => byAmount.get(amountFen) ?? [],
    feesFen: [...new Set(input.bills.map((bill) => bill.feeFen))],
  };
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K | undefined): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
