import { durationText } from '@yanxiu/ui/words';
import { useParams } from 'react-router';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { useApi } from '../kit/use-api.ts';

const columns: readonly Column<RowOf<'study.attendance'>>[] = [
  { key: 'name', title: '姓名' },
  { key: 'schoolName', title: '学校' },
  { key: 'signedInAt', title: '签到', kind: 'instant' },
  { key: 'signedOutAt', title: '签退', kind: 'instant' },
  {
    key: 'creditedSec',
    title: '计入时长',
    value: (row) => (row.signedOutAt ? durationText(row.creditedSec) : '没有签退，不计'),
  },
];

/** Who signed in to a live session and out of it, and what it counted. */
export function AttendancePage() {
  const { id = '', lessonId = '' } = useParams();
  const lesson = useApi('course.lesson', { id, lessonId });
  return (
    <PageFrame
      title="签到名单"
      crumbs={[
        { label: '课程', to: '/courses' },
        { label: lesson.data?.title ?? '直播', to: `/courses/${id}/lessons/${lessonId}` },
      ]}
      purpose="签到并签退的计学时；同一时间在别处学习的部分不重复计。"
    >
      <ForProgram>
        {(program) => (
          <DataTable
            stem="study.attendance"
            input={{ programId: program.id, lessonId }}
            noun="签到记录"
            columns={columns}
            search="姓名、学校"
            rowKey={(row) => row.personId}
            rowName={(row) => row.name}
            empty={{ title: '还没有人签到', hint: '直播开始前 15 分钟起可以签到，签到后会列在这里。' }}
          />
        )}
      </ForProgram>
    </PageFrame>
  );
}
