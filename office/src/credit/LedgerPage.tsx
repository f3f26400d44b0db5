import { Link } from 'react-router';
import { useMe } from '../frame/session.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';

type Row = RowOf<'credit.ledger'>;

const kindNames = { program: '项目认定', correction: '成绩更正', other: '其他培训' } as const;

const columns: readonly Column<Row>[] = [
  { key: 'name', title: '姓名', render: (row) => <Link to={`/scores/${row.personId}`}>{row.name}</Link> },
  { key: 'schoolName', title: '学校' },
  { key: 'kind', title: '类别', value: (row) => kindNames[row.kind] },
  { key: 'hoursX100', title: '学时', kind: 'hours', total: true },
  { key: 'creditsX100', title: '学分', kind: 'hours', total: true },
  {
    key: 'state',
    title: '状态',
    value: (row) => (row.state === 'valid' ? '有效' : '已撤销'),
    render: (row) =>
      row.state === 'valid' ? <StateTag tone="good">有效</StateTag> : <StateTag tone="bad">已撤销</StateTag>,
  },
  { key: 'number', title: '认定编号' },
  { key: 'at', title: '认定时间', kind: 'instant' },
];

/** The ledger of hours and credits that the program has brought. */
export function LedgerPage() {
  const { assignment } = useMe();
  const ofOneSchool = assignment?.orgKind === 'school';
  return (
    <PageFrame
      title="学分"
      purpose="成绩审定后认定的学时和学分。学时按完成的计，学分只在合格后认定；更正另记一行，合计不含已撤销的。"
    >
      <ForProgram>
        {(program) => (
          <DataTable
            stem="credit.ledger"
            input={{ programId: program.id }}
            noun="学分"
            columns={columns}
            search="姓名、拼音、学校"
            filters={ofOneSchool ? [] : [{ key: 'schoolId', label: '单位', kind: 'org', orgKind: 'school' }]}
            rowName={(row) => row.name}
            empty={{ title: '还没有认定学分', hint: '成绩审定后自动认定。' }}
          />
        )}
      </ForProgram>
    </PageFrame>
  );
}
