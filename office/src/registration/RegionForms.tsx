import { download } from '@yanxiu/ui/client';
import { Button, Dropdown } from 'antd';
import { useDownloads } from './use-downloads.ts';

/** The bureau's own 附件 1 and 4, the sum of its units, and the register of what they handed in. */
export function RegionForms({ programId }: { programId: string }) {
  const { busy, run } = useDownloads();
  const item = (form: 'headcount' | 'contacts' | 'received', format: 'pdf' | 'xlsx', label: string) => ({
    key: `${form}.${format}`,
    label,
    onClick: () => run(() => download('registration.regionForm', { programId, form, format })),
  });
  const items = [
    item('headcount', 'pdf', '附件1 参训人数统计表（打印）'),
    item('headcount', 'xlsx', '附件1 参训人数统计表（.xlsx）'),
    item('contacts', 'pdf', '附件4 联系人信息表（打印）'),
    item('contacts', 'xlsx', '附件4 联系人信息表（.xlsx）'),
    item('received', 'pdf', '收件登记表（打印）'),
    item('received', 'xlsx', '收件登记表（.xlsx）'),
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button loading={busy}>汇总表</Button>
    </Dropdown>
  );
}
