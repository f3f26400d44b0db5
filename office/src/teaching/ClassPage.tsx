import type { OutputOf } from '@yanxiu/contract/index';
import { countText } from '@yanxiu/ui/words';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { Descriptions } from '../kit/Descriptions.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { BulkAction, Column, RowOf } from '../kit/table/row.ts';
import { useApi } from '../kit/use-api.ts';
import { standingNames, standingTones } from '../study/study-words.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { TutorSection } from './TutorSection.tsx';
import { type Counts, groupText } from './teaching-words.ts';

type Class = OutputOf<'teaching.class'>;

const columns: readonly Column<RowOf<'teaching.classPeople'>>[] = [
  { key: 'name', title: '姓名', sort: true, render: (row) => <Link to={`/study/${row.personId}`}>{row.name}</Link> },
  { key: 'schoolName', title: '学校', sort: 'school' },
  { key: 'subject', title: '学科' },
  { key: 'hoursX100', title: '网络研修学时', kind: 'hours', sort: 'hours' },
  {
    key: 'standing',
    title: '进度',
    value: (row) => standingNames[row.standing],
    render: (row) => <StateTag tone={standingTones[row.standing]}>{standingNames[row.standing]}</StateTag>,
  },
  { key: 'lastStudiedAt', title: '最近学习', kind: 'instant', sort: 'lastStudied' },
  { key: 'phoneMask', title: '手机号', hidden: true },
];

/** One class: how it came about, who tutors it, how far its people are. */
export function ClassPage() {
  const { classId = '' } = useParams();
  return <ForProgram>{(program) => <OneClass programId={program.id} classId={classId} />}</ForProgram>;
}

function OneClass({ programId, classId }: { programId: string; classId: string }) {
  const may = useMay();
  const query = useApi('teaching.class', { programId, classId });
  return (
    <PageFrame
      title={query.data?.name ?? '班级'}
      crumbs={[{ label: '班级', to: '/classes' }]}
      purpose={query.data?.why}
      actions={may('teaching.brief') ? <LinkButton to={`/briefings/new?class=${classId}`}>写简报</LinkButton> : null}
      primary={
        may('teaching.tutor') ? (
          <LinkButton type="primary" to={`/class-notices/new?class=${classId}`}>
            发通知
          </LinkButton>
        ) : null
      }
    >
      <Loaded of={query} what="班级">
        {(found) => (
          <>
            <Section>
              <Facts of={found} />
            </Section>
            <TutorSection programId={programId} of={found} />
            <Members programId={programId} of={found} />
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}

function Facts({ of }: { of: Class }) {
  return (
    <Descriptions
      items={[
        { label: '学段学科', value: groupText(of) },
        { label: '地区', value: of.regionName },
        { label: '人数', value: `${countText(of.people)} 人（每班约 ${of.sizeTarget} 人）` },
        { label: '学习进度', value: countsText(of.counts), wide: true },
      ]}
    />
  );
}

function countsText(counts: Counts): string {
  const words = Object.entries(standingNames)
    .map(([key, name]) => [name, counts[key as keyof Counts]] as const)
    .filter(([, n]) => n > 0);
  return words.length === 0 ? '范围内没有学员' : words.map(([name, n]) => `${name} ${n} 人`).join('，');
}

function Members({ programId, of }: { programId: string; of: Class }) {
  const may = useMay();
  const [moving, setMoving] = useState<{ ids: readonly string[]; clear: () => void } | null>(null);
  const bulk: readonly BulkAction<'teaching.classPeople'>[] = may('teaching.arrange')
    ? [
        {
          label: '调到别的班',
          rowsOnly: true,
          blocked: () => (of.inCharge ? null : '这个班跨出了您管辖的范围，请由上一级安排。'),
          onClick: (selection, clear) => selection.kind === 'rows' && setMoving({ ids: selection.keys, clear }),
        },
      ]
    : [];
  return (
    <>
      <DataTable
        stem="teaching.classPeople"
        input={{ programId, classId: of.id }}
        noun="学员"
        columns={columns}
        search="姓名、拼音、学校"
        filters={[
          {
            key: 'standing',
            label: '进度',
            options: Object.entries(standingNames).map(([value, label]) => ({ value, label })),
          },
        ]}
        defaultSort="hours"
        rowKey={(row) => row.personId}
        rowName={(row) => row.name}
        rowActions={(row) => [{ label: '查看', to: `/study/${row.personId}` }]}
        bulkActions={bulk}
        exportName={`${of.name}学员`}
        empty={{ title: '班里还没有学员', hint: '编班或调入后，学员会列在这里；您只能看到管辖范围内的学员。' }}
      />
      {moving ? (
        <MoveDialog
          programId={programId}
          personIds={moving.ids}
          fromClassId={of.id}
          onDone={moving.clear}
          onClose={() => setMoving(null)}
        />
      ) : null}
    </>
  );
}
