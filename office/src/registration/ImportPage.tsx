import type { OutputOf } from '@yanxiu/contract/index';
import { download } from '@yanxiu/ui/client';
import { countText, stageNames } from '@yanxiu/ui/words';
import { Alert, Button, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { ForProgram } from '../kit/ForProgram.tsx';
import { JobProgress } from '../kit/JobProgress.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column } from '../kit/table/row.ts';
import { useAct, useApi } from '../kit/use-api.ts';
import { MendDialog } from './MendDialog.tsx';
import { useDownloads } from './use-downloads.ts';
import './registration.css';

type Import = OutputOf<'registration.getImport'>;
type ImportRow = Import['rows'][number];
interface Ref {
  readonly programId: string;
  readonly schoolId: string;
  readonly importId: string;
}

/** A checked file: what each row is, mended on the spot, and imported on the clerk's word. */
export function ImportPage() {
  const { schoolId = '', importId = '' } = useParams();
  return (
    <PageFrame
      title="核对上传的名单"
      crumbs={[{ label: '名单', to: `/registrations/${schoolId}` }]}
      purpose="核对每一行，改正错误后导入；没有改正的错误行不会导入。"
    >
      <ForProgram>
        {(program) => <ImportBody programId={program.id} schoolId={schoolId} importId={importId} />}
      </ForProgram>
    </PageFrame>
  );
}

function ImportBody(ref: Ref) {
  const [params] = useSearchParams();
  const kept = useApi('registration.getImport', { ...ref, size: 1 });
  const jobId = params.get('job');
  return (
    <Loaded of={kept} what="核对结果">
      {(data) => {
        if (data.state === 'checking') {
          return (
            <Section title={data.fileName}>
              {jobId ? (
                <JobProgress jobId={jobId} title="读取和核对名单" unit={null} />
              ) : (
                <Alert type="info" showIcon title="正在核对，请稍后刷新" />
              )}
            </Section>
          );
        }
        if (data.state === 'refused') return <Refused schoolId={ref.schoolId} data={data} />;
        return <Checked {...ref} data={data} />;
      }}
    </Loaded>
  );
}

function Refused({ schoolId, data }: { schoolId: string; data: Import }) {
  return (
    <Section title={data.fileName}>
      <Alert type="error" showIcon role="alert" title="这份文件不能导入" description={data.refusal} />
      <p>
        <LinkButton to={`/registrations/${schoolId}`}>返回名单，重新上传</LinkButton>
      </p>
    </Section>
  );
}

const tones = { ok: 'good', warning: 'warn', error: 'bad' } as const;
const words = { ok: '可导入', warning: '提醒', error: '错误' } as const;

const columns: readonly Column<ImportRow>[] = [
  { key: 'line', title: '行号', kind: 'count', width: 64 },
  {
    key: 'state',
    title: '结果',
    value: (row) => words[row.state],
    render: (row) => <StateTag tone={tones[row.state]}>{row.imported ? '已导入' : words[row.state]}</StateTag>,
  },
  { key: 'name', title: '姓名', value: (row) => row.values.name },
  { key: 'stage', title: '学段', value: (row) => stageNames[row.values.stage] ?? '' },
  { key: 'subject', title: '学科', value: (row) => row.values.subject },
  { key: 'phone', title: '手机号', value: (row) => row.values.phone },
  { key: 'idNumber', title: '身份证号', value: (row) => row.values.idNumber },
  { key: 'school', title: '学校', value: (row) => row.values.school },
  { key: 'remark', title: '备注', value: (row) => row.values.remark, hidden: true },
  {
    key: 'issues',
    title: '问题和建议',
    value: (row) => row.issues.map((issue) => issue.message).join(' '),
    render: (row) => (
      <div className="row-state">
        {row.issues.map((issue) => (
          <p key={issue.code + issue.message} className={`row-issue ${row.state === 'error' ? 'bad' : 'warn'}`}>
            {issue.column ? `${issue.column} 列：` : ''}
            {issue.message}
          </p>
        ))}
      </div>
    ),
  },
];

function Checked({ data, ...ref }: Ref & { data: Import }) {
  const [mending, setMending] = useState<ImportRow | null>(null);
  const isOpen = data.state === 'ready' || data.state === 'imported';
  const { counts } = data;
  return (
    <div className="stack">
      <Section title={data.fileName} actions={<Annotated {...ref} />}>
        <p className="import-counts">
          共 {countText(counts.rows)} 行：<StateTag tone="good">{`可导入 ${countText(counts.ok)}`}</StateTag>{' '}
          <StateTag tone="warn">{`提醒 ${countText(counts.warning)}`}</StateTag>{' '}
          <StateTag tone="bad">{`错误 ${countText(counts.error)}`}</StateTag>
        </p>
        {isOpen ? <ImportBar {...ref} data={data} /> : <Alert type="info" showIcon title="这次导入已撤销" />}
      </Section>
      <Section>
        <DataTable
          stem="registration.getImport"
          input={ref}
          noun="核对结果"
          columns={columns}
          search="姓名"
          filters={[
            { key: 'state', label: '结果', options: Object.entries(words).map(([value, label]) => ({ value, label })) },
          ]}
          rowKey={(row) => String(row.seq)}
          rowName={(row) => row.values.name}
          rowClass={(row) => (row.state === 'error' ? 'row-error' : '')}
          {...(isOpen
            ? {
                rowActions: (row: ImportRow) =>
                  row.imported ? [] : [{ label: '改正', onClick: () => setMending(row) }],
              }
            : {})}
          empty={{ title: '表里没有人员' }}
        />
      </Section>
      <MendDialog {...ref} row={mending} onClose={() => setMending(null)} />
    </div>
  );
}

function Annotated(ref: Ref) {
  const { busy, run } = useDownloads();
  return (
    <Button loading={busy} onClick={() => run(() => download('registration.annotatedImport', ref))}>
      下载带核对结果的原表
    </Button>
  );
}

function ImportBar({ data, ...ref }: Ref & { data: Import }) {
  const [mode, setMode] = useState<'add' | 'replace'>('add');
  const navigate = useNavigate();
  const confirm = useAct('registration.confirmImport', {
    done: ({ added, updated, left }) =>
      `已导入：新增 ${added} 人，更新 ${updated} 人${left > 0 ? `，还有 ${left} 行没有导入` : ''}`,
    onDone: ({ left }) => left === 0 && void navigate(`/registrations/${ref.schoolId}`),
  });
  const undo = useAct('registration.undoImport', { done: '已撤销这次导入' });
  const good = data.counts.ok + data.counts.warning - (data.added + data.updated);
  return (
    <div className="import-bar">
      <Radio.Group
        aria-label="导入方式"
        value={mode}
        onChange={(event) => setMode(event.target.value as 'add' | 'replace')}
        options={[
          { value: 'add', label: '加到现有名单（身份证号相同的更新）' },
          { value: 'replace', label: '替换现有名单' },
        ]}
      />
      <Button
        type="primary"
        disabled={good <= 0}
        loading={confirm.isPending}
        onClick={() => confirm.mutate({ ...ref, mode })}
      >
        {`导入 ${Math.max(0, good)} 行`}
      </Button>
      {data.state === 'imported' ? (
        <Button loading={undo.isPending} onClick={() => undo.mutate(ref)}>
          撤销导入
        </Button>
      ) : null}
      {data.counts.error > 0 ? (
        <span className="muted">{data.counts.error} 行错误改正后可再导入，或先导入其余各行。</span>
      ) : null}
    </div>
  );
}
