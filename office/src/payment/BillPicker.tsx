import type { OutputOf } from '@yanxiu/contract/index';
import { yuanText } from '@yanxiu/ui/words';
import { Select } from 'antd';
import { useState } from 'react';
import { useApi } from '../kit/use-api.ts';

type Bill = OutputOf<'payment.findBills'>[number];

/** Finds a bill by the school's name or the 缴费码; Enter takes the first. */
export function BillPicker({ lineId, onPick }: { lineId: string; onPick: (bill: Bill) => void }) {
  const [q, setQ] = useState('');
  const found = useApi('payment.findBills', { id: lineId, q }, { enabled: q.trim().length > 0, keepPrevious: true });
  const bills = q.trim() === '' ? [] : (found.data ?? []);
  return (
    <Select
      autoFocus
      aria-label="查找学校或缴费码"
      placeholder="输入学校名称或缴费码"
      className="bill-picker"
      showSearch={{ searchValue: q, onSearch: setQ, filterOption: false }}
      value={null}
      defaultActiveFirstOption
      notFoundContent={
        q.trim() === '' ? '输入学校名称的一部分' : found.isFetching ? '正在查找' : '没有找到，请换一个说法'
      }
      options={bills.map((bill) => ({
        value: bill.billId,
        label: `${bill.schoolName}（${bill.countyName ?? ''} ${bill.heads} 人，还差 ${yuanText(bill.balanceFen)} 元，${bill.programName}）`,
      }))}
      onChange={(billId: string | null) => {
        const bill = bills.find((one) => one.billId === billId);
        setQ('');
        if (bill) onPick(bill);
      }}
    />
  );
}
