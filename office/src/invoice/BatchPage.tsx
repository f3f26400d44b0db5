import type { OutputOf } from '@yanxiu/contract/index';
import { download, upload } from '@yanxiu/ui/client';
import { countText } from '@yanxiu/ui/words';
import { Alert } from 'antd';
import { useState } from 'react';
import { ActionButton, offers, reasonFor } from '../kit/ActionButton.tsx';
import { FileDrop } from '../kit/FileDrop.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { Money } from '../kit/Money.tsx';
import { OrgPicker } from '../kit/OrgPicker.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { useAct, useApi } from '../kit/use-api.ts';
import { BookingDialog } from '../payment/BookingDialog.tsx';
import { TakeFiles } from './TakeFiles.tsx';
import '../payment/payment.css';

/** 批量开票: export for the tax bureau, read its result back, take its files. */
export function BatchPage() {
  return (
    <PageFrame
      title="批量开票"
      crumbs={[{ label: '发票', to: '/invoices' }]}
      purpose="把待开的发票导出成电子税务局的导入表，开出后把结果和发票文件读回来。"
      actions={<LinkButton to="/invoice-setting">开票设置</LinkButton>}
    >
      <ForProgram>
        {(program) => (
          <div className="stack">
            <MakeBatch programId={program.id} />
            <ReadResult />
            <Section title="第三步：收入发票文件">
              <TakeFiles programId={program.id} />
            </Section>
          </div>
        )}
      </ForProgram>
      <BatchTable />
    </PageFrame>
  );
}

/** What the tax bureau's import workbook holds at most. */
const mostRows = 998;

function MakeBatch({ programId }: { programId: string }) {
  const [regionId, setRegionId] = useState<string | null>(null);
  const region = regionId ? { regionId } : {};
  const waiting = useApi('invoice.list', { programId, state: 'requested', size: 1, ...region });
  const [confirming, setConfirming] = useState(false);
  const make = useAct('invoice.makeBatch', {
    quiet: true,
    done: ({ count }) => `已做成一批，共 ${count} 张`,
    onDone: ({ id }) => void download('invoice.batchWorkbook', { id }, '批量开票.xlsx'),
  });
  return (
    <Section title="第一步：导出待开发票">
      <Loaded of={waiting} what="待开发票" lines={1}>
        {({ total, totals }) => (
          <div className="button-row">
            <OrgPicker
              aria-label="县（市、区）"
              kind="county"
              value={regionId}
              onChange={setRegionId}
              placeholder="全部县（市、区）"
            />
            <span>
              待开 {countText(total)} 张，
              <Money fen={totals?.['totalFen'] ?? 0} unit />
            </span>
            <ActionButton
              type="primary"
              loading={make.isPending}
              blocked={total > 0 ? null : '没有待开的发票。学校申请后再导出。'}
              onClick={() => setConfirming(true)}
            >
              {`导出 ${countText(Math.min(total, mostRows))} 张并下载`}
            </ActionButton>
            <span className="muted">一个文件最多 {mostRows} 张；导出后在电子税务局“批量开票”里导入。</span>
          </div>
        )}
      </Loaded>
      <BookingDialog
        open={confirming}
        title="导出待开发票"
        submit="导出并下载"
        focusSubmit
        onSubmit={() => make.mutateAsync({ programId, ...region })}
        onClose={() => setConfirming(false)}
      >
        <p>导出后，学校不能再撤回这些申请。税务局没有受理的，可以整批退回待开。</p>
      </BookingDialog>
    </Section>
  );
}

type Result = OutputOf<'invoice.readResult'>;

function ReadResult() {
  const [result, setResult] = useState<Result | null>(null);
  const read = useAct('invoice.readResult', { quiet: true });
  return (
    <Section title="第二步：读回开票结果">
      <FileDrop
        label="电子税务局导出的“全量发票查询”"
        hint="按备注里的流水号对应，税号和价税合计都相符才登记号码；负数发票登记为红冲。"
        accept={['.xlsx', '.xls', '.csv']}
        send={async (file, onProgress) => {
          const stored = await upload('file.upload', { name: file.name, purpose: 'sheet' }, file, { onProgress });
          return read.mutateAsync({ fileId: stored.id });
        }}
        onDone={setResult}
      />
      {result ? (
        <Alert
          type={result.problems.length > 0 ? 'warning' : 'success'}
          showIcon
          role="status"
          title={`读了 ${result.rows} 张：登记号码 ${result.issued} 张，红冲 ${result.reddened} 张，不是本系统的 ${result.foreign} 张，要核对 ${result.problems.length} 张。`}
          description={
            result.problems.length > 0 ? (
              <ul className="plain-list">
                {result.problems.map((problem) => (
                  <li key={problem.line}>{problem.message}</li>
                ))}
              </ul>
            ) : null
          }
        />
      ) : null}
    </Section>
  );
}

type Batch = RowOf<'invoice.batches'>;

const columns: readonly Column<Batch>[] = [
  { key: 'number', title: '批次', value: (row) => `第 ${row.number} 批` },
  { key: 'count', title: '张数', kind: 'count' },
  { key: 'totalFen', title: '价税合计（元）', kind: 'money' },
  {
    key: 'issued',
    title: '已开',
    value: (row) => (row.releasedAt ? '已退回' : `${row.issued} / ${row.count}`),
    render: (row) =>
      row.releasedAt ? (
        <StateTag>已退回</StateTag>
      ) : (
        <StateTag tone={row.issued === row.count ? 'good' : 'busy'}>{`${row.issued} / ${row.count}`}</StateTag>
      ),
  },
  { key: 'byName', title: '经办' },
  { key: 'at', title: '时间', kind: 'instant' },
  { key: 'releaseReason', title: '退回原因', hidden: true },
];

function BatchTable() {
  const [releasing, setReleasing] = useState<Batch | null>(null);
  const release = useAct('invoice.releaseBatch', { quiet: true, done: '已退回待开' });
  return (
    <>
      <Section title="已导出的批次">
        <DataTable
          stem="invoice.batches"
          noun="开票批次"
          columns={columns}
          rowName={(row) => `第${row.number}批`}
          rowActions={(row) => [
            { label: '下载', onClick: () => void download('invoice.batchWorkbook', { id: row.id }, '批量开票.xlsx') },
            ...(offers(row.allowed, 'release')
              ? [{ label: '整批退回', blocked: reasonFor(row.allowed, 'release'), onClick: () => setReleasing(row) }]
              : []),
          ]}
          empty={{ title: '还没有开票批次', hint: '有待开的发票时，在上面导出第一批。' }}
        />
      </Section>
      <ReasonDialog
        open={releasing !== null}
        title={`退回第 ${releasing?.number ?? ''} 批`}
        effect="这一批的发票回到待开，可以改好后重新导出。税务局已开出的不能退回。"
        submit="退回"
        usual={['税务局没有受理', '开票设置要修改']}
        onSubmit={(reason) => release.mutateAsync({ id: releasing?.id ?? '', reason })}
        onClose={() => setReleasing(null)}
      />
    </>
  );
}
