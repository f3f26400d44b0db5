import { dayText } from '@yanxiu/ui/words';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { offers } from '../kit/ActionButton.tsx';
import type { Unit } from './unit-words.ts';

/** What the reader has to know before anything else: returned and why, late, errors, a request for an extension. */
export function UnitNotices({ unit, isOwn }: { unit: Unit; isOwn: boolean }) {
  const filling = unit.state === 'draft' || unit.state === 'returned';
  // the newest word on an extension, when it is a no
  const ruled = unit.events.find((event) => /Extension$/.test(event.act));
  const declined = ruled?.act === 'declineExtension' ? ruled : null;
  return (
    <div className="notices">
      {unit.state === 'returned' ? (
        <Alert type="error" showIcon title="名单已退回，请按要求修改后重新提交" description={unit.returnReason ?? ''} />
      ) : null}
      {unit.late ? (
        <Alert
          type="warning"
          showIcon
          title={`名单上报已于 ${dayText(unit.acceptedUntil)} 截止`}
          description={
            unit.extensionAskedUntil
              ? `已申请延期到 ${dayText(unit.extensionAskedUntil)}：${unit.extensionAskedReason ?? ''}`
              : declined
                ? `延期申请没有同意：${declined.reason ?? ''}。仍需补报的，请与审核部门联系后再申请。`
                : '确需补报的，请申请延期，由审核部门同意后再提交。'
          }
        />
      ) : null}
      {filling && unit.extendedUntil && !unit.late ? (
        <Alert type="info" showIcon title={`已同意延期，请在 ${dayText(unit.extendedUntil)}前提交`} />
      ) : null}
      {filling && unit.errorCount > 0 ? (
        <Alert type="warning" showIcon title={`名单里有 ${unit.errorCount} 行错误，改正后才能提交`} />
      ) : null}
      {filling && !isOwn && offers(unit.allowed, 'edit') ? (
        <p className="muted">这里由学校填报。学校没有条件填报的，您可以代办，办理经过里会注明由上级代办。</p>
      ) : null}
      {filling && isOwn && unit.headcount > 0 ? (
        <p className="muted">
          提交前请核对<Link to={`/orgs/${unit.schoolId}/contacts`}>责任人信息（附件 4）</Link>。
        </p>
      ) : null}
    </div>
  );
}
