import type { OutputOf } from '@yanxiu/contract/index';
import { dayText, hundredthsText } from '@yanxiu/ui/words';
import { Link } from 'wouter-preact';
import { Icon } from '../frame/Icon.tsx';
import { Page } from '../frame/Page.tsx';
import { useProgram } from '../frame/program.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { Meter } from '../kit/Meter.tsx';
import { useApi } from '../kit/use-api.ts';
import { SurveyLink } from '../teaching/work/SurveyLink.tsx';
import { WorkCard } from '../teaching/work/WorkCard.tsx';
import './task.css';

type Mine = OutputOf<'schoolBased.mine'>;

const stateWords: Readonly<Record<Mine['activities'][number]['state'], readonly [word: string, tone: string]>> = {
  draft: ['学校登记中', ''],
  withPrincipal: ['等待校长确认', ''],
  confirmed: ['等待县级认定', 'brand'],
  approved: ['已认定', 'good'],
  returned: ['退回学校补充', 'care'],
};
const presenceWords = { present: '到场', late: '迟到', absent: '缺席' } as const;

/** What is to do beside the courses: assignments and discussions, and school-based study as it was recognised. */
export function TaskPage() {
  const { program } = useProgram();
  const mine = useApi('schoolBased.mine', { programId: program.programId });
  return (
    <Page title="任务" lead={program.programName}>
      <nav class="card link-rows" aria-label="成绩和学分">
        <Link href="/score">
          我的成绩
          <Icon name="next" size={20} />
        </Link>
        <Link href="/credits">
          学分和证书
          <Icon name="next" size={20} />
        </Link>
        <SurveyLink programId={program.programId} />
      </nav>
      <WorkCard programId={program.programId} />
      <Loaded of={mine} what="校本研修" rows={8}>
        {(data) => (
          <>
            <Hours mine={data} />
            <Tasks mine={data} />
            <Activities mine={data} />
            <Sessions mine={data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Hours({ mine }: { mine: Mine }) {
  const approved = hundredthsText(mine.approvedX100);
  const planned = hundredthsText(mine.plannedX100);
  return (
    <section class="card stack-tight" aria-labelledby="task-title">
      <h2 id="task-title">校本研修</h2>
      <p class="num">
        已认定 <strong class="task-figure">{approved}</strong> / {planned} 学时
      </p>
      <Meter
        label="校本研修"
        value={mine.approvedX100 / 100}
        max={mine.plannedX100 / 100}
        text={`${approved} 学时，共 ${planned} 学时`}
      />
      <p class="muted">由学校组织并登记，校长确认、县级认定后计入。有活动没登记上，请告诉学校管理员。</p>
    </section>
  );
}

function Tasks({ mine }: { mine: Mine }) {
  return (
    <section aria-labelledby="tasks-title">
      <h2 id="tasks-title" class="task-head">
        全年要做的事
      </h2>
      <ul class="card task-list">
        {mine.tasks.map((task) => (
          <li key={task.key}>
            <p class="task-name">{task.title}</p>
            <p class="num">
              {hundredthsText(task.approvedX100)} / {hundredthsText(task.hoursX100)} 学时
            </p>
            <p class="muted small">
              {[task.form, task.evidence.length > 0 ? `材料：${task.evidence.join('、')}` : '']
                .filter(Boolean)
                .join('。')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Activities({ mine }: { mine: Mine }) {
  return (
    <section aria-labelledby="activities-title">
      <h2 id="activities-title" class="task-head">
        我参加的活动
      </h2>
      {mine.activities.length === 0 ? (
        <p class="card muted">学校登记活动并写上您的名字后，会显示在这里。</p>
      ) : (
        <ul class="card task-list">
          {mine.activities.map((one) => (
            <li key={`${one.heldOn}${one.title}`}>
              <p class="task-name">{one.title}</p>
              <p class="num">{hundredthsText(one.hoursX100)} 学时</p>
              <p class="muted small num">
                {dayText(one.heldOn)}　{one.taskTitle}
              </p>
              <p>
                <span class={`tag ${stateWords[one.state][1]}`}>{stateWords[one.state][0]}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Sessions({ mine }: { mine: Mine }) {
  if (mine.sessions.length === 0) return null;
  return (
    <section aria-labelledby="sessions-title">
      <h2 id="sessions-title" class="task-head">
        线下授课
      </h2>
      <ul class="card task-list">
        {mine.sessions.map((one) => (
          <li key={`${one.heldOn}${one.title}`}>
            <p class="task-name">{one.title}</p>
            <p class="num">{one.hoursX100 > 0 ? `${hundredthsText(one.hoursX100)} 学时` : ''}</p>
            <p class="muted small num">{dayText(one.heldOn)}</p>
            <p>
              <span class={one.presence === 'present' ? 'tag good' : 'tag care'}>{presenceWords[one.presence]}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
