import { countText } from '@yanxiu/ui/words';
import { Alert, Button } from 'antd';
import { JobProgress } from '../kit/JobProgress.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { BulkAction, Column, RowOf } from '../kit/table/row.ts';
import { OpenListForm } from './OpenListForm.tsx';
import { type Opening, useOpenUnits } from './use-open-units.ts';
import { usePrintOfficeSlips } from './use-print-slips.ts';

type UnitRow = RowOf<'account.unitsToOpen'>;
/** What the job leaves behind; the shape is `openUnitsJob`'s. */
interface Outcome {
  readonly granted: number;
  readonly opened: number;
  readonly skipped: readonly { readonly orgName: string; readonly name: string; readonly message: string }[];
}

const columns: readonly Column<UnitRow>[] = [
  { key: 'name', title: '单位' },
  {
    key: 'contacts',
    title: '附件 4 的责任人',
    value: (row) => row.contacts.map((one) => `${one.roleName} ${one.name} ${one.phoneMask}`).join('；'),
    render: (row) =>
      row.contacts.length === 0 ? (
        <span className="muted">还没有填写</span>
      ) : (
        <span className="wrap">
          {row.contacts.map((one) => `${one.roleName} ${one.name}${one.phoneMask ? '' : '（无手机号）'}`).join('、')}
        </span>
      ),
  },
  {
    key: 'holders',
    title: '已开通',
    value: (row) => row.holders.map((one) => `${one.roleName} ${one.name}`).join('、'),
    render: (row) =>
      row.holders.length === 0 ? (
        <span className="muted">还没有</span>
      ) : (
        <span className="wrap">{row.holders.map((one) => `${one.roleName} ${one.name}`).join('、')}</span>
      ),
  },
];

/** A bureau opens the accounts of the units below it in one go: from their 附件 4, or from a list of its own. */
export function OpenUnitsPage() {
  const { open, follow, current, busy: opening, putAway } = useOpenUnits();
  const { busy, print } = usePrintOfficeSlips();
  const bulk: BulkAction<'account.unitsToOpen'>[] = [
    {
      label: '按附件 4 开通所选单位',
      blocked: (chosen) =>
        opening
          ? '正在开通，请稍等。'
          : chosen.kind === 'rows' && !chosen.rows.some((row) => row.ready)
            ? '所选单位都还没有填写责任人的手机号。'
            : null,
      onClick: (chosen, clear) => {
        clear();
        void open(chosen);
      },
    },
  ];
  return (
    <PageFrame
      title="批量开通下级单位"
      crumbs={[{ label: '管理人员', to: '/offices' }]}
      purpose="按附件 4 或自己的清单，一次给下级单位开通管理账号，再打印账号条发下去。"
      primary={
        <Button type="primary" loading={busy} onClick={() => print()}>
          打印未激活的账号条
        </Button>
      }
    >
      {current ? <OpeningState job={current} onClose={putAway} /> : null}
      <Section title="按附件 4 开通">
        <DataTable
          stem="account.unitsToOpen"
          input={{}}
          noun="下级单位"
          columns={columns}
          search="单位名称"
          filters={[{ key: 'without', label: '管理账号', options: [{ value: 'true', label: '还没有管理员' }] }]}
          rowName={(row) => row.name}
          bulkActions={bulk}
          empty={{ title: '没有下级单位', hint: '请先在“单位”里添加学校。' }}
        />
      </Section>
      <OpenListForm busy={opening} onStarted={follow} />
    </PageFrame>
  );
}

/** The opening under way with its bar, or how the last one ended until it is put away. */
function OpeningState({ job, onClose }: { job: Opening; onClose: () => void }) {
  if (job.state === 'done') return <OutcomeAlert outcome={job.result as Outcome} onClose={onClose} />;
  if (job.state !== 'failed') return <JobProgress jobId={job.id} title={job.title} unit="人" />;
  return (
    <Alert
      type="error"
      showIcon
      closable={{ onClose }}
      role="alert"
      title="批量开通没有办完"
      description={job.message}
    />
  );
}

function OutcomeAlert({ outcome, onClose }: { outcome: Outcome; onClose: () => void }) {
  const { granted, opened, skipped } = outcome;
  const words =
    granted === 0
      ? skipped.length > 0
        ? '没有新开通的账号。'
        : '没有新开通的账号：这些人都已开通。'
      : `已设置 ${countText(granted)} 人，其中新开账号 ${countText(opened)} 个。请打印账号条，或通知本人用短信验证码激活。`;
  return (
    <Alert
      type={skipped.length > 0 ? 'warning' : 'success'}
      showIcon
      closable={{ onClose }}
      role="status"
      title={words}
      description={
        skipped.length > 0 ? (
          <>
            <p>没有开通的 {countText(skipped.length)} 处：</p>
            <ul className="plain-list">
              {skipped.map((one) => (
                <li key={`${one.orgName}${one.name}${one.message}`}>
                  {one.orgName}
                  {one.name ? ` ${one.name}` : ''}：{one.message}
                </li>
              ))}
            </ul>
          </>
        ) : null
      }
    />
  );
}
