import { difficultyNames, questionKindNames } from '@yanxiu/domain/course/question-kind';
import { download } from '@yanxiu/ui/client';
import { Button } from 'antd';
import { Link } from 'react-router';
import { LinkButton } from '../kit/LinkButton.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, Filter, RowOf } from '../kit/table/row.ts';
import { useUndoNotice } from '../kit/undo-notice.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import { answerText } from './QuizPreview.tsx';

type Row = RowOf<'course.bank'>;

const columns: readonly Column<Row>[] = [
  {
    key: 'stem',
    title: '题干',
    sort: true,
    render: (row) => (
      <Link className="wrap" to={`/questions/${row.id}`}>
        {row.stem}
      </Link>
    ),
  },
  { key: 'kind', title: '题型', sort: true, value: (row) => questionKindNames[row.kind] },
  { key: 'difficulty', title: '难度', value: (row) => difficultyNames[row.difficulty] },
  { key: 'tags', title: '标签', value: (row) => row.tags.join('、') },
  { key: 'points', title: '分值', kind: 'count', sort: true },
  { key: 'choices', title: '选项', value: (row) => row.choices.join('；'), hidden: true },
  { key: 'answer', title: '答案', value: answerText, hidden: true },
];

const optionsOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** The provider's bank of questions: found by tag and difficulty, brought in by file, drawn from by quizzes. */
export function BankPage() {
  const bank = useApi('course.bank', { size: 1 });
  const retire = useAct('course.bankRetire');
  const tellUndoable = useUndoNotice();
  const filters: Filter[] = [
    { key: 'kind', label: '题型', options: optionsOf(questionKindNames) },
    { key: 'difficulty', label: '难度', options: optionsOf(difficultyNames) },
    {
      key: 'tag',
      label: '标签',
      options: (bank.data?.tags ?? []).map(({ tag, count }) => ({ value: tag, label: `${tag}（${count}）` })),
      searchable: true,
    },
  ];
  const takeOut = (ids: string[]) =>
    retire.mutate(
      { ids, retired: true },
      {
        onSuccess: ({ changed }) =>
          tellUndoable({
            done: `已把 ${changed} 题移出题库`,
            onUndo: () => retire.mutateAsync({ ids, retired: false }),
          }),
      },
    );
  return (
    <PageFrame
      title="题库"
      purpose="本机构的题目，按标签和难度整理；测验可以从这里随机抽题。已经取用的测验不受以后改动的影响。"
      actions={<LinkButton to="/questions/import">批量导入</LinkButton>}
      primary={
        <LinkButton type="primary" to="/questions/new">
          新增一题
        </LinkButton>
      }
    >
      <DataTable
        stem="course.bank"
        noun="题目"
        columns={columns}
        filters={filters}
        search="题干"
        rowName={(row) => row.stem}
        rowActions={(row) => [
          { label: '修改', to: `/questions/${row.id}` },
          { label: '移出题库', onClick: () => takeOut([row.id]) },
        ]}
        bulkActions={[
          {
            label: '移出题库',
            rowsOnly: true,
            onClick: (selection, clear) => {
              if (selection.kind === 'rows') takeOut([...selection.keys]);
              clear();
            },
          },
        ]}
        exportStem="course.bankExport"
        exportName="题库"
        toolbar={
          <Button onClick={() => void download('course.bankExport', { format: 'gift' })}>导出全部为 GIFT 文本</Button>
        }
        empty={{ title: '题库里还没有题目', hint: '点“新增一题”逐题录入，或点“批量导入”用表格、GIFT 文本成批导入。' }}
      />
    </PageFrame>
  );
}
