import type { OutputOf } from '@yanxiu/contract/index';
import { dayText, durationText, hoursText, hundredthsText, instantText } from '@yanxiu/ui/words';
import { Alert, Table } from 'antd';
import { useParams } from 'react-router';
import { Empty } from '../kit/Empty.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';

type Person = OutputOf<'study.person'>;

/** One trainee: each course, each day, each session with what counted and what did not. */
export function PersonPage() {
  const { personId = '' } = useParams();
  return <ForProgram>{(program) => <OnePerson programId={program.id} personId={personId} />}</ForProgram>;
}

function OnePerson({ programId, personId }: { programId: string; personId: string }) {
  const person = useApi('study.person', { programId, personId });
  return (
    <PageFrame
      title={person.data?.name ?? '参训教师'}
      crumbs={[{ label: '学习进度', to: '/study' }]}
      purpose={person.data ? `${person.data.schoolName}，网络研修 ${hoursText(person.data.hoursX100)}` : undefined}
    >
      <Loaded of={person} what="学习情况">
        {(one) => (
          <>
            {onlySum(one) ? (
              <Alert type="info" title="这一年只保存了总学时、每天计入的时长和测验成绩，没有逐课、逐次的记录。" />
            ) : null}
            <Courses courses={one.courses} bare={onlySum(one)} />
            <Days days={one.days} />
            <Sessions sessions={one.sessions} />
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}

/** A year that was taken over as sums has hours, and nothing credited in any course. */
function onlySum({ hoursX100, courses }: Person): boolean {
  return hoursX100 > 0 && courses.every((one) => one.creditedSec === 0);
}

function Courses({ courses, bare }: { courses: Person['courses']; bare: boolean }) {
  return (
    <Section title="课程">
      {courses.length === 0 ? <Empty title="还没有课程" hint="承训机构配置课程包后会列在这里。" /> : null}
      {courses.length > 0 ? (
        <Table
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={[...courses]}
          columns={[
            { title: '课程', dataIndex: 'title' },
            { title: '要求', render: (_value, row) => (row.required ? '必修' : '选修') },
            {
              title: '学时',
              align: 'right',
              className: 'num',
              render: (_value, row) =>
                bare ? hoursText(row.hoursX100) : `${hundredthsText(row.doneX100)} / ${hoursText(row.hoursX100)}`,
            },
            {
              title: '课时',
              align: 'right',
              className: 'num',
              render: (_value, row) => (bare ? row.lessonCount : `${row.lessonsDone} / ${row.lessonCount}`),
            },
          ]}
        />
      ) : null}
    </Section>
  );
}

function Days({ days }: { days: Person['days'] }) {
  return (
    <Section title="每天计入">
      {days.length === 0 ? (
        <Empty title="还没有学习" hint="计入学时的日子会列在这里。" />
      ) : (
        <Table
          size="small"
          rowKey="day"
          pagination={{ pageSize: 10, hideOnSinglePage: true }}
          dataSource={[...days]}
          columns={[
            { title: '日期', render: (_value, row) => dayText(row.day) },
            {
              title: '计入时长',
              align: 'right',
              className: 'num',
              render: (_value, row) => durationText(row.creditedSec),
            },
          ]}
        />
      )}
    </Section>
  );
}

function Sessions({ sessions }: { sessions: Person['sessions'] }) {
  if (sessions.length === 0) return null;
  return (
    <Section title="最近的计时记录">
      <Table
        size="small"
        rowKey={(row) => `${row.openedAt}${row.lessonTitle}`}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        dataSource={[...sessions]}
        columns={[
          { title: '开始', render: (_value, row) => instantText(row.openedAt) },
          { title: '最后', render: (_value, row) => instantText(row.lastAt) },
          { title: '课时', dataIndex: 'lessonTitle' },
          { title: '计入', align: 'right', className: 'num', render: (_value, row) => durationText(row.earnedSec) },
          {
            title: '没有计入',
            render: (_value, row) => notCountedText(row.lostSec, row.overSec),
          },
          { title: '网络地址', dataIndex: 'address' },
        ]}
      />
    </Section>
  );
}

function notCountedText(lostSec: number, overSec: number): string {
  const parts = [
    lostSec > 0 ? `提问未及时回答 ${durationText(lostSec)}` : '',
    overSec > 0 ? `播放过快 ${durationText(overSec)}` : '',
  ];
  return parts.filter(Boolean).join('，') || '—';
}
