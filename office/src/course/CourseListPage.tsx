import { durationText, stageNames, stagesText } from '@yanxiu/ui/words';
import { Link } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, Filter, RowOf } from '../kit/table/row.ts';
import { useApi } from '../kit/use-api.ts';
import { courseStateNames, courseStateTones } from './course-words.ts';

type Row = RowOf<'course.list'>;

const columns: readonly Column<Row>[] = [
  {
    key: 'title',
    title: '课程',
    sort: true,
    render: (row) => <Link to={`/courses/${row.id}`}>{row.title}</Link>,
  },
  { key: 'theme', title: '主题', sort: true },
  { key: 'stages', title: '学段', value: (row) => stagesText(row.stages) },
  { key: 'subject', title: '学科', value: (row) => row.subject || '各学科', hidden: true },
  { key: 'hoursX100', title: '学时', kind: 'hours', sort: 'hours' },
  { key: 'lessonCount', title: '课时数', kind: 'count' },
  { key: 'lengthSec', title: '内容时长', value: (row) => durationText(row.lengthSec), hidden: true },
  { key: 'lecturer', title: '主讲', hidden: true },
  { key: 'providerName', title: '承训机构', hidden: true },
  {
    key: 'state',
    title: '状态',
    value: (row) => courseStateNames[row.state],
    render: (row) => <StateTag tone={courseStateTones[row.state]}>{courseStateNames[row.state]}</StateTag>,
  },
];

const optionsOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** The catalogue: a provider's own courses, or those that the programs in reach use. */
export function CourseListPage() {
  const may = useMay();
  const themes = useApi('course.list', { size: 1 });
  const filters: Filter[] = [
    { key: 'stage', label: '学段', options: optionsOf(stageNames) },
    {
      key: 'theme',
      label: '主题',
      options: (themes.data?.themes ?? []).map((theme) => ({ value: theme, label: theme })),
      searchable: true,
    },
    { key: 'state', label: '状态', options: optionsOf(courseStateNames) },
  ];
  return (
    <PageFrame
      title="课程"
      purpose="网络研修的课程目录；点课程名称可以查看章节、预览视频和文档。"
      actions={may('course.edit') ? <LinkButton to="/courses/import">导入课程包</LinkButton> : null}
      primary={
        may('course.edit') ? (
          <LinkButton type="primary" to="/courses/new">
            新建课程
          </LinkButton>
        ) : null
      }
    >
      <DataTable
        stem="course.list"
        noun="课程"
        columns={columns}
        filters={filters}
        search="课程名称、主讲"
        defaultSort="title"
        rowName={(row) => row.title}
        empty={{
          title: '还没有课程',
          hint: may('course.edit')
            ? '点“新建课程”，填写介绍后再添加章节和课时。'
            : '承训机构为培训项目配置课程包后，课程会列在这里。',
        }}
      />
    </PageFrame>
  );
}
