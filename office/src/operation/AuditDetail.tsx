import { instantText } from '@yanxiu/ui/words';
import { Descriptions } from '../kit/Descriptions.tsx';
import type { RowOf } from '../kit/table/row.ts';
import { type Difference, differencesOf } from './audit-difference.ts';

type Entry = RowOf<'operation.audit'>;

/** One entry opened: when by both clocks, from where, and what differs. */
export function AuditDetail({ entry }: { entry: Entry }) {
  const rows = differencesOf(entry.before, entry.after);
  return (
    <div className="audit-detail">
      <Descriptions
        items={[
          { label: '操作', value: entry.action },
          { label: '对象编号', value: entry.subjectId },
          { label: '实际时间', value: instantText(entry.realAt) },
          { label: '来源地址', value: entry.address },
          { label: '原因', value: entry.reason ?? '没有填写', wide: true },
        ]}
      />
      {rows.length > 0 ? <Differences rows={rows} /> : <p className="muted">没有记下前后内容。</p>}
    </div>
  );
}

function Differences({ rows }: { rows: readonly Difference[] }) {
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">内容</th>
            <th scope="col">之前</th>
            <th scope="col">之后</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.path}>
              <td>{row.path || '全部'}</td>
              <td className="wrap-cell">{row.before}</td>
              <td className="wrap-cell">{row.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
