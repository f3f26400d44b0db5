import type { OutputOf } from '@yanxiu/contract/index';
import { questionKindNames } from '@yanxiu/domain/course/question-kind';
import { hundredthsText } from '@yanxiu/ui/words';
import { Table } from 'antd';
import { useParams } from 'react-router';
import { Empty } from '../kit/Empty.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useApi } from '../kit/use-api.ts';

type Figures = OutputOf<'study.quizFigures'>;
type Item = Figures['items'][number];

/** 试题分析: which questions are too hard, mislead, or tell nothing. */
export function QuizFiguresPage() {
  const { courseId = '', lessonId = '' } = useParams();
  return (
    <PageFrame
      title="试题分析"
      crumbs={[
        { label: '课程', to: '/courses' },
        { label: '测验', to: `/courses/${courseId}/lessons/${lessonId}` },
      ]}
      purpose="按范围内每人第一次作答统计。正确率过低、区分度低于 20 的题，请核对答案和表述。"
    >
      <ForProgram>{(program) => <OneQuiz programId={program.id} lessonId={lessonId} />}</ForProgram>
    </PageFrame>
  );
}

function OneQuiz({ programId, lessonId }: { programId: string; lessonId: string }) {
  const figures = useApi('study.quizFigures', { programId, lessonId });
  return (
    <Loaded of={figures} what="试题分析">
      {(found) =>
        found.papers === 0 ? (
          <Empty title="还没有人交卷" hint="参训教师交卷后，这里按题统计正确率和各选项被选的次数。" />
        ) : (
          <Section title={`${found.papers} 人作答，平均 ${hundredthsText(found.averageX100)} 分`}>
            <Items items={found.items} />
          </Section>
        )
      }
    </Loaded>
  );
}

function Items({ items }: { items: readonly Item[] }) {
  return (
    <Table
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...items]}
      columns={[
        { title: '题目', render: (_value, item) => <span className="wrap">{item.stem}</span>, width: 360 },
        { title: '类型', render: (_value, item) => questionKindNames[item.kind] },
        { title: '作答', dataIndex: 'answered', align: 'right', className: 'num' },
        {
          title: '正确率',
          align: 'right',
          className: 'num',
          sorter: (a, b) => a.rightPercent - b.rightPercent,
          render: (_value, item) => `${item.rightPercent}%`,
        },
        {
          title: '区分度',
          align: 'right',
          className: 'num',
          render: (_value, item) => item.discriminationX100 ?? '人数不足',
        },
        { title: '提示', render: (_value, item) => <Hint item={item} /> },
        { title: '各选项被选、各要点答到的次数', render: (_value, item) => <Picks item={item} /> },
      ]}
    />
  );
}

/** Usual limits of test analysis: below 20 a question hardly parts the strong from the weak. */
function Hint({ item: { rightPercent, discriminationX100 } }: { item: Item }) {
  // of so few answers nothing can be said yet
  if (discriminationX100 === null) return <span>—</span>;
  if (discriminationX100 < 0) return <StateTag tone="bad">核对答案</StateTag>;
  if (rightPercent < 30) return <StateTag tone="warn">偏难</StateTag>;
  if (discriminationX100 < 20 && rightPercent < 90) return <StateTag tone="warn">区分度低</StateTag>;
  return <span>—</span>;
}

function Picks({ item: { kind, picks } }: { item: Item }) {
  if (picks.length === 0) return <span>—</span>;
  return (
    <ul className="wrap">
      {picks.map(({ choice, right, count }) => (
        <li key={choice} className="num">
          {kind === 'short' ? `要点“${choice}”` : right ? <strong>{choice}（正确）</strong> : choice}：{count}
        </li>
      ))}
    </ul>
  );
}
