import { Alert } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { ActionButton } from '../kit/ActionButton.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { BulkAction, Column } from '../kit/table/row.ts';
import { useApi } from '../kit/use-api.ts';
import { AppointDialog } from './AppointDialog.tsx';
import { type ClassRow, groupText, stageOptions } from './teaching-words.ts';

const columns: readonly Column<ClassRow>[] = [
  { key: 'number', title: '序号', kind: 'count', sort: true },
  { key: 'name', title: '班级', sort: true, render: (row) => <Link to={`/classes/${row.id}`}>{row.name}</Link> },
  { key: 'group', title: '学段学科', value: groupText },
  { key: 'regionName', title: '地区' },
  { key: 'people', title: '人数', kind: 'count', sort: true },
  {
    key: 'tutorName',
    title: '辅导教师',
    value: (row) => row.tutorName ?? '',
    render: (row) => row.tutorName ?? <StateTag tone="warn">未任命</StateTag>,
  },
  { key: 'substituteName', title: '代班', value: (row) => row.substituteName ?? '' },
];

/** Classes in reach; the provider forms them, the county appoints their tutors. */
export function ClassListPage() {
  return <ForProgram>{(program) => <Classes programId={program.id} />}</ForProgram>;
}

function Classes({ programId }: { programId: string }) {
  const may = useMay();
  const navigate = useNavigate();
  const [appointing, setAppointing] = useState<readonly ClassRow[] | null>(null);
  const head = useApi('teaching.classes', { programId, size: 1 });
  const arranges = may('teaching.arrange');
  const bulk: readonly BulkAction<'teaching.classes'>[] = arranges
    ? [
        {
          label: '任命辅导教师',
          rowsOnly: true,
          onClick: (selection) => selection.kind === 'rows' && setAppointing(selection.rows),
        },
      ]
    : [];
  return (
    <PageFrame
      title="班级"
      purpose="按学段、学科和地区编成的网络班级，每班有辅导教师。"
      primary={
        arranges ? (
          <ActionButton
            type="primary"
            blocked={head.data?.formBlocked ?? null}
            onClick={() => void navigate('/classes/forming')}
          >
            {head.data?.formed ? '重新编班' : '编班'}
          </ActionButton>
        ) : null
      }
    >
      {arranges && head.data ? <Gaps {...head.data} /> : null}
      <DataTable
        stem="teaching.classes"
        input={{ programId }}
        noun="班级"
        columns={columns}
        search="班级、地区、辅导教师"
        filters={[
          { key: 'stage', label: '学段', options: stageOptions },
          {
            key: 'untutored',
            label: '辅导教师',
            options: [
              { value: 'true', label: '未任命' },
              { value: 'false', label: '已任命' },
            ],
          },
          ...(may('org.read')
            ? [{ key: 'regionId', label: '地区', kind: 'org' as const, orgKind: 'county' as const }]
            : []),
        ]}
        defaultSort="number"
        rowName={(row) => row.name}
        rowActions={(row) => [
          { label: '查看', to: `/classes/${row.id}` },
          ...(arranges
            ? [
                {
                  label: '任命',
                  onClick: () => setAppointing([row]),
                  blocked: row.inCharge ? null : '这个班跨出了您管辖的范围，请由上一级安排。',
                },
              ]
            : []),
        ]}
        bulkActions={bulk}
        empty={
          arranges
            ? { title: '还没有编班', hint: '名单锁定后，由承训机构或发布单位在“编班”里按学段、学科和地区编成班级。' }
            : { title: '还没有班级', hint: '承训机构编班、县里任命辅导教师后，班级会列在这里。' }
        }
      />
      {appointing ? (
        <AppointDialog programId={programId} classes={appointing} onClose={() => setAppointing(null)} />
      ) : null}
    </PageFrame>
  );
}

function Gaps({ formed, untutored, unplaced }: { formed: boolean; untutored: number; unplaced: number }) {
  if (!formed || (untutored === 0 && unplaced === 0)) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={
        <>
          {untutored > 0 ? (
            <>
              <Link to="/classes?untutored=true">{untutored} 个班还没有辅导教师</Link>。
            </>
          ) : null}
          {unplaced > 0 ? (
            <>
              <Link to="/classes/unplaced">{unplaced} 位教师还没有编入班级</Link>。
            </>
          ) : null}
        </>
      }
    />
  );
}
