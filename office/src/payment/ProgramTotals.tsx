import type { OutputOf } from '@yanxiu/contract/index';
import { Money } from '../kit/Money.tsx';
import { ScrollX } from '../kit/ScrollX.tsx';

type Programs = OutputOf<'payment.balance'>['programs'];

/** 应缴 / 到账 / 已开票 / 未缴 of each program, by county. */
export function ProgramTotals({ programs }: { programs: Programs }) {
  if (programs.length === 0) return <p className="muted">还没有项目向这个账户缴费。</p>;
  return (
    <ScrollX label="各项目金额">
      <table className="plain-table money-table">
        <thead>
          <tr>
            <th scope="col">项目、地区</th>
            <th scope="col" className="num">
              应缴（元）
            </th>
            <th scope="col" className="num">
              到账（元）
            </th>
            <th scope="col" className="num">
              未缴（元）
            </th>
            <th scope="col" className="num">
              已开票（元）
            </th>
          </tr>
        </thead>
        {programs.map((program) => (
          <tbody key={program.programId}>
            <Row strong name={program.programName} of={program} />
            {program.counties.map((county) => (
              <Row key={county.id ?? county.name} name={county.name} of={county} />
            ))}
          </tbody>
        ))}
      </table>
    </ScrollX>
  );
}

interface Figures {
  readonly owedFen: number;
  readonly allocatedFen: number;
  readonly unpaidFen: number;
  readonly invoicedFen: number;
}

function Row({ name, of, strong = false }: { name: string; of: Figures; strong?: boolean }) {
  return (
    <tr className={strong ? 'row-strong' : 'row-below'}>
      <th scope="row">{name}</th>
      {[of.owedFen, of.allocatedFen, of.unpaidFen, of.invoicedFen].map((fen, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: four fixed columns
        <td key={at} className="num">
          <Money fen={fen} />
        </td>
      ))}
    </tr>
  );
}
