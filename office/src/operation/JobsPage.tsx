import { countText } from '@yanxiu/ui/words';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag, type Tone } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';

type Job = RowOf<'operation.jobs'>;

const states: Readonly<Record<Job['state'], { readonly words: string; readonly tone: Tone }>> = {
  queued: { words: '排队中', tone: 'plain' },
  running: { words: '进行中', tone: 'busy' },
  done: { words: '已完成', tone: 'good' },
  failed: { words: '没有完成', tone: 'bad' },
};

const columns: readonly Column<Job>[] = [
  { key: 'title', title: '任务' },
  {
    key: 'state',
    title: '状态',
    value: (one) => states[one.state].words,
    render: (one) => <StateTag tone={states[one.state].tone}>{states[one.state].words}</StateTag>,
  },
  {
    key: 'done',
    title: '进度',
    value: (one) => (one.total > 0 ? `${countText(one.done)} / ${countText(one.total)}` : ''),
  },
  { key: 'message', title: '说明', render: (one) => <span className="wrap">{one.message || '—'}</span> },
  { key: 'createdAt', title: '开始', kind: 'instant' },
  { key: 'finishedAt', title: '结束', kind: 'instant' },
];

/** The long work that the person started: where it stands, how it ended. */
export function JobsPage() {
  return (
    <PageFrame title="我的后台任务" purpose="导入、计算、生成一类要等一会儿的工作，到了哪一步、结果如何。">
      <DataTable
        stem="operation.jobs"
        noun="后台任务"
        columns={columns}
        rowName={(one) => one.title}
        everyMs={5_000}
        empty={{ title: '您还没有发起过后台任务', hint: '导入名单、计算成绩、批量生成文件时，进度会列在这里。' }}
      />
    </PageFrame>
  );
}
