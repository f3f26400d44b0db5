import { useNavigate, useParams } from 'react-router';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { CourseFields, type CourseValues, inputOfCourse } from './CourseFields.tsx';

export function CourseEditPage() {
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const course = useApi('course.get', { id });
  const back = `/courses/${id}`;
  return (
    <PageFrame
      title="修改课程介绍"
      crumbs={[
        { label: '课程', to: '/courses' },
        { label: course.data?.title ?? '课程', to: back },
      ]}
    >
      <Loaded of={course} what="课程">
        {(one) => (
          <EntityForm<'course.update', CourseValues>
            stem="course.update"
            draftKey={`course.update.${id}`}
            initial={{
              title: one.title,
              theme: one.theme,
              stages: one.stages,
              subject: one.subject,
              hoursX100: one.hoursX100,
              lecturer: one.lecturer,
              summary: one.summary,
            }}
            toInput={(values) => ({ ...inputOfCourse(values), id, version: one.version })}
            submit="保存"
            done="已保存"
            onDone={() => void navigate(back)}
            onCancel={() => void navigate(back)}
          >
            <CourseFields hoursFixed={one.state !== 'draft'} />
          </EntityForm>
        )}
      </Loaded>
    </PageFrame>
  );
}
