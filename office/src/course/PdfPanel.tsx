import { mostPdfMb, mostPdfPages } from '@yanxiu/domain/course/pdf-page';
import { uploadInParts } from '@yanxiu/ui/upload-parts';
import { Alert } from 'antd';
import { useState } from 'react';
import { FileDrop } from '../kit/FileDrop.tsx';
import { JobProgress } from '../kit/JobProgress.tsx';
import { useAct } from '../kit/use-api.ts';
import type { Lesson } from './LessonPage.tsx';

interface Props {
  readonly courseId: string;
  readonly lesson: Lesson;
  /** The pages are there. */
  readonly onMade: () => void;
}

interface Made {
  readonly pages: number;
  readonly problem: string | null;
}

/** A PDF becomes the pages of the lesson: each a picture with its text; what is wrong with a file is said here. */
export function PdfPanel({ courseId, lesson, onMade }: Props) {
  const [jobId, setJobId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const set = useAct('course.setPdf', { onDone: (queued) => setJobId(queued.jobId) });
  const finish = (result: unknown) => {
    const made = result as Made;
    setJobId(null);
    setProblem(made.problem);
    if (made.problem === null) onMade();
  };
  if (jobId) return <JobProgress jobId={jobId} title="转换 PDF" unit="页" onDone={finish} />;
  return (
    <div className="pdf-panel">
      {problem ? <Alert type="error" showIcon role="alert" title={problem} /> : null}
      <FileDrop
        label="用 PDF 生成各页"
        hint={`每页转成一张图片，附上这一页的文字，按字数给出建议的阅读时间；课程发布以前都可以改，已发布的课程里新增的课转换后不再改动。不超过 ${mostPdfMb} MB、${mostPdfPages} 页${lesson.pages.length > 0 ? `；会替换现有的 ${lesson.pages.length} 页` : ''}。Word、PPT 请先另存为 PDF。`}
        accept={['.pdf']}
        mostBytes={mostPdfMb * 1024 * 1024}
        send={(file, onProgress) => uploadInParts(file, { purpose: 'lesson', onProgress })}
        onDone={(kept) => {
          setProblem(null);
          set.mutate({ id: courseId, lessonId: lesson.id, fileId: kept.id });
        }}
      />
    </div>
  );
}
