import { fileUrl } from '@yanxiu/ui/client';
import { bytesText } from '@yanxiu/ui/words';
import { Icon } from '../frame/Icon.tsx';
import { CaptionSwitch } from './CaptionSwitch.tsx';
import { CountState } from './CountState.tsx';
import { CreditedBar } from './CreditedBar.tsx';
import type { LessonProps } from './LessonPage.tsx';
import { onMobileData } from './mobile-data.ts';
import { PresencePanel } from './PresencePanel.tsx';
import { useVideo } from './use-video.ts';

/** A video lesson: the browser's own player, with the state of the study clock under it. */
export function VideoLesson({ lesson, programId }: LessonProps) {
  const play = useVideo(lesson, programId);
  const { video, view, begun } = play;
  return (
    <div class="stack">
      <div class="video-box">
        {/* biome-ignore lint/a11y/useMediaCaption: a film has subtitles where its provider brought them */}
        <video
          ref={video}
          src={lesson.mediaUrl ?? fileUrl('study.media', { programId, lessonId: lesson.id })}
          preload="none"
          controls={begun}
          playsInline
          controlsList="nodownload"
          onLoadedMetadata={(event) => seekTo(event.currentTarget, lesson.positionSec)}
          onPlaying={play.onPlaying}
          onTimeUpdate={play.onPosition}
          onPause={() => play.onHalt()}
          onEnded={() => play.onHalt(lesson.lengthSec)}
          onError={play.onBroken}
        >
          {lesson.captionsUrl ? <track kind="captions" src={lesson.captionsUrl} srclang="zh" label="中文字幕" /> : null}
        </video>
        {begun ? null : <BeginPanel lesson={lesson} onBegin={play.begin} />}
      </div>
      {play.broken ? (
        <div class="notice bad" role="alert">
          视频没有加载出来。请检查网络，再点一次“继续学习”。
        </div>
      ) : null}
      {lesson.captionsUrl ? <CaptionSwitch video={video} ready={begun} /> : null}
      {begun ? (
        <CountState
          view={view}
          playing={play.playing}
          onContinue={play.begin}
          idle={play.playing ? undefined : pausedWords}
        />
      ) : null}
      <CreditedBar lesson={lesson} creditedSec={view.lessonCreditedSec} />
      <PresencePanel
        view={view}
        onAsked={() => leaveFullScreen(video.current)}
        onAnswer={play.answer}
        onGoOn={() => void video.current?.play().catch(() => undefined)}
      />
    </div>
  );
}

const pausedWords = '视频已暂停，继续播放就继续计时。';

/** Says what it costs before anything is fetched. */
function BeginPanel({ lesson, onBegin }: { lesson: LessonProps['lesson']; onBegin: () => void }) {
  const size = lesson.sizeBytes === null ? '' : `约 ${bytesText(lesson.sizeBytes)}`;
  return (
    <button type="button" class="video-begin" onClick={onBegin}>
      <span class="video-play">
        <Icon name="video" size={30} />
        {lesson.positionSec > 0 ? '继续学习' : '开始学习'}
      </span>
      {size ? <span class="small num">{onMobileData() ? `正在使用移动数据，播放${size}` : `视频${size}`}</span> : null}
    </button>
  );
}

function seekTo(video: HTMLVideoElement, positionSec: number): void {
  const atEnd = positionSec >= video.duration - 3;
  if (positionSec > 2 && !atEnd && video.currentTime < 1) video.currentTime = positionSec;
}

/** A question can't be seen over a video that fills the screen. */
function leaveFullScreen(video: (HTMLVideoElement & { webkitExitFullscreen?: () => void }) | null): void {
  video?.pause();
  if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
  else video?.webkitExitFullscreen?.();
}
