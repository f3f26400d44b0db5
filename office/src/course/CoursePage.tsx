import { download } from '@yanxiu/ui/client';
import { durationText, hoursText, stagesText } from '@yanxiu/ui/words';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { ActionButton } from '../kit/ActionButton.tsx';
import { Descriptions } from '../kit/Descriptions.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import { CopyCourse } from './CopyCourse.tsx';
import { type CourseDetail, courseStateNames, courseStateTones } from './course-words.ts';
import { Outline } from './Outline.tsx';
import './course.css';

/** One course: what it is, its units and lessons, and where it is used. */
export function CoursePage() {
  const { id = '' } = useParams();
  const course = useApi('course.get', { id });
  const one = course.data;
  return (
    <PageFrame
      title={one?.title ?? '课程'}
      crumbs={[{ label: '课程', to: '/courses' }]}
      purpose={one?.summary}
      tag={one ? <StateTag tone={courseStateTones[one.state]}>{courseStateNames[one.state]}</StateTag> : null}
      actions={
        one?.mayEdit ? (
          <>
            <CopyCourse course={one} />
            <Button onClick={() => void download('course.export', { id }, `${one.title}.zip`)}>导出课程包</Button>
            <LinkButton to={`/courses/${id}/edit`}>修改介绍</LinkButton>
          </>
        ) : null
      }
      primary={one?.mayEdit && one.state === 'draft' ? <PublishButton course={one} /> : null}
    >
      <Loaded of={course} what="课程">
        {(found) => (
          <>
            <Section title="基本情况">
              <Descriptions items={factsOf(found)} />
            </Section>
            <Outline course={found} />
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}

function factsOf(course: CourseDetail) {
  const programs = course.programs.map(({ name, stages }) => `${name}（${stagesText(stages)}）`);
  return [
    { label: '主题', value: course.theme },
    { label: '适用学段', value: stagesText(course.stages) },
    { label: '学科', value: course.subject || '各学科' },
    { label: '学时', value: hoursText(course.hoursX100) },
    {
      label: '内容时长',
      value: `${durationText(course.lengthSec)}，${course.lessonCount} 课，其中视频 ${course.videoCount} 课`,
    },
    { label: '主讲', value: course.lecturer },
    { label: '承训机构', value: course.providerName },
    {
      label: '版本',
      value:
        course.versionNumber === 0 ? (
          '草稿，还没有发布'
        ) : (
          <>
            第 {course.versionNumber} 版；已发布的课时内容不变，换课时不影响学过的记录{' '}
            <Link to={`/courses/${course.id}/versions`}>查看各版本</Link>
          </>
        ),
    },
    { label: '用在', value: programs.length > 0 ? programs.join('、') : '还没有项目使用', wide: true },
  ];
}

function PublishButton({ course }: { course: CourseDetail }) {
  const publish = useAct('course.publish', { done: '课程已发布' });
  const blocked = course.lessonCount === 0 ? '课程里还没有课时，不能发布。' : null;
  return (
    <ActionButton
      type="primary"
      blocked={blocked}
      loading={publish.isPending}
      onClick={() => publish.mutate({ id: course.id, version: course.version })}
    >
      发布课程
    </ActionButton>
  );
}
