import { upload } from '@yanxiu/ui/client';
import { durationText } from '@yanxiu/ui/words';
import { Button } from 'antd';
import { FileDrop } from '../kit/FileDrop.tsx';
import { useAct } from '../kit/use-api.ts';
import type { Lesson } from './LessonPage.tsx';

interface Props {
  readonly courseId: string;
  readonly lesson: Lesson;
  readonly onDone: () => void;
}

/** Takes an MP4; the server reads duration and codecs and says what is wrong with a file that old phones can't play. */
export function VideoEditor({ courseId, lesson, onDone }: Props) {
  const set = useAct('course.setVideo', {
    done: ({ lengthSec }) => `视频已保存，时长 ${durationText(lengthSec)}`,
    onDone,
  });
  return (
    <>
      <FileDrop
        label="MP4 视频"
        hint="H.264 画面、AAC 声音的 MP4，不超过 128 MB；时长由系统读取"
        accept={['.mp4']}
        mostBytes={128 * 1024 * 1024}
        send={(file, onProgress) => upload('file.upload', { name: file.name, purpose: 'lesson' }, file, { onProgress })}
        onDone={(kept) => set.mutate({ id: courseId, lessonId: lesson.id, fileId: kept.id })}
      />
      {lesson.lengthSec > 0 ? <Button onClick={onDone}>不换了</Button> : null}
    </>
  );
}
