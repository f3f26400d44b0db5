import type { OutputOf } from '@yanxiu/contract/index';
import { bankAccount } from './money.ts';
import type { Round } from './round.ts';

type Totals = OutputOf<'payment.balance'>['totals'];

/** What the provider's account held before the round: into that of a running server others have paid. */
export interface AccountBefore {
  readonly totals: Totals;
  readonly lineIds: ReadonlySet<string>;
}

export async function accountBefore(round: Round): Promise<AccountBefore> {
  const { id: bankAccountId } = await bankAccount(round);
  const { totals } = await round.office.call(round.provider.finance, 'payment.balance', { bankAccountId });
  const lineIds = new Set<string>();
  for (let page = 1; ; page += 1) {
    const { rows, total } = await round.office.call(round.provider.finance, 'payment.lines', {
      bankAccountId,
      page,
      size: 200,
    });
    for (const row of rows) lineIds.add(row.id);
    if (page * 200 >= total) return { totals, lineIds };
  }
}
