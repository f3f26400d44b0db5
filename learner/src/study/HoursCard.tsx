import { durationText, hundredthsText } from '@yanxiu/ui/words';
import type { MyProgram } from '../frame/program.tsx';
import { Meter } from '../kit/Meter.tsx';
import { useApi } from '../kit/use-api.ts';

/** 网络 x/50 · 校本 y/22, and how long an hour is. */
export function HoursCard({ program }: { program: MyProgram }) {
  const school = useApi('schoolBased.mine', { programId: program.programId });
  const { totals, wantedX100, minutesPerHour } = program;
  return (
    <section class="card start-hours" aria-labelledby="hours-title">
      <div class="start-head">
        <h2 id="hours-title">我的学时</h2>
        <span class="muted small num">1 学时 = {minutesPerHour} 分钟</span>
      </div>
      <Hours word="网络研修" doneX100={Math.min(totals.hoursX100, wantedX100)} wantedX100={wantedX100} />
      <Hours word="校本研修" doneX100={school.data?.approvedX100 ?? null} wantedX100={school.data?.plannedX100 ?? 0} />
      {program.state === 'open' ? (
        <p class="muted num">
          {totals.todaySec >= totals.todayCapSec
            ? '今天已计满，请明天再来。'
            : totals.todaySec === 0
              ? `今天还没有计时，一天最多计 ${durationText(totals.todayCapSec)}。`
              : `今天已计时 ${durationText(totals.todaySec)}，一天最多计 ${durationText(totals.todayCapSec)}。`}
        </p>
      ) : null}
    </section>
  );
}

/** One part's hours; a place of the same height while they are being read. */
function Hours({ word, doneX100, wantedX100 }: { word: string; doneX100: number | null; wantedX100: number }) {
  const done = doneX100 === null ? '…' : hundredthsText(doneX100);
  const wanted = doneX100 === null ? '…' : hundredthsText(wantedX100);
  return (
    <div class="start-meter">
      <p>
        <span>{word}</span>
        <span class="num">
          <strong>{done}</strong> / {wanted} 学时
        </span>
      </p>
      <Meter
        label={word}
        value={(doneX100 ?? 0) / 100}
        max={wantedX100 / 100}
        text={`${done} 学时，共 ${wanted} 学时`}
      />
    </div>
  );
}
