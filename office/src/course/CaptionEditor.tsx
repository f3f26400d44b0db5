import { useQueryClient } from '@tanstack/react-query';
import { upload } from '@yanxiu/ui/client';
import { App } from 'antd';
import { ActionButton } from '../kit/ActionButton.tsx';
import { FileDrop } from '../kit/FileDrop.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { useAct } from '../kit/use-api.ts';
import type { Lesson } from './LessonPage.tsx';

/** Subtitles of a video: brought in as a file, checked against the film, taken off again. */
export function CaptionEditor({ courseId, lesson }: { courseId: string; lesson: Lesson }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const at = { id: courseId, lessonId: lesson.id };
  const remove = useAct('course.removeCaptions', { done: '字幕已去掉' });
  return (
    <Section
      title="字幕"
      actions={
        lesson.cueCount > 0 ? (
          <ActionButton loading={remove.isPending} onClick={() => remove.mutate(at)}>
            去掉字幕
          </ActionButton>
        ) : null
      }
    >
      <p className="num caption-state">
        {lesson.cueCount > 0
          ? `已有字幕 ${lesson.cueCount} 条，播放时可以打开或关闭。再传一份会替换。`
          : '还没有字幕。'}
      </p>
      <FileDrop
        label="字幕文件（.vtt、.srt）"
        hint="与视频时间对应的 WebVTT 或 SRT 字幕；已发布的课程也可以加。"
        accept={['.vtt', '.srt']}
        mostBytes={2 * 1024 * 1024}
        send={(file, onProgress) => upload('course.setCaptions', at, file, { onProgress })}
        onDone={({ cueCount }) => {
          void message.success(`字幕已保存，共 ${cueCount} 条`);
          void client.invalidateQueries();
        }}
      />
    </Section>
  );
}
