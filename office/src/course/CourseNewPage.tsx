import { useNavigate } from 'react-router';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { blankCourse, CourseFields, type CourseValues, inputOfCourse } from './CourseFields.tsx';

export function CourseNewPage() {
  const navigate = useNavigate();
  return (
    <PageFrame
      title="新建课程"
      crumbs={[{ label: '课程', to: '/courses' }]}
      purpose="先填写介绍；保存后添加章节和课时，内容齐了再发布。"
    >
      <EntityForm<'course.create', CourseValues>
        stem="course.create"
        draftKey="course.create"
        initial={blankCourse}
        toInput={inputOfCourse}
        submit="保存草稿"
        submitHint="草稿只有本机构看得到。"
        done="已保存"
        onDone={({ id }) => void navigate(`/courses/${id}`)}
        onCancel={() => void navigate('/courses')}
      >
        <CourseFields />
      </EntityForm>
    </PageFrame>
  );
}
