import type { OutputOf } from '@yanxiu/contract/index';
import { instantText } from '@yanxiu/ui/words';
import { useMay, useMe } from '../frame/session.tsx';
import { reasonFor } from '../kit/ActionButton.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { Money } from '../kit/Money.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { ScrollX } from '../kit/ScrollX.tsx';
import { useApi } from '../kit/use-api.ts';
import { type FundsRow, FundsState, fundsPurpose, fundsUnitName } from './fund-words.tsx';
import './funds.css';

/** One county, or a city's own schools, year by year, and who changed what. */
export function FundsUnit({ orgId }: { orgId: string }) {
  const { assignment } = useMe();
  const unit = useApi('supervision.fundsOfUnit', { orgId });
  const isOwn = assignment?.orgId === orgId && assignment.orgKind === 'county';
  return (
    <PageFrame
      title={unit.data ? `${fundsUnitName(unit.data)}经费保障` : '经费保障'}
      crumbs={isOwn ? [] : [{ label: '经费保障', to: '/funds' }]}
      purpose={fundsPurpose}
    >
      <Loaded of={unit} what="经费" lines={10}>
        {(data) => (
          <>
            {data.rows.map((row) => (
              <Year key={row.year} row={row} />
            ))}
            <Changes changes={data.changes} />
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}

function Year({ row }: { row: FundsRow }) {
  const may = useMay();
  const mayEdit = may('supervision.fundsEdit') && !reasonFor(row.allowed, 'save');
  return (
    <Section
      title={`${row.year} 年`}
      actions={
        mayEdit ? (
          <LinkButton to={`/funds/${row.orgId}/${row.year}`}>{row.version === 0 ? '填报' : '修改'}</LinkButton>
        ) : undefined
      }
    >
      <div className="funds-year">
        <p className="funds-state">
          <FundsState state={row.state} />
          {row.payrollShortFen ? (
            <span>
              按工资总额还差 <Money fen={row.payrollShortFen} unit />
            </span>
          ) : null}
          {row.publicShortFen ? (
            <span>
              按公用经费还差 <Money fen={row.publicShortFen} unit />
            </span>
          ) : null}
        </p>
        {row.version > 0 ? (
          <>
            <Shares row={row} />
            {row.note ? <p className="wrap">说明：{row.note}</p> : null}
            <p className="muted">
              {row.updatedByName} 填报于 {instantText(row.updatedAt)}
            </p>
          </>
        ) : (
          <p className="muted">{mayEdit ? '这一年还没有填报，请填报四项金额。' : '这一年还没有填报。'}</p>
        )}
        <p className="muted">
          参考：本平台这一年到账的培训费 <Money fen={row.feesFen} unit />
          （已扣除撤销，按入账日期计），不自动计入支出。
        </p>
      </div>
    </Section>
  );
}

function Shares({ row }: { row: FundsRow }) {
  const shares = [
    {
      name: '教职工工资总额 2.5%',
      base: row.payrollFen,
      due: row.payrollDueFen,
      spent: row.trainingFen,
      short: row.payrollShortFen,
    },
    {
      name: '公用经费 5%',
      base: row.publicFen,
      due: row.publicDueFen,
      spent: row.publicTrainingFen,
      short: row.publicShortFen,
    },
  ];
  return (
    <ScrollX label="经费核对">
      <table className="plain-table money-table">
        <thead>
          <tr>
            <th scope="col">要求</th>
            <th scope="col" className="num">
              总额（元）
            </th>
            <th scope="col" className="num">
              应安排（元）
            </th>
            <th scope="col" className="num">
              培训支出（元）
            </th>
            <th scope="col" className="num">
              还差（元）
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map((one) => (
            <tr key={one.name}>
              <th scope="row">{one.name}</th>
              <td className="num">
                <Money fen={one.base ?? 0} />
              </td>
              <td className="num">
                <Money fen={one.due ?? 0} />
              </td>
              <td className="num">
                <Money fen={one.spent ?? 0} />
              </td>
              <td className={one.short ? 'num funds-short' : 'num'}>
                {one.short ? <Money fen={one.short} /> : '已达到'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function Changes({ changes }: { changes: OutputOf<'supervision.fundsOfUnit'>['changes'] }) {
  if (changes.length === 0) return null;
  return (
    <Section title="修改记录">
      <ul className="funds-changes">
        {changes.map((change) => (
          <li key={`${change.at}${change.year}`}>
            <span className="num">{instantText(change.at)}</span> {change.byName} 填报 {change.year} 年：工资总额{' '}
            <Money fen={change.payrollFen} />
            ，培训支出 <Money fen={change.trainingFen} />
            ；公用经费 <Money fen={change.publicFen} />
            ，其中培训 <Money fen={change.publicTrainingFen} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
