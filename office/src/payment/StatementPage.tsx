import type { OutputOf } from '@yanxiu/contract/index';
import { upload } from '@yanxiu/ui/client';
import { countText } from '@yanxiu/ui/words';
import { Alert } from 'antd';
import { useState } from 'react';
import { useMay } from '../frame/session.tsx';
import { FileDrop } from '../kit/FileDrop.tsx';
import { JobProgress } from '../kit/JobProgress.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { StateTag, type Tone } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { useAct } from '../kit/use-api.ts';
import { type Account, ForAccount } from './ForAccount.tsx';
import { StatementPreview } from './StatementPreview.tsx';
import './payment.css';

const pdfAdvice =
  'PDF 里的数字不能可靠地读出来。请在网上银行的“账户明细”里重新导出 Excel（.xls、.xlsx）或文本（.csv、.txt）格式，再上传。';

/** 导入流水: file → what it holds → import, with certain matches booked by themselves. */
export function StatementPage() {
  return (
    <PageFrame
      title="导入流水"
      purpose="上传网上银行导出的账户明细。已导入过的不会重复；能确定的自动认领，其余留给人工。"
    >
      <ForAccount>{(account) => <StatementBody account={account} />}</ForAccount>
    </PageFrame>
  );
}

type Preview = OutputOf<'payment.previewStatement'>;

function StatementBody({ account }: { account: Account }) {
  const may = useMay();
  return (
    <>
      {may('payment.statement') ? <ImportSection account={account} /> : null}
      <StatementTable account={account} />
    </>
  );
}

function ImportSection({ account }: { account: Account }) {
  const [file, setFile] = useState<{ id: string; preview: Preview } | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const [result, setResult] = useState<unknown>(null);
  const preview = useAct('payment.previewStatement', { quiet: true, rereads: false });
  const start = useAct('payment.importStatement', {
    onDone: (output) => {
      setJobId(output.jobId);
      setFile(null);
    },
  });
  const read = async (chosen: File, onProgress: (sent: number, total: number) => void) => {
    const stored = await upload('file.upload', { name: chosen.name, purpose: 'sheet' }, chosen, { onProgress });
    return { id: stored.id, preview: await preview.mutateAsync({ bankAccountId: account.id, fileId: stored.id }) };
  };
  return (
    <Section title="上传流水文件">
      {jobId ? <JobProgress jobId={jobId} title="导入并自动认领" unit="笔" onDone={setResult} /> : null}
      {result ? <ImportResult result={result} /> : null}
      {file ? (
        <StatementPreview
          preview={file.preview}
          busy={start.isPending}
          onImport={() => start.mutate({ bankAccountId: account.id, fileId: file.id })}
          onCancel={() => setFile(null)}
        />
      ) : (
        <FileDrop
          label="银行流水"
          hint="支持 .csv、.txt、.xls、.xlsx；工商银行四种格式和其他银行的明细都可以。PDF 请改导出表格。"
          accept={['.csv', '.txt', '.tsv', '.xls', '.xlsx']}
          instead={{ '.pdf': pdfAdvice }}
          mostBytes={64 * 1024 * 1024}
          send={read}
          onDone={(answer) => {
            setResult(null);
            setJobId(null);
            setFile(answer);
          }}
        />
      )}
    </Section>
  );
}

interface Counts {
  readonly refused?: string;
  readonly added?: number;
  readonly known?: number;
  readonly booked?: number;
  readonly ignored?: number;
  readonly left?: number;
}

function ImportResult({ result }: { result: unknown }) {
  const { refused, added = 0, known = 0, booked = 0, ignored = 0, left = 0 } = result as Counts;
  if (refused) return <Alert type="error" showIcon role="alert" title={refused} />;
  const words = `新导入 ${countText(added)} 笔，${countText(known)} 笔以前导入过。自动认领 ${countText(booked)} 笔，银行利息和费用 ${countText(ignored)} 笔，待人工认领 ${countText(left)} 笔。`;
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={words}
      action={left > 0 ? <LinkButton to="/bank-lines">去认领</LinkButton> : null}
    />
  );
}

type FileRow = RowOf<'payment.statements'>;

const states: Readonly<Record<FileRow['state'], { label: string; tone: Tone }>> = {
  queued: { label: '正在导入', tone: 'busy' },
  refused: { label: '没有导入', tone: 'bad' },
  imported: { label: '已导入，正在认领', tone: 'busy' },
  matched: { label: '已导入', tone: 'good' },
};

const columns: readonly Column<FileRow>[] = [
  { key: 'fileName', title: '文件' },
  { key: 'fromOn', title: '起', kind: 'day' },
  { key: 'toOn', title: '止', kind: 'day' },
  { key: 'lines', title: '笔数', kind: 'count' },
  { key: 'added', title: '新增', kind: 'count' },
  { key: 'known', title: '已有', kind: 'count' },
  { key: 'unreadable', title: '读不出', kind: 'count', value: (row) => row.unreadable || null },
  {
    key: 'state',
    title: '状态',
    value: (row) => row.refusal ?? states[row.state].label,
    render: (row) => (
      <span className="wrap">
        <StateTag tone={states[row.state].tone}>{states[row.state].label}</StateTag> {row.refusal}
        {row.gaps.length > 0 ? <span className="muted"> 有 {row.gaps.length} 处要核对</span> : null}
      </span>
    ),
  },
  { key: 'byName', title: '导入人' },
  { key: 'at', title: '导入时间', kind: 'instant' },
];

function StatementTable({ account }: { account: Account }) {
  return (
    <Section title="导入过的文件">
      <DataTable
        stem="payment.statements"
        input={{ bankAccountId: account.id }}
        noun="流水文件"
        columns={columns}
        rowName={(row) => row.fileName}
        expandable={{
          rowExpandable: (row) => row.gaps.length > 0,
          expandedRowRender: (row) => (
            <ul className="plain-list">
              {row.gaps.map((gap) => (
                <li key={`${gap.kind}${gap.line}`}>{gap.message}</li>
              ))}
            </ul>
          ),
        }}
        empty={{ title: '还没有导入过流水', hint: '从网上银行导出账户明细，在上面上传。' }}
      />
    </Section>
  );
}
