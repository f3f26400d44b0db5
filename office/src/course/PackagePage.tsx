import type { OutputOf } from '@yanxiu/contract/index';
import { hoursText, instantText } from '@yanxiu/ui/words';
import { Alert, Button, Checkbox, InputNumber, Select, Table } from 'antd';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import type { Program } from '../frame/program-choice.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import './course.css';

type Package = OutputOf<'course.packages'>[number];
type Chosen = Package['courses'][number];

/** What each stage's trainees study in a program; the provider that carries it out decides. */
export function PackagePage() {
  return (
    <PageFrame title="课程包" purpose="各学段参训教师要学的课程；共同主题必修，合计不少于网络研修学时。">
      <ForProgram>{(program) => <Packages program={program} />}</ForProgram>
    </PageFrame>
  );
}

function Packages({ program }: { program: Program }) {
  const packages = useApi('course.packages', { programId: program.id });
  return (
    <Loaded of={packages} what="课程包">
      {(list) => (
        <div className="package-list">
          {list.map((one) => (
            <OnePackage key={`${one.stage}-${one.version}`} programId={program.id} found={one} />
          ))}
        </div>
      )}
    </Loaded>
  );
}

function OnePackage({ programId, found }: { programId: string; found: Package }) {
  const [chosen, setChosen] = useState<readonly Chosen[] | null>(null);
  const save = useAct('course.assignPackages', {
    done: `${found.stageName}课程包已保存`,
    onDone: () => setChosen(null),
  });
  const [most, setMost] = useState<number | null>(found.electivesMost);
  const courses = chosen ?? found.courses;
  const electives = courses.filter((one) => !one.required).length;
  const submit = () =>
    save.mutate({
      programId,
      packages: [
        {
          stage: found.stage,
          version: found.version,
          electivesMost: electives > 0 ? most : null,
          courses: courses.map(({ id, required }) => ({ courseId: id, required })),
        },
      ],
    });
  return (
    <Section
      title={found.stageName}
      actions={
        <PackageActs
          found={found}
          editing={chosen !== null}
          busy={save.isPending}
          onEdit={() => setChosen(found.courses)}
          onCancel={() => {
            setChosen(null);
            setMost(found.electivesMost);
          }}
          onSave={submit}
        />
      }
    >
      {chosen ? null : <PackageState found={found} />}
      {chosen ? (
        <AddCourse stage={found.stage} chosen={chosen} onAdd={(course) => setChosen([...chosen, course])} />
      ) : null}
      <CourseTable courses={courses} onChange={chosen ? setChosen : null} />
      {electives > 0 ? <ElectiveLimit most={most} electives={electives} onChange={chosen ? setMost : null} /> : null}
      <p className="num">
        合计 {hoursText(courses.reduce((sum, one) => sum + one.hoursX100, 0))}，网络研修 {hoursText(found.wantedX100)}
      </p>
    </Section>
  );
}

interface LimitProps {
  readonly most: number | null;
  readonly electives: number;
  readonly onChange: ((most: number | null) => void) | null;
}

/** How many of the electives each one may take. */
function ElectiveLimit({ most, electives, onChange }: LimitProps) {
  const fieldId = useId();
  if (!onChange) {
    return (
      <p className="num">
        选修 {electives} 门，
        {most === null ? '都可以学，不限门数。' : `每人最多选 ${most} 门；选修课计学时，不计测验和作业成绩。`}
      </p>
    );
  }
  return (
    <p className="question-choice">
      <label htmlFor={fieldId}>每人最多选几门选修课</label>
      <InputNumber
        id={fieldId}
        min={1}
        max={Math.max(1, electives)}
        precision={0}
        suffix="门"
        placeholder="不限"
        value={most}
        onChange={onChange}
      />
      <span className="muted">不填就是不限。限定后，没有选的选修课不计学时，选修课的测验和作业不计成绩。</span>
    </p>
  );
}

interface ActsProps {
  readonly found: Package;
  readonly editing: boolean;
  readonly busy: boolean;
  readonly onEdit: () => void;
  readonly onCancel: () => void;
  readonly onSave: () => void;
}

function PackageActs({ found, editing, busy, onEdit, onCancel, onSave }: ActsProps) {
  if (!found.mayEdit) return null;
  if (!editing) return <Button onClick={onEdit}>{found.courses.length > 0 ? '调整课程' : '配置课程'}</Button>;
  return (
    <>
      <Button onClick={onCancel}>取消</Button>
      <Button type="primary" loading={busy} onClick={onSave}>
        保存课程包
      </Button>
    </>
  );
}

function PackageState({ found }: { found: Package }) {
  if (found.courses.length === 0) return <StateTag tone="warn">还没有配置</StateTag>;
  if (found.problems.length === 0) return <p className="muted">配置于 {instantText(found.assignedAt)}</p>;
  return (
    <Alert
      type="warning"
      showIcon
      title="课程包还不完整"
      description={
        <ul className="package-problems">
          {found.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      }
    />
  );
}

function CourseTable({
  courses,
  onChange,
}: {
  courses: readonly Chosen[];
  onChange: ((courses: readonly Chosen[]) => void) | null;
}) {
  const change = (id: string, required: boolean) =>
    onChange?.(courses.map((one) => (one.id === id ? { ...one, required } : one)));
  return (
    <Table<Chosen>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...courses]}
      locale={{ emptyText: '还没有课程' }}
      columns={[
        { title: '课程', render: (_value, row) => <Link to={`/courses/${row.id}`}>{row.title}</Link> },
        { title: '主题', dataIndex: 'theme' },
        { title: '学时', align: 'right', className: 'num', render: (_value, row) => hoursText(row.hoursX100) },
        { title: '课时数', align: 'right', className: 'num', dataIndex: 'lessonCount' },
        {
          title: '要求',
          render: (_value, row) =>
            onChange ? (
              <Checkbox
                checked={row.required}
                aria-label={`${row.title}必修`}
                onChange={(event) => change(row.id, event.target.checked)}
              >
                必修
              </Checkbox>
            ) : row.required ? (
              '必修'
            ) : (
              '选修'
            ),
        },
        ...(onChange
          ? [
              {
                title: '操作',
                render: (_value: unknown, row: Chosen) => (
                  <Button
                    type="link"
                    size="small"
                    aria-label={`移出${row.title}`}
                    onClick={() => onChange(courses.filter((one) => one.id !== row.id))}
                  >
                    移出
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

interface AddProps {
  readonly stage: Package['stage'];
  readonly chosen: readonly Chosen[];
  readonly onAdd: (course: Chosen) => void;
}

function AddCourse({ stage, chosen, onAdd }: AddProps) {
  const list = useApi('course.list', { stage, state: 'published', size: 200 });
  const has = new Set(chosen.map((one) => one.id));
  const rows = (list.data?.rows ?? []).filter((row) => !has.has(row.id));
  return (
    <Select
      className="table-filter"
      style={{ minWidth: 320 }}
      aria-label="加入课程"
      placeholder={list.isLoading ? '正在读取课程' : rows.length > 0 ? '加入课程' : '没有可加入的已发布课程'}
      value={null}
      showSearch={{ optionFilterProp: 'label' }}
      options={rows.map((row) => ({
        value: row.id,
        label: `${row.title}（${row.theme}，${hoursText(row.hoursX100)}）`,
      }))}
      onChange={(id: string | null) => {
        const row = rows.find((one) => one.id === id);
        if (row) onAdd({ ...row, required: true });
      }}
    />
  );
}
