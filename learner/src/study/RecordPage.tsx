import type { OutputOf } from '@yanxiu/contract/index';
import { durationText, hundredthsText, instantText } from '@yanxiu/ui/words';
import { useState } from 'preact/hooks';
import { Page } from '../frame/Page.tsx';
import { useProgram } from '../frame/program.tsx';
import { Button } from '../kit/Button.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { useApi } from '../kit/use-api.ts';
import './record.css';

type Span = OutputOf<'study.spans'>['rows'][number];

const size = 20;
const endWords = {
  takenOver: '换到别处学习',
  closed: '正常结束',
  silent: '网络中断超过 10 分钟',
  open: '正在学习',
} as const;

/** Every time one studied: what counted, and what did not and why. */
export function RecordPage() {
  const { program } = useProgram();
  const [page, setPage] = useState(1);
  // hours that were taken over as sums have no sessions
  const kept = program.totals.hoursX100 > 0;
  const spans = useApi('study.spans', { programId: program.programId, page, size });
  return (
    <Page title="计时记录" lead="每次学习计入了多少时间，没有计入的是什么原因。" back={{ href: '/', word: '学习' }}>
      <Loaded of={spans} what="计时记录" rows={8}>
        {(data) =>
          data.total === 0 ? (
            <Empty title={kept ? '没有逐次的计时记录' : '还没有计时记录'}>
              {kept
                ? `已有的 ${hundredthsText(program.totals.hoursX100)} 学时是汇总转入的，没有逐次记录。${program.state === 'over' ? '' : '以后每次学习都会列在这里。'}`
                : '学过一课以后，这里会列出每次学习的时间。'}
            </Empty>
          ) : (
            <>
              <ul class="card record-list">
                {data.rows.map((span) => (
                  <Row key={span.sessionId} span={span} />
                ))}
              </ul>
              <Pager page={page} pages={Math.ceil(data.total / size)} onPage={setPage} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Row({ span }: { span: Span }) {
  const notes = [
    span.lostSec > 0 ? `没有及时回答提问，${durationText(span.lostSec)} 未计` : '',
    span.overSec > 0 ? `播放过快，${durationText(span.overSec)} 未计，再看一遍可补` : '',
    span.endedBy === 'closed' ? '' : endWords[span.endedBy],
  ].filter(Boolean);
  return (
    <li>
      <p class="record-title">{span.lessonTitle}</p>
      <p class="record-earned num">计入 {durationText(span.earnedSec)}</p>
      <p class="muted small num">
        {instantText(span.openedAt)} 起，《{span.courseTitle}》
      </p>
      {notes.length > 0 ? <p class="small record-note num">{notes.join('；')}</p> : null}
    </li>
  );
}

function Pager({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  if (pages < 2) return null;
  return (
    <nav class="reader-foot" aria-label="翻页">
      <span>{page > 1 ? <Button onPress={() => onPage(page - 1)}>较新的</Button> : null}</span>
      <span class="num">
        {page} / {pages}
      </span>
      <span>{page < pages ? <Button onPress={() => onPage(page + 1)}>较早的</Button> : null}</span>
    </nav>
  );
}
