import type { OutputOf } from '@yanxiu/contract/index';
import { dayText, dutyNames } from '@yanxiu/ui/words';
import { Empty } from '../kit/Empty.tsx';
import './org.css';

type Org = OutputOf<'org.get'>;

/** Who answers for a unit now, and who did before: each with the days. */
export function OrgContacts({ unit }: { unit: Org }) {
  return (
    <>
      {unit.contacts.length === 0 ? (
        <Empty title="还没有填写责任人" hint="请填写第一责任人和责任人，方便通知、催办和对账时联系。" />
      ) : (
        <PresentContacts unit={unit} />
      )}
      {unit.pastContacts.length > 0 ? <PastContacts unit={unit} /> : null}
    </>
  );
}

function PresentContacts({ unit }: { unit: Org }) {
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">职责</th>
            <th scope="col">姓名</th>
            <th scope="col">职务</th>
            <th scope="col">接任日期</th>
            <th scope="col">手机号</th>
            <th scope="col">办公电话</th>
            <th scope="col">邮箱</th>
          </tr>
        </thead>
        <tbody>
          {unit.contacts.map((contact) => (
            <tr key={contact.duty}>
              <td>{dutyNames[contact.duty]}</td>
              <td>{contact.name}</td>
              <td>{contact.title || '—'}</td>
              <td className="num">{contact.sinceOn ?? '—'}</td>
              <td className="num">{contact.phoneMask || '—'}</td>
              <td className="num">{contact.officePhone || '—'}</td>
              <td>{contact.email || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PastContacts({ unit }: { unit: Org }) {
  return (
    <details className="past-contacts">
      <summary>历任（{unit.pastContacts.length} 人次）</summary>
      <ul className="plain-list">
        {unit.pastContacts.map((one) => (
          <li key={`${one.duty}${one.name}${one.untilOn}`}>
            {dutyNames[one.duty]} {one.name}
            {one.title ? `（${one.title}）` : ''}：{one.sinceOn ? dayText(one.sinceOn) : '以前'} 至{' '}
            {dayText(one.untilOn)}
            {one.phoneMask ? `，${one.phoneMask}` : ''}
          </li>
        ))}
      </ul>
    </details>
  );
}
