import { bytesText, durationText } from '@yanxiu/ui/words';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../kit/Button.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { Meter } from '../kit/Meter.tsx';
import { useApi, useRefresh } from '../kit/use-api.ts';
import { readySound } from './alert.ts';
import { useAwake } from './awake.ts';
import { CountState } from './CountState.tsx';
import { DocumentBlock } from './DocumentBlock.tsx';
import './document.css';
import type { LessonProps } from './LessonPage.tsx';
import { onMobileData } from './mobile-data.ts';
import { PageIndex } from './PageIndex.tsx';
import { PagePicture } from './PagePicture.tsx';
import { PresencePanel } from './PresencePanel.tsx';
import { firstUncounted, pageAt } from './page-position.ts';
import { usePlay } from './use-play.ts';
import { usePresent } from './use-present.ts';

/** A document lesson. One of pictures says what it costs before anything is fetched over a phone's own line. */
export function DocumentLesson(props: LessonProps) {
  const { sizeBytes, pages } = props.lesson;
  const [begun, setBegun] = useState(sizeBytes === null || !onMobileData());
  if (begun) return <Reader {...props} />;
  return (
    <section class="card stack" aria-label="开始阅读">
      <p class="num">
        正在使用移动数据。这份文档 {pages.length} 页都是图片，全部读完约 {bytesText(sizeBytes ?? 0)}，翻到哪页加载哪页。
      </p>
      <Button kind="primary" wide onPress={() => setBegun(true)}>
        开始阅读
      </Button>
    </section>
  );
}

/** Page by page: the time on a page counts up to what the page is worth. */
function Reader({ lesson, programId }: LessonProps) {
  const { client, view } = usePlay(programId, lesson.id);
  const refresh = useRefresh();
  const [number, setNumber] = useState(() => pageAt(lesson.pages, lesson.positionSec));
  const [held, setHeld] = useState(false);
  const page = lesson.pages[number - 1];
  const reading = useReading(client, lesson, number, held || view.question !== null);
  useAwake(reading.running);
  useEffect(() => {
    void client.start();
  }, [client]);
  if (!page) return <p class="muted">这个文档还没有内容。</p>;
  const turn = (to: number) => {
    readySound();
    client.stop();
    refresh('study.lesson');
    void client.start();
    setNumber(to);
    scrollTo(0, 0);
  };
  const continueHere = () => {
    readySound();
    void client.start();
  };
  const idle = reading.full
    ? '这一页的时间已记满，请翻到下一页。'
    : reading.away
      ? '两分钟没有动过页面，先暂停。动一下就继续。'
      : undefined;
  return (
    <div class="stack">
      <div class="reader-state">
        <CountState view={view} playing={reading.running} onContinue={continueHere} idle={idle} />
      </div>
      <PageMeter seconds={reading.pageSec} of={page.toSec - page.fromSec} />
      <PageText programId={programId} lessonId={lesson.id} number={number} covered={view.question !== null} />
      <PageTurner number={number} pages={lesson.pages.length} onTurn={turn} />
      {lesson.pages.length > 1 ? (
        <PageIndex lesson={lesson} programId={programId} number={number} onTurn={turn} />
      ) : null}
      <PresencePanel
        view={view}
        onAsked={() => setHeld(true)}
        onAnswer={(choices) => client.answer(choices)}
        onGoOn={() => setHeld(false)}
      />
    </div>
  );
}

function PageTurner({ number, pages, onTurn }: { number: number; pages: number; onTurn: (to: number) => void }) {
  return (
    <nav class="reader-foot" aria-label="翻页">
      <span>{number > 1 ? <Button onPress={() => onTurn(number - 1)}>上一页</Button> : null}</span>
      <span class="reader-pages num">
        第 {number} 页，共 {pages} 页
      </span>
      <span>
        {number < pages ? (
          <Button kind="primary" onPress={() => onTurn(number + 1)}>
            下一页
          </Button>
        ) : null}
      </span>
    </nav>
  );
}

function PageMeter({ seconds, of }: { seconds: number; of: number }) {
  const text = `${durationText(seconds)}，最多计 ${durationText(of)}`;
  return (
    <div class="stack-tight">
      <p class="small num">本页已读 {text}</p>
      <Meter label="本页已读时间" value={seconds} max={of} text={text} />
    </div>
  );
}

interface PageTextProps {
  readonly programId: string;
  readonly lessonId: string;
  readonly number: number;
  readonly covered: boolean;
}

function PageText({ programId, lessonId, number, covered }: PageTextProps) {
  const text = useApi('study.page', { programId, lessonId, number }, { staleMs: 600_000 });
  return (
    <Loaded of={text} what="这一页" rows={8}>
      {(page) => (
        <article class="reader">
          <h2>{page.title}</h2>
          {page.blocks.map((block, at) =>
            block.kind === 'picture' ? (
              <PagePicture
                key={block.sha256}
                where={{ programId, lessonId }}
                title={page.title}
                picture={block}
                covered={covered}
              />
            ) : (
              // the blocks of a page never change places
              <DocumentBlock key={`${at}`} block={block} />
            ),
          )}
        </article>
      )}
    </Loaded>
  );
}

interface Reading {
  readonly running: boolean;
  readonly full: boolean;
  /** Nobody has touched the page for a while. */
  readonly away: boolean;
  /** Seconds of the page that count or will. */
  readonly pageSec: number;
}

/** The reader's clock: second by second while the page is in sight, up to what it is worth. */
function useReading(
  client: ReturnType<typeof usePlay>['client'],
  lesson: LessonProps['lesson'],
  number: number,
  held: boolean,
): Reading {
  const page = lesson.pages[number - 1];
  const [reached, setReached] = useState<Readonly<Record<number, number>>>({});
  const present = usePresent();
  const carryMs = useRef(0);
  const fromSec = page?.fromSec ?? 0;
  const toSec = page?.toSec ?? 0;
  const position = reached[number] ?? firstUncounted(lesson.credited, fromSec, toSec);
  const full = position >= toSec;
  const running = present && !held && !full && client.isOpen;
  useEffect(() => {
    if (!running) {
      client.stop();
      return;
    }
    client.at(position, 1);
    const sinceMs = Date.now();
    // by the clock, as timers of a busy phone come late; a sleep of the machine is not reading
    const timer = setTimeout(() => {
      const passedSec = Math.min(10, Math.max(1, Math.round((Date.now() - sinceMs) / 1000)));
      setReached({ ...reached, [number]: Math.min(toSec, position + passedSec) });
    }, 1000 - carryMs.current);
    return () => {
      clearTimeout(timer);
      // what this second was late is taken off the next
      carryMs.current = Math.min(500, Math.max(0, Date.now() - sinceMs - (1000 - carryMs.current)));
    };
  }, [client, running, position, number, reached]);
  return { running, full, away: !present, pageSec: position - fromSec };
}
