import type { OutputOf } from '@yanxiu/contract/index';
import { leastGroup } from '@yanxiu/domain/teaching/work/group-size';
import { download } from '@yanxiu/ui/client';
import { countText, dayText, percentText } from '@yanxiu/ui/words';
import { Alert, Button, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { Empty } from '../../kit/Empty.tsx';
import { ForProgram } from '../../kit/ForProgram.tsx';
import { LinkButton } from '../../kit/LinkButton.tsx';
import { Loaded } from '../../kit/Loaded.tsx';
import { PageFrame, Section } from '../../kit/PageFrame.tsx';
import { useApi } from '../../kit/use-api.ts';
import { SurveyQuestion } from './SurveyQuestion.tsx';
import './voice.css';

type Survey = OutputOf<'teaching.survey'>;

/** 匿名问卷: what teachers think at the end, for provider, county and city; never by school or person. */
export function SurveyPage() {
  return (
    <PageFrame
      title="匿名问卷"
      purpose={`参训教师结束时填写，不记名。结束后才显示结果，不足 ${leastGroup} 份的地方不显示。`}
      actions={
        <>
          <LinkButton to="/survey/form">问卷题目</LinkButton>
          <LinkButton to="/ratings">课程评价</LinkButton>
        </>
      }
    >
      <ForProgram>{(program) => <Results programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function Results({ programId }: { programId: string }) {
  const [params, setParams] = useSearchParams();
  const chosen = Object.fromEntries(
    ['regionId', 'version'].flatMap((key) => {
      const value = params.get(key);
      return value ? [[key, value]] : [];
    }),
  );
  const input = { programId, ...chosen };
  const survey = useApi('teaching.survey', input, { keepPrevious: true });
  const choose = (key: 'regionId' | 'version', value: string) =>
    setParams(value ? { ...chosen, [key]: value } : {}, { replace: true });
  return (
    <Loaded of={survey} what="问卷结果" lines={8}>
      {(found) => (
        <>
          <Standing survey={found} />
          <div className="voice-bar">
            <VersionChoice survey={found} onChoose={(value) => setParams({ version: value }, { replace: true })} />
            <Select
              aria-label="县（市、区）"
              className="voice-region"
              value={chosen['regionId'] ?? ''}
              options={[
                { value: '', label: '全部' },
                ...found.regions.map((one) => ({
                  value: one.id,
                  label: `${one.name}（${one.answers} 份${one.shown ? '' : '，不显示'}）`,
                  disabled: !one.shown,
                })),
              ]}
              onChange={(value) => choose('regionId', value)}
            />
            <Button disabled={found.open} onClick={() => void download('teaching.exportSurvey', input)}>
              导出
            </Button>
            {found.open ? <span className="muted">问卷结束后可以导出。</span> : null}
          </div>
          <Questions survey={found} />
        </>
      )}
    </Loaded>
  );
}

/** Only where the questions were changed while answers were there already. */
function VersionChoice({ survey, onChoose }: { survey: Survey; onChoose: (version: string) => void }) {
  if (survey.versions.length < 2) return null;
  return (
    <Select
      aria-label="题目的版本"
      value={String(survey.version)}
      options={survey.versions.map(({ version, answers }) => ({
        value: String(version),
        label: `第 ${version} 版题目（${answers} 份）`,
      }))}
      onChange={onChoose}
    />
  );
}

function Standing({ survey }: { survey: Survey }) {
  return (
    <Section title="填写情况">
      <p className="num voice-standing">
        {dayText(survey.opensOn)} 至 {dayText(survey.closesOn)}，收到 {countText(survey.received)} 份，应填{' '}
        {countText(survey.asked)} 人（{percentText(survey.received, survey.asked)}）。
      </p>
      {survey.open ? (
        <Alert type="info" showIcon title="问卷还没有结束，结束后显示结果：边收边看会让人猜到是谁写的。" />
      ) : null}
    </Section>
  );
}

function Questions({ survey }: { survey: Survey }) {
  if (survey.open) return null;
  if (survey.answers === 0 && survey.received === 0)
    return <Empty title="没有人填写问卷" hint="问卷已经结束，一份也没有收到，所以没有结果。" />;
  if (survey.questions.every(({ figures, words }) => figures === null && words.length === 0))
    return (
      <Empty
        title="没有可以显示的结果"
        hint={`收到的问卷不足 ${leastGroup} 份，或者显示出来能推算出人数更少的地方，所以不显示。`}
      />
    );
  return (
    <Section title="各题结果">
      {survey.questions.map((question, at) => (
        <SurveyQuestion key={question.key} question={question} number={at + 1} />
      ))}
    </Section>
  );
}
