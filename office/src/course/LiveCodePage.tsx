import { instantText } from '@yanxiu/ui/words';
import { useParams } from 'react-router';
import { Empty } from '../kit/Empty.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import './course.css';

const kindNames = { in: '签到码', out: '签退码' } as const;

/** For the lecturer's screen: the codes of this minute, large enough to be read from a shared screen. */
export function LiveCodePage() {
  const { id = '', lessonId = '' } = useParams();
  const shown = useApi('course.liveCode', { id, lessonId }, { everyMs: 3_000 });
  return (
    <PageFrame
      title={shown.data ? `${shown.data.title}：签到码` : '签到码'}
      crumbs={[
        { label: '课程', to: '/courses' },
        { label: '直播', to: `/courses/${id}/lessons/${lessonId}` },
      ]}
      purpose="把这一页共享到直播画面里。参训教师填写现在显示的 6 位数字；每分钟换一次，上一个再有效 1 分钟。"
    >
      <Loaded of={shown} what="签到码">
        {({ codes, live, secondsLeft }) =>
          codes.length === 0 ? (
            <Empty
              title="现在不用签到或签退"
              hint={`直播 ${instantText(live.startsAt)} 开始，${instantText(live.endsAt)} 结束；开始前 15 分钟起显示签到码，结束前 15 分钟起显示签退码。`}
            />
          ) : (
            <div className="live-codes">
              {codes.map(({ kind, code }) => (
                <section key={kind} aria-label={kindNames[kind]}>
                  <h2>{kindNames[kind]}</h2>
                  <p className="live-code num">{`${code.slice(0, 3)} ${code.slice(3)}`}</p>
                </section>
              ))}
              <p className="muted num">约 {secondsLeft} 秒后更换</p>
            </div>
          )
        }
      </Loaded>
    </PageFrame>
  );
}
