import type { OutputOf } from '@yanxiu/contract/index';
import { countText, instantText } from '@yanxiu/ui/words';
import { Alert, Button } from 'antd';
import { Descriptions } from '../kit/Descriptions.tsx';
import { Money } from '../kit/Money.tsx';
import { ScrollX } from '../kit/ScrollX.tsx';

interface Props {
  readonly preview: OutputOf<'payment.previewStatement'>;
  readonly busy: boolean;
  readonly onImport: () => void;
  readonly onCancel: () => void;
}

/** What a statement file holds, to be looked at before it is imported. */
export function StatementPreview({ preview, busy, onImport, onCancel }: Props) {
  const fresh = preview.lines - preview.known;
  return (
    <div className="preview">
      <Descriptions
        items={[
          { label: '文件', value: preview.fileName },
          {
            label: '本方账号',
            value: preview.accountTail ? `尾号 ${preview.accountTail}` : '文件里没有写，请确认账户没有选错',
          },
          { label: '起止时间', value: `${instantText(preview.fromAt)} 至 ${instantText(preview.toAt)}` },
          { label: '笔数', value: `${countText(preview.lines)} 笔，其中 ${countText(preview.known)} 笔已导入过` },
          {
            label: '收入',
            value: (
              <>
                {countText(preview.inCount)} 笔，
                <Money fen={preview.inFen} unit />
              </>
            ),
          },
          {
            label: '支出',
            value: (
              <>
                {countText(preview.outCount)} 笔，
                <Money fen={preview.outFen} unit />
              </>
            ),
          },
        ]}
      />
      {preview.gaps.length === 0 ? (
        <Alert type="success" showIcon title="逐笔余额连续，流水完整。" />
      ) : (
        <Alert
          type="warning"
          showIcon
          title={`有 ${preview.gaps.length} 处需要核对`}
          description={
            <ul className="plain-list">
              {preview.gaps.slice(0, 10).map((gap) => (
                <li key={`${gap.kind}${gap.line}`}>{gap.message}</li>
              ))}
            </ul>
          }
        />
      )}
      <ScrollX label="流水预览">
        <table className="plain-table money-table">
          <caption>前 {preview.first.length} 笔</caption>
          <thead>
            <tr>
              <th scope="col" className="num">
                行
              </th>
              <th scope="col">时间</th>
              <th scope="col" className="num">
                收入（元）
              </th>
              <th scope="col" className="num">
                支出（元）
              </th>
              <th scope="col">对方户名</th>
              <th scope="col">摘要、用途、附言</th>
            </tr>
          </thead>
          <tbody>
            {preview.first.map((line) => (
              <tr key={line.line}>
                <td className="num">{line.line}</td>
                <td>{instantText(line.at)}</td>
                <td className="num">{line.direction === 'in' ? <Money fen={line.amountFen} /> : ''}</td>
                <td className="num">{line.direction === 'out' ? <Money fen={line.amountFen} /> : ''}</td>
                <td>{line.counterName}</td>
                <td className="wrap-cell">{line.remark}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
      <div className="button-row">
        <Button type="primary" loading={busy} onClick={onImport}>
          {fresh > 0 ? `导入 ${countText(fresh)} 笔新流水` : '全部导入过，重新认领'}
        </Button>
        <Button onClick={onCancel}>换一个文件</Button>
      </div>
    </div>
  );
}
