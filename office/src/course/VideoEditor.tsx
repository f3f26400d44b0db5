import { uploadInParts } from '@yanxiu/ui/upload-parts';
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
    done: ({ lengthSec, indexMoved }) =>
      `视频已保存，时长 ${durationText(lengthSec)}${indexMoved ? '；索引已移到文件前面，可以边下边播' : ''}`,
    onDone,
  });
  return (
    <>
      <FileDrop
        label="MP4 视频"
        hint="H.264 画面、AAC 声音的 MP4，不超过 2 GB；时长由系统读取。分段上传，断网或刷新后重新选择同一个文件，会接着传。"
        accept={['.mp4', '.m4v']}
        mostBytes={2048 * 1024 * 1024}
        send={(file, onProgress) => uploadInParts(file, { purpose: 'lesson', onProgress })}
        onDone={(kept) => set.mutate({ id: courseId, lessonId: lesson.id, fileId: kept.id })}
      />
      {set.isPending ? <p role="status">正在检查视频的编码和时长。</p> : null}
      {lesson.lengthSec > 0 ? <Button onClick={onDone}>不换了</Button> : null}
    </>
  );
}
