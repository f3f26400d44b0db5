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
import { SpreadBar } from './SpreadBar.tsx';
import './voice.css';

type Survey = OutputOf<'teaching.survey'>;

/** 匿名问卷: what teachers think at the end, for provider, county and city; never by school or person. */
export function SurveyPage() {
  return (
    <PageFrame
      title="匿名问卷"
      purpose={`参训教师结束时填写，不记名。结束后才显示结果，不足 ${leastGroup} 份的地方不显示。`}
      actions={<LinkButton to="/ratings">课程评价</LinkButton>}
    >
      <ForProgram>{(program) => <Results programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function Results({ programId }: { programId: string }) {
  const [params, setParams] = useSearchParams();
  const regionId = params.get('regionId') ?? '';
  const input = { programId, ...(regionId ? { regionId } : {}) };
  const survey = useApi('teaching.survey', input, { keepPrevious: true });
  return (
    <Loaded of={survey} what="问卷结果" lines={8}>
      {(found) => (
        <>
          <Standing survey={found} />
          <div className="voice-bar">
            <Select
              aria-label="县（市、区）"
              className="voice-region"
              value={regionId}
              options={[
                { value: '', label: '全部' },
                ...found.regions.map((one) => ({
                  value: one.id,
                  label: `${one.name}（${one.answers} 份${one.shown ? '' : '，不显示'}）`,
                  disabled: !one.shown,
                })),
              ]}
              onChange={(value) => setParams(value ? { regionId: value } : {}, { replace: true })}
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

function Standing({ survey }: { survey: Survey }) {
  return (
    <Section title="填写情况">
      <p className="num">
        {dayText(survey.opensOn)} 至 {dayText(survey.closesOn)}，收到 {countText(survey.answers)} 份，应填{' '}
        {countText(survey.asked)} 人（{percentText(survey.answers, survey.asked)}）。
      </p>
      {survey.open ? (
        <Alert type="info" showIcon title="问卷还没有结束，结束后显示结果：边收边看会让人猜到是谁写的。" />
      ) : null}
    </Section>
  );
}

function Questions({ survey }: { survey: Survey }) {
  if (survey.open) return null;
  if (survey.questions.every((one) => one.spread === null))
    return (
      <Empty
        title="没有可以显示的结果"
        hint={`收到的问卷不足 ${leastGroup} 份，或者显示出来能推算出人数更少的地方，所以不显示。`}
      />
    );
  return (
    <>
      <Section title="各题结果">
        <ul className="voice-questions">
          {survey.questions.map(({ key, text, spread }) => (
            <li key={key}>
              <span>{text}</span>
              <SpreadBar spread={spread} />
            </li>
          ))}
        </ul>
      </Section>
      {survey.texts.map(({ key, text, words, more }) => (
        <Section key={key} title={text}>
          {words.length === 0 ? <p className="muted">没有人写。</p> : null}
          <ul className="voice-words">
            {words.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may have written the same
              <li key={at}>{one}</li>
            ))}
          </ul>
          {more > 0 ? <p className="muted">还有 {countText(more)} 条，请导出查看。</p> : null}
        </Section>
      ))}
    </>
  );
}
