import { useMay } from '../../frame/session.tsx';
import { ForProgram } from '../../kit/ForProgram.tsx';
import { LinkButton } from '../../kit/LinkButton.tsx';
import { PageFrame } from '../../kit/PageFrame.tsx';
import { StateTag } from '../../kit/StateTag.tsx';
import { DataTable } from '../../kit/table/DataTable.tsx';
import type { Column } from '../../kit/table/row.ts';
import { useApi } from '../../kit/use-api.ts';
import { type AnswerRow, answerKey, answerState, answerStateNames, answerTones, earnedText } from './answer-words.ts';

const columns: readonly Column<AnswerRow>[] = [
  { key: 'name', title: '姓名', sort: true },
  { key: 'schoolName', title: '学校' },
  { key: 'className', title: '班级', hidden: true },
  { key: 'lessonTitle', title: '测验', render: (row) => <span title={row.courseTitle}>{row.lessonTitle}</span> },
  { key: 'stem', title: '题目', render: (row) => <span className="wrap">{row.stem}</span> },
  { key: 'text', title: '回答', render: (row) => <span className="wrap answer-text">{row.text}</span> },
  {
    key: 'state',
    title: '状态',
    value: (row) => answerStateNames[answerState(row)],
    render: (row) => (
      <>
        <StateTag tone={answerTones[answerState(row)]}>{answerStateNames[answerState(row)]}</StateTag>
        {row.markedByName ? <span className="muted"> {row.markedByName}</span> : null}
      </>
    ),
  },
  { key: 'earned', title: '得分', value: earnedText, render: (row) => <span className="num">{earnedText(row)}</span> },
  { key: 'handedInAt', title: '交卷时间', kind: 'instant', sort: true },
];

/** Every short answer of the quizzes in reach. */
export function AnswerListPage() {
  const may = useMay();
  return (
    <PageFrame
      title="简答题作答"
      purpose="测验里的简答题：出题人写了要点的按要点自动得分，没有写的由班级辅导教师批阅。"
      primary={
        may('teaching.tutor') ? (
          <LinkButton to="/answer-marking" type="primary">
            去批阅
          </LinkButton>
        ) : null
      }
    >
      <ForProgram>{(program) => <Answers programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function Answers({ programId }: { programId: string }) {
  const found = useApi('teaching.answers', { programId, size: 1 });
  const may = useMay();
  return (
    <DataTable
      stem="teaching.answers"
      input={{ programId }}
      noun="作答"
      columns={columns}
      rowKey={answerKey}
      search="姓名、学校"
      filters={[
        {
          key: 'state',
          label: '状态',
          options: (['waiting', 'machine', 'marked'] as const).map((value) => ({
            value,
            label: answerStateNames[value],
          })),
        },
        {
          key: 'lessonId',
          label: '测验',
          options: (found.data?.lessons ?? []).map((one) => ({
            value: one.lessonId,
            label: `${one.courseTitle}：${one.title}`,
          })),
        },
      ]}
      rowName={(row) => `${row.name}的作答`}
      rowActions={(row) =>
        may('teaching.tutor')
          ? [
              {
                label: row.markX100 === null ? '批阅' : '改分',
                to: `/answer-marking?lessonId=${row.lessonId}&state=${answerState(row)}`,
                blocked: row.own ? '这是您本人的作答，由另一位辅导教师批阅。' : null,
              },
            ]
          : []
      }
      empty={{
        title: '还没有简答题作答',
        hint: '参训教师交卷后，简答题的作答会列在这里。测验里没有简答题时，请课程编辑在测验里添加。',
      }}
    />
  );
}
