import type { OutputOf } from '@yanxiu/contract/index';
import { countText, dayText, hoursText, hundredthsText, instantText } from '@yanxiu/ui/words';
import { Link } from 'react-router';
import { useProgramChoice } from '../frame/program-choice.tsx';
import { Empty } from '../kit/Empty.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useApi } from '../kit/use-api.ts';
import { standingNames, standingTones } from '../study/study-words.ts';
import './teaching.css';

type Day = OutputOf<'teaching.day'>;

/** A tutor's day, all her classes on one page: to mark, to answer, who is behind, what is due. */
export function TutorDay() {
  const { program } = useProgramChoice();
  const day = useApi('teaching.day', { programId: program?.id ?? '' }, { enabled: program !== null, everyMs: 60_000 });
  return (
    <Loaded of={day} what="班级情况" lines={8}>
      {(found) => (
        <>
          <Classes day={found} />
          <Behind day={found} />
          <Notices day={found} />
        </>
      )}
    </Loaded>
  );
}

function Classes({ day }: { day: Day }) {
  return (
    <Section title="我的班级" actions={<LinkButton to="/class-notices/new">发通知</LinkButton>}>
      {day.oldestToMarkAt ? <p className="muted">等得最久的作业是 {instantText(day.oldestToMarkAt)} 交的。</p> : null}
      <table className="plain-table day-classes">
        <thead>
          <tr>
            <th scope="col">班级</th>
            {Object.values(countTitles).map((title) => (
              <th key={title} scope="col" className="num">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {day.classes.map((one) => (
            <tr key={one.id}>
              <td>
                <Link to={`/classes/${one.id}`}>{one.name}</Link>
              </td>
              <Count of="people" n={one.people} to={`/classes/${one.id}`} />
              <Count of="toMark" n={one.toMark} to={`/pieces?classId=${one.id}&state=handedIn`} />
              <Count of="toRead" n={one.toRead} to="/answer-marking" />
              <Count of="toAnswer" n={one.toAnswer} to="/posts" />
              <Count of="notLoggedIn" n={one.counts.notLoggedIn} to={`/classes/${one.id}?standing=notLoggedIn`} />
              <Count of="notStarted" n={one.counts.notStarted} to={`/classes/${one.id}?standing=notStarted`} />
              <Count of="behind" n={one.counts.behind} to={`/classes/${one.id}?standing=behind`} />
              <Count of="done" n={one.counts.done} to={`/classes/${one.id}?standing=done`} />
              <Count of="unread" n={one.unread} to="/class-notices" />
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** What is counted of a class; on a phone each stands before its number. */
const countTitles = {
  people: '人数',
  toMark: '待批改',
  toRead: '待阅简答',
  toAnswer: '待回答',
  notLoggedIn: '未登录',
  notStarted: '未学习',
  behind: '落后',
  done: '学满',
  unread: '通知未读',
} as const;

function Count({ of, n, to }: { of: keyof typeof countTitles; n: number; to: string }) {
  return (
    <td className="num" data-label={countTitles[of]}>
      {n > 0 ? <Link to={to}>{countText(n)}</Link> : <span className="muted">0</span>}
    </td>
  );
}

function Behind({ day }: { day: Day }) {
  const several = day.classes.length > 1;
  if (day.behind.length === 0) {
    return (
      <Section title="学得慢的老师">
        <p className="nothing-waits">
          <StateTag tone="good">没有人落后</StateTag>
          <span className="muted">按均匀进度，今天应到 {hoursText(day.expectedX100)}。</span>
        </p>
      </Section>
    );
  }
  return (
    <Section title="学得慢的老师">
      <p className="muted">按均匀进度，今天应到 {hoursText(day.expectedX100)}；学时最少的在前。</p>
      <table className="plain-table day-behind">
        <thead>
          <tr>
            {['姓名', '学校', ...(several ? ['班级'] : []), '网络研修', '进度'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {day.behind.map((one) => (
            <tr key={one.personId}>
              <td>
                <Link to={`/study/${one.personId}`}>{one.name}</Link>
              </td>
              <td>{one.schoolName}</td>
              {several ? <td>{day.classes.find(({ id }) => id === one.classId)?.name ?? ''}</td> : null}
              <td className="num-left">{hundredthsText(one.hoursX100)} 学时</td>
              <td>
                <StateTag tone={standingTones[one.standing]}>{standingNames[one.standing]}</StateTag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Notices({ day }: { day: Day }) {
  return (
    <Section title="最近的班级通知">
      {day.notices.length === 0 ? (
        <Empty title="还没有发过通知" hint="开班时发一条通知，学员在手机上看到，您能看到谁没读。" />
      ) : (
        <ul className="name-list">
          {day.notices.map((one) => (
            <li key={one.id}>
              <Link to={`/class-notices/${one.id}`}>{one.title}</Link> <span className="muted">{one.className}</span>{' '}
              <span className="num">
                已读 {one.read} / {one.people}
              </span>{' '}
              <span className="muted">{dayText(one.sentAt.slice(0, 10))}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
