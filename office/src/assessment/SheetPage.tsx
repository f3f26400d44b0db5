import { isApiError } from '@yanxiu/ui/api-error';
import { dayText, hundredthsText, instantText, percentText } from '@yanxiu/ui/words';
import { Alert } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMe } from '../frame/session.tsx';
import { Descriptions } from '../kit/Descriptions.tsx';
import { Empty } from '../kit/Empty.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { JobProgress } from '../kit/JobProgress.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { Steps } from '../kit/Steps.tsx';
import { useApi } from '../kit/use-api.ts';
import { ScoreTable } from './ScoreTable.tsx';
import { ScoreTabs } from './ScoreTabs.tsx';
import { SheetActs } from './SheetActs.tsx';
import { eventNames, type Sheet, standText, stateTone, stepsOf } from './sheet-words.ts';
import './assessment.css';

export function SheetPage() {
  const { schoolId = '' } = useParams();
  return <SheetView schoolId={schoolId} />;
}

/** One unit's sheet: where it is, what the figures are, who scored what, and what is next. */
export function SheetView({ schoolId }: { schoolId: string }) {
  return <ForProgram>{(program) => <OneSheet programId={program.id} schoolId={schoolId} />}</ForProgram>;
}

function OneSheet({ programId, schoolId }: { programId: string; schoolId: string }) {
  const { assignment } = useMe();
  const own = assignment?.orgKind === 'school';
  const found = useApi('assessment.sheet', { programId, schoolId });
  const [jobId, setJobId] = useState<string | null>(null);
  const sheet = found.data;
  return (
    <PageFrame
      title={own ? '成绩' : (sheet?.schoolName ?? '成绩表')}
      crumbs={own ? [] : [{ label: '成绩', to: '/score-sheets' }]}
      tag={sheet ? <StateTag tone={stateTone(sheet.state)}>{standText(sheet)}</StateTag> : null}
      purpose={own ? '核对每位教师的成绩，确认后公示；期满由教育局审定，学分和证书随之生成。' : null}
      primary={sheet ? <SheetActs programId={programId} sheet={sheet} onJob={setJobId} /> : null}
    >
      {own ? <ScoreTabs /> : null}
      {jobId ? <JobProgress key={jobId} jobId={jobId} title="计算成绩" unit="个单位" /> : null}
      {own && isApiError(found.error) && found.error.status === 404 ? (
        <Section>
          <Empty title="本校还没有成绩表" hint="名单锁定后，本校的参训教师和成绩列在这里。" />
        </Section>
      ) : (
        <Loaded of={found} what="成绩表">
          {(one) => <Body programId={programId} sheet={one} />}
        </Loaded>
      )}
    </PageFrame>
  );
}

function Body({ programId, sheet }: { programId: string; sheet: Sheet }) {
  return (
    <>
      <Steps label="成绩表的进度" items={stepsOf(sheet)} />
      <Notices sheet={sheet} />
      <Section title="概况">
        <Descriptions
          items={[
            { label: '应参训', value: `${sheet.trainees} 人` },
            { label: '已计算', value: `${sheet.scored} 人` },
            { label: '合格', value: `${sheet.passed} 人（${percentText(sheet.passed, sheet.trainees)}）` },
            { label: '优秀', value: `${sheet.excellent} 人` },
            { label: '平均分', value: sheet.scored > 0 ? hundredthsText(sheet.meanX100) : '—' },
            { label: '计算时间', value: sheet.computedAt ? instantText(sheet.computedAt) : '还没有计算' },
          ]}
        />
      </Section>
      <Section title="成绩名单">
        <ScoreTable programId={programId} schoolId={sheet.schoolId} />
      </Section>
      {sheet.events.length > 0 ? <Events sheet={sheet} /> : null}
    </>
  );
}

function Notices({ sheet }: { sheet: Sheet }) {
  return (
    <>
      {sheet.returnReason ? (
        <Alert type="warning" showIcon title="已退回，请重新计算后再确认" description={sheet.returnReason} />
      ) : null}
      {sheet.state === 'posted' && sheet.postedUntil ? (
        <Alert
          type="info"
          showIcon
          title={
            sheet.postingOver
              ? `成绩公示已于${dayText(sheet.postedUntil)}期满，等待教育局审定。`
              : `成绩公示到${dayText(sheet.postedUntil)}，期间参训教师可以在手机上提出异议。`
          }
        />
      ) : null}
      {sheet.openObjections > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={`有 ${sheet.openObjections} 条异议等待答复，答复后才能审定。`}
          action={<Link to="/score-objections?state=open">查看异议</Link>}
        />
      ) : null}
      {sheet.outdated ? (
        <Alert
          type="info"
          showIcon
          title={
            sheet.state === 'computed'
              ? '考核方案在计算之后有修改，请重新计算。'
              : '成绩按计算时的考核方案，方案之后有过修改。'
          }
        />
      ) : null}
    </>
  );
}

function Events({ sheet }: { sheet: Sheet }) {
  return (
    <Section title="办理经过">
      <ol className="events">
        {sheet.events.map((event) => (
          <li key={`${event.at}${event.act}`}>
            <span className="num">{instantText(event.at)}</span>
            <strong>{eventNames[event.act] ?? event.act}</strong>
            <span>
              {event.byName}（{event.role}
              {event.onBehalf ? '，代办' : ''}）
            </span>
            {event.reason ? <span>原因：{event.reason}</span> : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
