import type { OutputOf } from '@yanxiu/contract/index';
import { useState } from 'react';
import { Link } from 'react-router';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column } from '../kit/table/row.ts';
import { useAct } from '../kit/use-api.ts';
import './registration.css';

type Conflict = OutputOf<'registration.conflicts'>['rows'][number];
type Side = Conflict['sides'][number];

const nameOf = (conflict: Conflict) => conflict.sides[0]?.name ?? '';

const columns: readonly Column<Conflict>[] = [
  { key: 'name', title: '姓名', value: nameOf },
  { key: 'documentMask', title: '证件号码' },
  {
    key: 'sides',
    title: '所在名单',
    value: (conflict) => conflict.sides.map((side) => side.schoolName).join('、'),
    render: (conflict) => (
      <div className="row-state">
        {conflict.sides.map((side) => (
          <SideLine key={side.entryId} side={side} suggested={conflict.suggestedEntryId === side.entryId} />
        ))}
      </div>
    ),
  },
];

function SideLine({ side, suggested }: { side: Side; suggested: boolean }) {
  // a remark that tells it all itself (支教，编制单位：某校) is not said twice
  const told = side.personTypeName !== '' && side.remark.includes(side.personTypeName);
  const parts = told ? [] : [side.personTypeName, side.homeSchool ? `编制：${side.homeSchool}` : ''];
  const details = [...parts, side.remark].filter(Boolean).join('，');
  return (
    <p className="conflict-side">
      {side.inReach ? (
        <Link to={`/registrations/${side.schoolId}`}>{side.schoolName}</Link>
      ) : (
        <span>{side.schoolName}</span>
      )}
      <span className="muted">{details}</span>
      {side.state === 'locked' ? <StateTag tone="good">已锁定</StateTag> : null}
      {suggested ? <StateTag tone="busy">现工作单位</StateTag> : null}
    </p>
  );
}

/** People on two rosters: the county settles who registers and pays for them. */
export function ConflictPage() {
  return (
    <PageFrame
      title="重复上报"
      purpose="同一人出现在两个单位的名单里时，由县（市、区）裁定；支教、借调人员随现工作单位报名、由现工作单位缴费。"
    >
      <ForProgram>{(program) => <Conflicts programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function Conflicts({ programId }: { programId: string }) {
  const [chosen, setChosen] = useState<{ conflict: Conflict; side: Side } | null>(null);
  const settle = useAct('registration.settleConflict', { quiet: true, done: '已裁定，有关单位的办理经过里都有说明' });
  return (
    <>
      <DataTable
        stem="registration.conflicts"
        input={{ programId }}
        noun="重复上报的人员"
        columns={columns}
        search="姓名"
        rowKey={(conflict) => conflict.sides.map((side) => side.entryId).join()}
        rowName={nameOf}
        rowActions={(conflict) =>
          conflict.sides.map((side) => ({
            label: `由${side.schoolName}上报`,
            blocked: conflict.sides.every((one) => one.inReach) ? null : '涉及其他县（市、区）的单位，由上一级裁定。',
            onClick: () => setChosen({ conflict, side }),
          }))
        }
        empty={{ title: '没有重复上报的人员', hint: '名单提交后，同一人出现在两个单位时会列在这里。' }}
      />
      <ReasonDialog
        open={chosen !== null}
        subject={chosen?.side.entryId}
        title={chosen ? `${nameOf(chosen.conflict)}由“${chosen.side.schoolName}”上报` : ''}
        effect="其他单位的名单里将移出此人；名单已锁定的，自动生成一张减少 1 人的变更单。"
        submit="裁定"
        usual={['在现工作单位支教', '借调到现工作单位', '编制关系未变动，仍在原单位任教']}
        onSubmit={(reason) => settle.mutateAsync({ programId, keepEntryId: chosen?.side.entryId ?? '', reason })}
        onClose={() => setChosen(null)}
      />
    </>
  );
}
