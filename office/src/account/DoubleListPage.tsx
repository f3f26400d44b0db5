import { useState } from 'react';
import { PageFrame } from '../kit/PageFrame.tsx';
import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { useAct } from '../kit/use-api.ts';
import { documentKindName } from './document-kind.ts';
import { MergeListSection } from './MergeListSection.tsx';

type Pair = RowOf<'account.doubles'>;

const side = (person: Pair['one']) =>
  [
    `${documentKindName(person.documentKind)} ${person.documentMask || '未登记'}`,
    `手机 ${person.phoneMask || '未登记'}`,
    person.schoolName,
    `参训 ${person.programCount} 次`,
  ].join('，');

const columns: readonly Column<Pair>[] = [
  { key: 'name', title: '姓名', value: (pair) => pair.one.name },
  { key: 'why', title: '为什么像同一人' },
  { key: 'one', title: '一条记录', value: (pair) => side(pair.one), render: (pair) => wrap(side(pair.one)) },
  { key: 'other', title: '另一条记录', value: (pair) => side(pair.other), render: (pair) => wrap(side(pair.other)) },
];

function wrap(text: string) {
  return <span className="wrap">{text}</span>;
}

/** Records that may be one person: another kind of document, a number that was corrected. */
export function DoubleListPage() {
  const [differs, setDiffers] = useState<Pair | null>(null);
  const notSame = useAct('account.notSame', { quiet: true, done: '已记下是两个人，不再列出' });
  return (
    <PageFrame
      title="重复人员"
      purpose="同一位老师因换了证件种类或更正过号码而有两条记录时，在这里核对后合并，学时、学分和证书归到一处。"
    >
      <DataTable
        stem="account.doubles"
        noun="可能重复的记录"
        columns={columns}
        search="姓名，列出全部同名的"
        rowKey={(pair) => `${pair.one.personId} ${pair.other.personId}`}
        rowName={(pair) => pair.one.name}
        rowActions={(pair) => [
          { label: '核对合并', to: `/doubles/${pair.one.personId}/${pair.other.personId}` },
          { label: '不是同一人', onClick: () => setDiffers(pair) },
        ]}
        empty={{
          title: '没有发现可能重复的记录',
          hint: '同名且手机号或出生日期相同的会列在这里；也可以填写姓名，列出全部同名的人。',
        }}
      />
      <MergeListSection />
      <ReasonDialog
        open={differs !== null}
        subject={differs ? `${differs.one.personId}/${differs.other.personId}` : undefined}
        title={`两位${differs?.one.name ?? ''}不是同一人`}
        effect="这两条记录不再列为可能重复。"
        submit="记下"
        usual={['已核对证件，是两个人', '已电话核实，是同名的两位老师']}
        onSubmit={(reason) =>
          notSame.mutateAsync({
            personId: differs?.one.personId ?? '',
            otherId: differs?.other.personId ?? '',
            reason,
          })
        }
        onClose={() => setDiffers(null)}
      />
    </PageFrame>
  );
}
