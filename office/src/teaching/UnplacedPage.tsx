import { useState } from 'react';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { MoveDialog } from './MoveDialog.tsx';

const columns: readonly Column<RowOf<'teaching.unplaced'>>[] = [
  { key: 'name', title: '姓名' },
  { key: 'schoolName', title: '学校' },
  { key: 'stageName', title: '学段' },
  { key: 'subject', title: '学科' },
];

/** Trainees without a class: no class fits their stage, or none was formed when they came. */
export function UnplacedPage() {
  const [moving, setMoving] = useState<{ ids: readonly string[]; clear: () => void } | null>(null);
  return (
    <PageFrame
      title="还没有编入班级的教师"
      crumbs={[{ label: '班级', to: '/classes' }]}
      purpose="编班以后才来、又没有合适班级的教师列在这里，请选中后编入一个班，或重新编班。"
    >
      <ForProgram>
        {(program) => (
          <>
            <DataTable
              stem="teaching.unplaced"
              input={{ programId: program.id }}
              noun="教师"
              columns={columns}
              search="姓名、学校"
              rowKey={(row) => row.personId}
              rowName={(row) => row.name}
              bulkActions={[
                {
                  label: '编入班级',
                  rowsOnly: true,
                  onClick: (selection, clear) => selection.kind === 'rows' && setMoving({ ids: selection.keys, clear }),
                },
              ]}
              empty={{ title: '都已编入班级', hint: '名单里的每位教师都在班里。' }}
            />
            {moving ? (
              <MoveDialog
                programId={program.id}
                personIds={moving.ids}
                onDone={moving.clear}
                onClose={() => setMoving(null)}
              />
            ) : null}
          </>
        )}
      </ForProgram>
    </PageFrame>
  );
}
