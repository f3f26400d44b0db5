import { dayText } from '@yanxiu/ui/words';
import { Link } from 'wouter-preact';
import { Page } from '../../frame/Page.tsx';
import { useProgram } from '../../frame/program.tsx';
import { Loaded } from '../../kit/Loaded.tsx';
import { useApi } from '../../kit/use-api.ts';
import { SurveyForm } from './SurveyForm.tsx';
import './voice.css';

/** The anonymous survey at the end of a program. */
export function SurveyPage() {
  const { program } = useProgram();
  const { programId } = program;
  const mine = useApi('teaching.mySurvey', { programId });
  return (
    <Page title="匿名问卷" lead={program.programName} back={{ href: '/tasks', word: '任务' }}>
      <Loaded of={mine} what="问卷">
        {({ state, opensOn, closesOn, version, questions }) => {
          if (state === 'open')
            return <SurveyForm key={version} programId={programId} {...{ version, questions, closesOn }} />;
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
