import { dayText, durationText, hundredthsText } from '@yanxiu/ui/words';
import { useEffect } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { fetchNextPages } from '../frame/Frame.tsx';
import { Icon } from '../frame/Icon.tsx';
import { Page } from '../frame/Page.tsx';
import { ProgramChoice } from '../frame/ProgramChoice.tsx';
import { type MyProgram, useProgram } from '../frame/program.tsx';
import { useMe } from '../frame/session.tsx';
import { useApi } from '../kit/use-api.ts';
import { DeadlineCard } from './DeadlineCard.tsx';
import { HoursCard } from './HoursCard.tsx';
import { NothingNext } from './NothingNext.tsx';
import { ResultCard } from './ResultCard.tsx';
import './start.css';

/** What to do next, and by when. */
export function StartPage() {
  const { program } = useProgram();
  const { name } = useMe();
  useEffect(() => {
    const timer = setTimeout(fetchNextPages, 1500);
    return () => clearTimeout(timer);
  }, []);
  const counts = program.state === 'open' || program.state === 'over' || program.state === 'before';
  return (
    <Page title={`${name}老师`} lead={<ProgramChoice />}>
      {counts ? (
        <div class="start-grid">
          <div class="start-column">
            <NextStep program={program} />
            {program.state === 'over' ? null : <CheckReminder programId={program.programId} />}
            <MoreLinks />
          </div>
          <div class="start-column">
            <HoursCard program={program} />
            <ResultCard program={program} />
            {program.deadlines.some(({ state }) => state === 'next') ? (
              <div class="start-deadlines">
                <DeadlineCard program={program} />
              </div>
            ) : null}
          </div>
        </div>
      ) : (
        <NextStep program={program} />
      )}
    </Page>
  );
}

/** Until the particulars have been looked at once, the start page asks for it. */
function CheckReminder({ programId }: { programId: string }) {
  const mine = useApi('account.mine', {}, { staleMs: 300_000 });
  const enrolment = mine.data?.programs.find((one) => one.programId === programId);
  if (!enrolment || enrolment.checkedAt || enrolment.state !== 'active') return null;
  return (
    <p class="notice start-reminder">
      请核对登记的姓名、证件号码和单位。
      <Link class="start-check" href="/me/info">
        去核对
      </Link>
    </p>
  );
}

function NextStep({ program }: { program: MyProgram }) {
  if (program.state === 'open' && program.next) return <Resume program={program} />;
  return (
    <section class="card start-next stack-tight">
      <NextWords program={program} />
    </section>
  );
}

function Resume({ program }: { program: MyProgram }) {
  const { next } = program;
  if (!next) return null;
  const begun = next.positionSec > 0;
  return (
    <section class="card start-next" aria-labelledby="next-title">
      <p class="start-kicker">{begun ? '接着学' : '下一课'}</p>
      <h2 id="next-title">{next.lessonTitle}</h2>
      <p class="muted">《{next.courseTitle}》</p>
      <p class="muted num">
        {begun ? `上次学到 ${clockText(next.positionSec)}，共 ${clockText(next.lengthSec)}` : lengthWords(next)}
      </p>
      <Link class="button primary wide" href={`/lessons/${next.lessonId}`}>
        {goWords[next.kind] ?? (begun ? '继续学习' : '开始学习')}
      </Link>
      <p class="start-due">
        <DeadlineWords program={program} />
      </p>
    </section>
  );
}

const goWords: Readonly<Record<string, string>> = { quiz: '去做测验', assignment: '去做作业', discussion: '去讨论' };
const kindWords: Readonly<Record<string, string>> = { quiz: '测验', assignment: '作业', discussion: '讨论' };

function lengthWords(next: { kind: string; lengthSec: number }): string {
  return kindWords[next.kind] ?? `时长 ${durationText(next.lengthSec)}`;
}

/** `01:05` or `1:02:03`. */
function clockText(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:` : ''}${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
}

function NextWords({ program }: { program: MyProgram }) {
  if (program.state === 'before') {
    return (
      <>
        <h2>学习从 {dayText(program.startsOn)} 开始</h2>
        <p>现在可以先看看有哪些课程；到时打开这一页就能开始学习、记学时。</p>
        <DeadlineWords program={program} />
      </>
    );
  }
  if (program.state === 'over') {
    return (
      <>
        <h2>学习已于 {dayText(program.endsOn)} 结束</h2>
        <p>不再计学时，课程仍可以看。成绩和证书见下面。</p>
      </>
    );
  }
  if (program.state === 'exempt')
    return <Excused title="您在本项目免训" words="您本年度的学时和学分已在别处达到要求，不需要学习和缴费。" />;
  if (program.state === 'withdrawn')
    return <Excused title="您已不在本项目的参训名单里" words="已有的学时保留在记录中。如有疑问，请联系学校管理员。" />;
  if (program.totals.hoursX100 >= program.wantedX100 && program.wantedX100 > 0) {
    return (
      <>
        <h2>网络研修学时已学满</h2>
        <p>接下来请参加学校组织的校本研修和活动，在“任务”里可以看到认定情况。</p>
      </>
    );
  }
  return <NothingNext program={program} />;
}

function Excused({ title, words }: { title: string; words: string }) {
  return (
    <>
      <h2>{title}</h2>
      <p>{words}</p>
    </>
  );
}

/** “还剩 62 天，每天约 36 分钟”. */
function DeadlineWords({ program }: { program: MyProgram }) {
  const minutes = Math.ceil((program.perDayX100 * program.minutesPerHour) / 100);
  if (program.state === 'before') return <p class="muted">学习到 {dayText(program.endsOn)} 为止。</p>;
  return (
    <>
      {dayText(program.endsOn)} 截止，<strong class="num">还剩 {program.daysLeft} 天</strong>
      {minutes > 0 ? (
        <>
          。每天学约 <strong class="num">{minutes} 分钟</strong>（{hundredthsText(program.perDayX100)}{' '}
          学时）就能按时学完。
        </>
      ) : (
        '。'
      )}
    </>
  );
}

function MoreLinks() {
  return (
    <nav class="card link-rows start-more" aria-label="更多">
      <Link href="/courses">
        全部课程
        <Icon name="next" size={20} />
      </Link>
      <Link href="/records">
        计时记录
        <Icon name="next" size={20} />
      </Link>
      <Link href="/help">
        不会用？看帮助，或请学校帮我
        <Icon name="next" size={20} />
      </Link>
    </nav>
  );
}
