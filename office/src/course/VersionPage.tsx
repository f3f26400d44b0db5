import { durationText, hoursText, instantText, stagesText } from '@yanxiu/ui/words';
import { useParams } from 'react-router';
import { PageFrame } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { useApi } from '../kit/use-api.ts';
import { lessonKindNames } from './course-words.ts';

type Version = RowOf<'course.versions'>;

const programsText = ({ programs }: Version) =>
  programs.map(({ name, stages }) => `${name}（${stagesText(stages)}）`).join('、');

const columns: readonly Column<Version>[] = [
  { key: 'number', title: '版本', value: (row) => `第 ${row.number} 版` },
  { key: 'changedAt', title: '时间', kind: 'instant' },
  { key: 'byName', title: '经手人', value: (row) => row.byName || '系统导入' },
  {
    key: 'changes',
    title: '改了什么',
    value: (row) => row.changes.join('；'),
    render: (row) => (
      <ul className="version-changes">
        {row.changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    ),
  },
  { key: 'hours', title: '学时', value: (row) => hoursText(row.hoursX100) },
  {
    key: 'lessons',
    title: '内容',
    value: (row) => `${row.lessonCount} 课，${durationText(row.lengthSec)}`,
    render: (row) => <Lessons version={row} />,
  },
  {
    key: 'programs',
    title: '配置这一版的项目',
    value: programsText,
    render: (row) => <span className="wrap">{programsText(row) || '—'}</span>,
  },
];

/** What a course was at each time: nothing that was studied is lost by a later version. */
export function VersionPage() {
  const { id = '' } = useParams();
  const first = useApi('course.versions', { id, size: 1 });
  const title = first.data?.courseTitle ?? '课程';
  return (
    <PageFrame
      title="课程版本"
      crumbs={[
        { label: '课程', to: '/courses' },
        { label: title, to: `/courses/${id}` },
      ]}
      purpose="已发布的课时内容不变：要改就新增一课、移除旧课，形成新的一版。学员学过的课时和学时保留，之后按最新一版学习。同一人一小时内的改动算一版。"
    >
      <DataTable
        stem="course.versions"
        input={{ id }}
        noun="版本"
        columns={columns}
        rowKey={(row) => String(row.number)}
        rowName={(row) => `第 ${row.number} 版`}
        empty={{ title: '还没有版本', hint: '课程发布后生成第 1 版，以后每次改动各成一版。' }}
      />
    </PageFrame>
  );
}

function Lessons({ version }: { version: Version }) {
  return (
    <details>
      <summary className="num" title={`${instantText(version.begunAt)} 起`}>
        {version.lessonCount} 课，{durationText(version.lengthSec)}
      </summary>
      <ol className="version-lessons">
        {version.lessons.map(({ unit, kind, title, lengthSec }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lessons may have one name, and they never move here
          <li key={at}>
            {unit}：{title}
            <span className="muted">
              （{lessonKindNames[kind]}
              {lengthSec > 0 ? `，${durationText(lengthSec)}` : ''}）
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
