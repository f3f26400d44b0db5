import type { OutputOf } from '@yanxiu/contract/index';
import { countText } from '@yanxiu/ui/words';
import type { ComponentProps } from 'react';
import { Link } from 'react-router';
import { Loaded } from '../kit/Loaded.tsx';
import { Money } from '../kit/Money.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { ScrollX } from '../kit/ScrollX.tsx';

type Regions = OutputOf<'payment.threeWayRegions'>;
type Region = Regions['rows'][number];

/** The exceptions in a line of links, what nobody has claimed, and the sums by county. */
export function ThreeWayRegions({ regions }: { regions: ComponentProps<typeof Loaded<Regions>>['of'] }) {
  return (
    <Section title="按地区">
      <Loaded of={regions} what="各地核对情况" lines={4}>
        {(of) => (of.rows.length === 0 ? <p className="muted">还没有缴费单。</p> : <RegionTable of={of} />)}
      </Loaded>
    </Section>
  );
}

function RegionTable({ of }: { of: Regions }) {
  const found = of.counts.filter((one) => one.units > 0);
  return (
    <>
      <p className="finding-links">
        {found.map((one) => (
          <Link key={one.key} to={`?finding=${one.key}`}>
            {one.name} {countText(one.units)} 所
          </Link>
        ))}
        {of.unclaimed && of.unclaimed.lines > 0 ? (
          <Link to="/bank-lines">
            待认领到账 {countText(of.unclaimed.lines)} 笔，
            <Money fen={of.unclaimed.amountFen} unit />
          </Link>
        ) : null}
      </p>
      <ScrollX label="按地区核对">
        <table className="plain-table money-table">
          <thead>
            <tr>
              <th scope="col">地区</th>
              {['学校', '不一致', '名单人数', '应缴人数'].map((title) => (
                <th key={title} scope="col" className="num">
                  {title}
                </th>
              ))}
              {['应缴', '登记汇款', '到账', '差额', '已开票'].map((title) => (
                <th key={title} scope="col" className="num">
                  {title}（元）
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.rows.map((row) => (
              <RegionRow key={row.id ?? row.name} row={row} />
            ))}
          </tbody>
          {of.rows.length > 1 ? (
            <tfoot>
              <RegionRow row={sumOf(of.rows)} />
            </tfoot>
          ) : null}
        </table>
      </ScrollX>
    </>
  );
}

function RegionRow({ row }: { row: Region }) {
  const counts = [row.units, row.exceptions, row.rosterHeads, row.heads];
  const amounts = [row.owedFen, row.registeredFen, row.allocatedFen, row.owedFen - row.allocatedFen, row.invoicedFen];
  return (
    <tr>
      <th scope="row">{row.id ? <Link to={`?regionId=${row.id}`}>{row.name}</Link> : row.name}</th>
      {counts.map((count, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: four fixed columns
        <td key={at} className="num">
          {countText(count)}
        </td>
      ))}
      {amounts.map((fen, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: five fixed columns
        <td key={at} className="num">
          <Money fen={fen} />
        </td>
      ))}
    </tr>
  );
}

function sumOf(rows: readonly Region[]): Region {
  const sum = (of: (row: Region) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    id: null,
    name: '合计',
    units: sum((row) => row.units),
    exceptions: sum((row) => row.exceptions),
    rosterHeads: sum((row) => row.rosterHeads),
    heads: sum((row) => row.heads),
    owedFen: sum((row) => row.owedFen),
    registeredFen: sum((row) => row.registeredFen),
    lines: sum((row) => row.lines),
    allocatedFen: sum((row) => row.allocatedFen),
    invoicedFen: sum((row) => row.invoicedFen),
  };
}
