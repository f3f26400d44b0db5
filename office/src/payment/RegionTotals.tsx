import { countText, percentText } from '@yanxiu/ui/words';
import { Loaded } from '../kit/Loaded.tsx';
import { Money } from '../kit/Money.tsx';
import { ScrollX } from '../kit/ScrollX.tsx';
import { useApi } from '../kit/use-api.ts';

/** 应缴 / 到账 / 已开票 / 未缴 of each county, with the sum below. */
export function RegionTotals({ programId }: { programId: string }) {
  const totals = useApi('payment.totals', { programId, level: 'county' });
  return (
    <Loaded of={totals} what="各地缴费情况" lines={4}>
      {({ rows, totals: sum }) =>
        rows.length === 0 ? (
          <p className="muted">还没有缴费单。</p>
        ) : (
          <ScrollX label="按地区合计">
            <table className="plain-table money-table">
              <thead>
                <tr>
                  <th scope="col">地区</th>
                  <th scope="col" className="num">
                    学校
                  </th>
                  <th scope="col" className="num">
                    缴费人数/应缴人数
                  </th>
                  <th scope="col" className="num">
                    应缴（元）
                  </th>
                  <th scope="col" className="num">
                    到账（元）
                  </th>
                  <th scope="col" className="num">
                    到账率
                  </th>
                  <th scope="col" className="num">
                    未缴（元）
                  </th>
                  <th scope="col" className="num">
                    多缴（元）
                  </th>
                  <th scope="col" className="num">
                    已开票（元）
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <TotalsRow key={row.id ?? row.name} name={row.name} of={row} />
                ))}
              </tbody>
              <tfoot>
                <TotalsRow name="合计" of={sum as unknown as Totals} />
              </tfoot>
            </table>
          </ScrollX>
        )
      }
    </Loaded>
  );
}

interface Totals {
  readonly bills: number;
  readonly settledBills: number;
  readonly heads: number;
  readonly paidHeads: number;
  readonly owedFen: number;
  readonly allocatedFen: number;
  readonly unpaidFen: number;
  readonly overFen: number;
  readonly invoicedFen: number;
}

function TotalsRow({ name, of }: { name: string; of: Totals }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="num">
        缴清 {countText(of.settledBills)} / {countText(of.bills)}
      </td>
      <td className="num">
        {countText(of.paidHeads)} / {countText(of.heads)}
      </td>
      <td className="num">
        <Money fen={of.owedFen} />
      </td>
      <td className="num">
        <Money fen={of.allocatedFen} />
      </td>
      <td className="num">{percentText(of.allocatedFen, of.owedFen)}</td>
      <td className="num">
        <Money fen={of.unpaidFen} />
      </td>
      <td className="num">
        <Money fen={of.overFen} />
      </td>
      <td className="num">
        <Money fen={of.invoicedFen} />
      </td>
    </tr>
  );
}
