import { share } from '@yanxiu/domain/supervision/rates';
import { errorText } from '@yanxiu/ui/api-error';
import { download } from '@yanxiu/ui/client';
import { countText, orgKindNames, yuanText } from '@yanxiu/ui/words';
import { App, Button, Table, type TableProps } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Section } from '../kit/PageFrame.tsx';
import { type Figures, measures, type Node, rateText } from './figures.ts';

type Child = Node['children'][number];
type Columns = NonNullable<TableProps<Child>['columns']>;

const counts: readonly (readonly [title: string, of: (figures: Figures) => number])[] = [
  ['单位数', (one) => one.units],
  ['在职', (one) => one.staff],
  ['报名', (one) => one.registered],
  ['应参训', (one) => one.due],
];

/** The units below with all figures: sorted by any of them, exported as .xlsx, the node's own row last. */
export function ChildTable({ node, programId }: { node: Node; programId: string }) {
  const places = node.children.filter((child) => child.kind !== 'school');
  const schools = node.children.filter((child) => child.kind === 'school');
  const kinds = [
    places[0] ? orgKindNames[places[0].kind] : '',
    schools.length > 0 ? (places.length > 0 ? '直属学校' : '学校') : '',
  ];
  return (
    <Section
      title={`各${kinds.filter(Boolean).join('、')}对比`}
      actions={<ExportNode node={node} programId={programId} />}
    >
      <div className="data-table child-table">
        <Table<Child>
          size="small"
          rowKey={(row) => row.id}
          dataSource={[...places, ...schools]}
          columns={columnsOf(node)}
          showSorterTooltip={false}
          pagination={
            node.children.length > 50 ? { pageSize: 50, showSizeChanger: false, showTotal: (n) => `共 ${n} 个` } : false
          }
          summary={() => <Sum node={node} />}
        />
      </div>
      <p className="muted rate-note">
        报名率 = 报名 ÷ 在职；缴费率、参训率、学习率、合格率、优秀率都 ÷ 应参训；比率向下取整到两位小数。
      </p>
    </Section>
  );
}

function columnsOf(node: Node): Columns {
  return [
    {
      title: '单位',
      key: 'name',
      className: 'first-column',
      sorter: (a, b) => a.name.localeCompare(b.name, 'zh'),
      render: (_value, row) => <Link to={`/supervision/${row.id}`}>{row.name}</Link>,
    },
    ...counts.map(([title, of]) => ({
      title,
      key: title,
      align: 'right' as const,
      className: 'num',
      sorter: (a: Child, b: Child) => of(a.figures) - of(b.figures),
      render: (_value: unknown, row: Child) => countText(of(row.figures)),
    })),
    ...measures.map((measure) => {
      const rate = (row: Child) => {
        const { part, whole } = measure.of(row.figures, node);
        return share(part, whole) ?? -1;
      };
      return {
        title: measure.short ?? measure.name,
        key: measure.key,
        align: 'right' as const,
        className: 'num',
        sorter: (a: Child, b: Child) => rate(a) - rate(b),
        render: (_value: unknown, row: Child) => {
          const { part, whole } = measure.of(row.figures, node);
          return (
            <span title={`${countText(Math.round(part))} ÷ ${countText(Math.round(whole))}`}>
              {rateText(part, whole)}
            </span>
          );
        },
      };
    }),
    {
      title: '已到账（元）',
      key: 'received',
      align: 'right' as const,
      className: 'num',
      sorter: (a, b) => a.figures.receivedFen - b.figures.receivedFen,
      render: (_value, row) => yuanText(row.figures.receivedFen),
    },
  ];
}

function Sum({ node }: { node: Node }) {
  const { figures } = node.node;
  const cells = [
    ...counts.map(([, of]) => countText(of(figures))),
    ...measures.map((measure) => {
      const { part, whole } = measure.of(figures, node);
      return rateText(part, whole);
    }),
    yuanText(figures.receivedFen),
  ];
  return (
    <Table.Summary.Row className="totals-row">
      <Table.Summary.Cell index={0}>{node.node.name}合计</Table.Summary.Cell>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed
        <Table.Summary.Cell key={index} index={index + 1} align="right">
          <span className="num">{cell}</span>
        </Table.Summary.Cell>
      ))}
    </Table.Summary.Row>
  );
}

function ExportNode({ node, programId }: { node: Node; programId: string }) {
  const { notification } = App.useApp();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    await download('supervision.export', { programId, orgId: node.node.id }, '学情指标.xlsx').catch((error: unknown) =>
      notification.error({ title: '没有导出', description: errorText(error), duration: 10 }),
    );
    setBusy(false);
  };
  return (
    <Button size="small" loading={busy} onClick={() => void run()}>
      导出
    </Button>
  );
}
