import { uploadInParts } from '@yanxiu/ui/upload-parts';
import { useNavigate } from 'react-router';
import { FileDrop } from '../kit/FileDrop.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useAct } from '../kit/use-api.ts';

/** A package of another provider or installation, as a draft of one's own. */
export function CourseImportPage() {
  const navigate = useNavigate();
  const bring = useAct('course.import', {
    done: '课程包已导入为草稿，核对后可以发布',
    onDone: ({ id }) => void navigate(`/courses/${id}`),
  });
  return (
    <PageFrame
      title="导入课程包"
      crumbs={[{ label: '课程', to: '/courses' }]}
      purpose="把别的机构或平台导出的课程包（.zip）导入为草稿：目录、文档、测验、视频和字幕都带进来，视频会重新检查。"
    >
      <Section title="选择课程包">
        <FileDrop
          label="课程包（.zip）"
          hint="不超过 2 GB。分段上传，断网或刷新后重新选择同一个文件，会接着传。"
          accept={['.zip']}
          mostBytes={2048 * 1024 * 1024}
          send={(file, onProgress) => uploadInParts(file, { purpose: 'lesson', onProgress })}
          onDone={({ id }) => bring.mutate({ fileId: id })}
        />
        {bring.isPending ? <p role="status">正在导入，视频较多时要等一会儿。</p> : null}
      </Section>
    </PageFrame>
  );
}
