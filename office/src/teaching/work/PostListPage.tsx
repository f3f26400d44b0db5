import type { OutputOf } from '@yanxiu/contract/index';
import { useState } from 'react';
import { useMay } from '../../frame/session.tsx';
import { ForProgram } from '../../kit/ForProgram.tsx';
import { PageFrame } from '../../kit/PageFrame.tsx';
import { StateTag } from '../../kit/StateTag.tsx';
import { DataTable } from '../../kit/table/DataTable.tsx';
import type { Column } from '../../kit/table/row.ts';
import { useAct, useApi } from '../../kit/use-api.ts';
import { type PostAct, PostDialog } from './PostDialog.tsx';

export type Post = OutputOf<'teaching.posts'>['rows'][number];

const columns: readonly Column<Post>[] = [
  {
    key: 'text',
    title: '发言',
    render: (row) => (
      <span className="wrap post-text">
        {row.parentText ? <span className="muted">回复“{row.parentText.slice(0, 40)}”：</span> : null}
        {row.text}
      </span>
    ),
  },
  {
    key: 'name',
    title: '发言人',
    value: (row) => row.name,
    render: (row) => (
      <>
        {row.name}
        {row.byTutor ? '（辅导教师）' : ''}
        <br />
        <span className="muted">{row.schoolName}</span>
      </>
    ),
  },
  { key: 'className', title: '班级', hidden: true },
  { key: 'lessonTitle', title: '话题', hidden: true },
  { key: 'postedAt', title: '时间', kind: 'instant' },
  { key: 'replyCount', title: '回复', kind: 'count' },
  { key: 'points', title: '得分', kind: 'count' },
  {
    key: 'state',
    title: '情况',
    value: stateText,
    render: (row) => <StateTags row={row} />,
  },
];

function stateText(row: Post): string {
  return [
    row.removedReason ? `已移除：${row.removedReason}` : '',
    row.reports.length > 0 ? `被举报：${row.reports.map((one) => one.reason).join('；')}` : '',
    row.asks && !row.answered ? '等待回答' : '',
    row.fine ? '精华' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function StateTags({ row }: { row: Post }) {
  return (
    <span className="wrap post-state">
      {row.removedReason ? (
        <>
          <StateTag tone="plain">已移除</StateTag>
          <span className="muted">{row.removedReason}</span>
        </>
      ) : null}
      {row.reports.length > 0 ? (
        <>
          <StateTag tone="bad">被举报</StateTag>
          <span className="muted">{row.reports.map((one) => one.reason).join('；')}</span>
        </>
      ) : null}
      {row.asks && !row.answered && !row.removedReason ? <StateTag tone="busy">等待回答</StateTag> : null}
      {row.fine ? <StateTag tone="good">精华</StateTag> : null}
    </span>
  );
}

/** 讨论: what the classes say; what asks for an answer or was reported comes first. */
export function PostListPage() {
  return (
    <PageFrame title="讨论" purpose="各班讨论区的发言。请辅导教师回答的、被举报的排在前面；精华加分，移除收回得分。">
      <ForProgram>{(program) => <Posts programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function Posts({ programId }: { programId: string }) {
  const may = useMay();
  const [open, setOpen] = useState<{ row: Post; act: PostAct } | null>(null);
  const lessons = useApi('teaching.pieceLessons', { programId });
  const fine = useAct('teaching.finePost', { done: '已处理' });
  const restore = useAct('teaching.restorePost', { done: '已恢复' });
  const settle = useAct('teaching.settleReports', { done: '举报已办结' });
  const own = (row: Post) => (row.own ? '不能处理本人的发言。' : null);
  const actsOn = (row: Post) => {
    if (!may('teaching.tutor')) return [];
    if (row.removedReason !== null)
      return [{ label: '恢复', blocked: own(row), onClick: () => restore.mutate({ programId, id: row.id }) }];
    const answer = { label: '回复', onClick: () => setOpen({ row, act: 'answer' as const }) };
    const fineOrNot = {
      label: row.fine ? '取消精华' : '标为精华',
      blocked: own(row),
      onClick: () => fine.mutate({ programId, id: row.id, fine: !row.fine }),
    };
    const remove = { label: '移除', blocked: own(row), onClick: () => setOpen({ row, act: 'remove' as const }) };
    if (row.reports.length === 0) return [answer, fineOrNot, remove];
    // what was reported waits for one of these two
    const settled = {
      label: '举报不成立',
      blocked: own(row),
      onClick: () => settle.mutate({ programId, id: row.id }),
    };
    return [remove, settled, answer, fineOrNot];
  };
  const topics = (lessons.data ?? []).filter((one) => one.kind === 'discussion');
  return (
    <>
      <DataTable
        stem="teaching.posts"
        input={{ programId }}
        noun="发言"
        columns={columns}
        search="姓名、内容"
        filters={[
          {
            key: 'show',
            label: '查看',
            options: [
              { value: 'asking', label: '等待回答' },
              { value: 'reported', label: '被举报' },
              { value: 'fine', label: '精华' },
              { value: 'removed', label: '已移除' },
            ],
          },
          {
            key: 'lessonId',
            label: '话题',
            options: topics.map((one) => ({ value: one.lessonId, label: `${one.courseTitle}：${one.title}` })),
          },
          { key: 'withReplies', label: '回复', options: [{ value: 'true', label: '也列出回复' }] },
        ]}
        rowName={(row) => `${row.name}的发言`}
        rowActions={actsOn}
        empty={{
          title: '还没有发言',
          hint: '参训教师在课程的讨论课时里发言后，会列在这里。课程里没有讨论时，请课程编辑添加“讨论”课时。',
        }}
      />
      {open ? <PostDialog programId={programId} row={open.row} act={open.act} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
