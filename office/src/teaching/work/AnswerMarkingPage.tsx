import { countText } from '@yanxiu/ui/words';
import { Pagination, Segmented, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { Empty } from '../../kit/Empty.tsx';
import { ForProgram } from '../../kit/ForProgram.tsx';
import { LinkButton } from '../../kit/LinkButton.tsx';
import { Loaded } from '../../kit/Loaded.tsx';
import { PageFrame, Section } from '../../kit/PageFrame.tsx';
import { useApi } from '../../kit/use-api.ts';
import { AnswerCard } from './AnswerCard.tsx';
import { type AnswerRow, type AnswerState, answerKey, answerStateNames } from './answer-words.ts';
import './work.css';

const pageSize = 20;

/** 批阅简答题: question by question, everybody's answers to it one under the other. */
export function AnswerMarkingPage() {
  return (
    <PageFrame
      title="批阅简答题"
      crumbs={[{ label: '简答题作答', to: '/answers' }]}
      purpose="同一道题的回答排在一起，先交的在前。填分数按回车，光标自动到下一份；一份试卷的简答题都批完，成绩就出来。"
      actions={<LinkButton to="/answers">全部作答</LinkButton>}
    >
      <ForProgram>{(program) => <Desk programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function Desk({ programId }: { programId: string }) {
  const [params, setParams] = useSearchParams();
  const wish = {
    lessonId: params.get('lessonId') ?? '',
    state: stateOf(params.get('state')),
    page: Math.max(1, Number(params.get('page') ?? 1) || 1),
  };
  const { lessonId, state, page } = wish;
  const answers = useApi(
    'teaching.answers',
    { programId, state, page, size: pageSize, ...(lessonId ? { lessonId } : {}) },
    { keepPrevious: true },
  );
  const look = (part: Partial<typeof wish>) => {
    const next = { ...wish, page: 1, ...part };
    setParams(
      { ...(next.lessonId ? { lessonId: next.lessonId } : {}), state: next.state, page: String(next.page) },
      { replace: true },
    );
  };
  return (
    <>
      <div className="marking-bar">
        <Select
          aria-label="测验"
          className="marking-lesson"
          value={lessonId}
          options={[
            { value: '', label: '全部测验' },
            ...(answers.data?.lessons ?? []).map((one) => ({
              value: one.lessonId,
              label: `${one.courseTitle}：${one.title}（待批阅 ${one.waiting}）`,
            })),
          ]}
          onChange={(value) => look({ lessonId: value })}
        />
        <Segmented
          aria-label="状态"
          value={state}
          options={states.map((value) => ({ value, label: answerStateNames[value] }))}
          onChange={(value) => look({ state: value })}
        />
        <span className="muted">共 {countText(answers.data?.total ?? 0)} 份</span>
      </div>
      <Loaded of={answers} what="作答" lines={8}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <Nothing state={state} />
          ) : (
            <>
              <Questions programId={programId} rows={rows} />
              <Pagination
                hideOnSinglePage
                showSizeChanger={false}
                current={page}
                pageSize={pageSize}
                total={total}
                onChange={(to) => look({ page: to })}
              />
            </>
          )
        }
      </Loaded>
    </>
  );
}

const states: readonly AnswerState[] = ['waiting', 'machine', 'marked'];
const stateOf = (text: string | null): AnswerState => states.find((one) => one === text) ?? 'waiting';

function Nothing({ state }: { state: AnswerState }) {
  if (state === 'waiting')
    return <Empty title="没有等待批阅的简答题" hint="参训教师交卷后，没有写要点的简答题会列在这里。" />;
  if (state === 'machine')
    return <Empty title="没有按要点得分的作答" hint="出题人写了要点的简答题自动得分，觉得不合适时可以在这里改分。" />;
  return <Empty title="还没有批阅过" hint="批阅过的作答列在这里，可以改分，成绩随之重算。" />;
}

/** Answers to the same question together, the question once above them. */
function Questions({ programId, rows }: { programId: string; rows: readonly AnswerRow[] }) {
  const groups = new Map<string, AnswerRow[]>();
  for (const row of rows) {
    const key = `${row.lessonId} ${row.stem}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].map(([key, group]) => {
    const [first] = group;
    return first ? (
      <Section key={key} title={first.stem}>
        <p className="muted">
          {first.courseTitle}：{first.lessonTitle}　满分 {first.points} 分
        </p>
        {first.keyPoints.length > 0 ? (
          <p>要点：{first.keyPoints.map((wordings) => wordings.join(' 或 ')).join('；')}</p>
        ) : null}
        {first.explanation ? <p>参考答案：{first.explanation}</p> : null}
        <ul className="answer-list">
          {group.map((row) => (
            <AnswerCard key={answerKey(row)} programId={programId} row={row} />
          ))}
        </ul>
      </Section>
    ) : null;
  });
}
