import { instantText } from '@yanxiu/ui/words';
import { Empty } from '../kit/Empty.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import type { Unit } from './unit-words.ts';

/** Who did what with this roster, the latest first. */
export function HistorySection({ unit }: { unit: Unit }) {
  if (unit.events.length === 0) {
    return (
      <Section title="办理经过">
        <Empty title="还没有办理记录" hint="提交、确认、审核、退回、变更都会记在这里。" />
      </Section>
    );
  }
  return (
    <Section title="办理经过">
      <div className="scroll-x">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">时间</th>
              <th scope="col">事项</th>
              <th scope="col">办理人</th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {unit.events.map((event) => (
              <tr key={event.seq}>
                <td className="num">{instantText(event.at)}</td>
                <td>
                  {event.actName} {event.onBehalf ? <StateTag>代办</StateTag> : null}
                </td>
                <td>
                  {event.personName ?? '系统'}
                  <span className="muted">（{event.roleName}）</span>
                </td>
                <td className="wrap">{event.reason ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
