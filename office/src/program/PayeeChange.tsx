import { instantText } from '@yanxiu/ui/words';
import { Button } from 'antd';
import { useMay } from '../frame/session.tsx';
import { ActionButton } from '../kit/ActionButton.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useAct } from '../kit/use-api.ts';
import type { Program } from './ProgramPage.tsx';

type Change = NonNullable<Program['waitingChange']>;

/** A change of payee or fee that waits for a second person of the bureau and for the provider's finance (rules §3). */
export function PayeeChange({ program, change }: { program: Program; change: Change }) {
  const may = useMay();
  const id = { id: program.id, changeId: change.id };
  const approve = useAct('program.approveChange', {
    done: ({ state }) => (state === 'done' ? '两方都已确认，变更已生效' : '已确认，等待另一方确认'),
  });
  const withdraw = useAct('program.withdrawChange', { done: '已撤回变更' });
  return (
    <div className="change-box block">
      <Section title="收款信息或收费标准的变更，等待确认" actions={<StateTag tone="warn">还没有生效</StateTag>}>
        <div className="scroll-x">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">项目</th>
                <th scope="col">现在</th>
                <th scope="col">改为</th>
              </tr>
            </thead>
            <tbody>
              {change.differences.map((one) => (
                <tr key={one.field}>
                  <td>{one.field}</td>
                  <td className="wrap-cell">{one.before || '（空）'}</td>
                  <td className="wrap-cell">
                    <strong>{one.after || '（空）'}</strong>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="change-people">
          <span>
            {change.askedByName} {instantText(change.askedAt)} 提出：{change.reason}
          </span>
          <span>本单位另一位管理员：{change.bureauByName ? `${change.bureauByName}已确认` : '等待确认'}</span>
          <span>承训机构财务：{change.providerByName ? `${change.providerByName}已确认` : '等待确认'}</span>
        </p>
        <div className="form-foot">
          {may('program.approvePayee') ? (
            <ActionButton
              loading={approve.isPending}
              blocked={change.mayApprove ? null : '提出变更的人不能自己确认；已确认过的不用再确认。'}
              onClick={() => approve.mutate(id)}
            >
              确认变更
            </ActionButton>
          ) : null}
          {program.mayEdit && may('program.edit') ? (
            <Button onClick={() => withdraw.mutate(id)} loading={withdraw.isPending}>
              撤回变更
            </Button>
          ) : null}
          <span className="muted">两方都确认后生效，并通知所有还没有缴清的学校。</span>
        </div>
      </Section>
    </div>
  );
}
