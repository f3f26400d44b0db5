import {
  mostWords,
  type SurveyKey,
  type SurveyTextKey,
  starWords,
  surveyQuestions,
  surveyTexts,
} from '@yanxiu/domain/teaching/work/survey';
import { dayText } from '@yanxiu/ui/words';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { Page } from '../../frame/Page.tsx';
import { useProgram } from '../../frame/program.tsx';
import { Button } from '../../kit/Button.tsx';
import { Field } from '../../kit/Field.tsx';
import { Loaded } from '../../kit/Loaded.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { useAct } from '../../kit/use-act.ts';
import { useApi, useRefresh } from '../../kit/use-api.ts';
import { StarChoice } from './StarChoice.tsx';
import './voice.css';

/** The anonymous survey at the end of a program. */
export function SurveyPage() {
  const { program } = useProgram();
  const { programId } = program;
  const mine = useApi('teaching.mySurvey', { programId });
  return (
    <Page title="匿名问卷" lead={program.programName} back={{ href: '/tasks', word: '任务' }}>
      <Loaded of={mine} what="问卷">
        {({ state, opensOn, closesOn }) => {
          if (state === 'open') return <SurveyForm programId={programId} closesOn={closesOn} />;
          const words = {
            before: `问卷从 ${dayText(opensOn)} 开放，到 ${dayText(closesOn)} 为止。`,
            over: `问卷已在 ${dayText(closesOn)} 结束。`,
            done: '您已经交过问卷，谢谢您的意见。',
          } as const;
          return (
            <div class="card stack-tight">
              <p>{words[state]}</p>
              <p>
                <Link href="/tasks">回到任务</Link>
              </p>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

type Stars = Partial<Record<SurveyKey, number>>;

function SurveyForm({ programId, closesOn }: { programId: string; closesOn: string }) {
  const [stars, setStars] = useState<Stars>({});
  const [words, setWords] = useState<Record<SurveyTextKey, string>>({ best: '', improve: '' });
  const [missing, setMissing] = useState<string | null>(null);
  const act = useAct('teaching.answerSurvey');
  const refresh = useRefresh();
  const submit = async (event: Event) => {
    event.preventDefault();
    const open = surveyQuestions.find(({ key }) => stars[key] === undefined);
    if (open) return setMissing(`“${open.text}”还没有选。`);
    setMissing(null);
    const whole = stars as Record<SurveyKey, number>;
    if (await act.run({ programId, stars: whole, words })) refresh('teaching.mySurvey');
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <div class="notice">
        <p>不记名：系统只记下您交了，不记您写了什么；学校看不到结果，人数少的地方不显示。</p>
        <p>{dayText(closesOn)} 前交，交后不能改。</p>
      </div>
      {surveyQuestions.map(({ key, text }, at) => (
        <StarChoice
          key={key}
          name={key}
          legend={`${at + 1}. ${text}`}
          words={starWords}
          value={stars[key] ?? null}
          onValue={(value) => setStars({ ...stars, [key]: value })}
        />
      ))}
      {surveyTexts.map(({ key, text }) => (
        <Field
          key={key}
          name={key}
          label={`${text}（可以不填）`}
          hint="请不要写能认出您的内容。"
          lines={3}
          maxLength={mostWords}
          value={words[key]}
          onValue={(value) => setWords({ ...words, [key]: value })}
        />
      ))}
      <Problem text={missing ?? act.problem} />
      <Button type="submit" kind="primary" wide busy={act.busy}>
        提交问卷
      </Button>
    </form>
  );
}
