import { App, Button, Input } from 'antd';

interface Props {
  readonly text: string;
  readonly units: readonly {
    readonly name: string;
    readonly liaisonName: string;
    readonly liaisonPhone: string;
    readonly mailed: boolean;
    /** Teachers it is about; given for all units or for none. */
    readonly people?: number;
  }[];
  /** Said when there is nobody to remind. */
  readonly nobody: string;
  readonly onClose: () => void;
}

/** Prints what the dialog shows and nothing behind it. */
function printDialog() {
  document.body.classList.add('printing-dialog');
  window.addEventListener('afterprint', () => document.body.classList.remove('printing-dialog'), { once: true });
  window.print();
}

/** What a reminder of units came to: the text for the WeChat group, and whom to call where no e-mail is known. */
export function ReminderResult({ text, units, nobody, onClose }: Props) {
  const { message } = App.useApp();
  const mailed = units.filter((unit) => unit.mailed).length;
  const counted = units.some((unit) => unit.people !== undefined);
  const people = units.reduce((sum, unit) => sum + (unit.people ?? 0), 0);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => message.success('已复制，可以粘贴到微信群'),
      () => message.warning('没有复制成功，请在框里选中文字后复制'),
    );
  if (units.length === 0) {
    return (
      <div className="dialog-form">
        <p>{nobody}</p>
        <div className="dialog-buttons">
          <Button type="primary" onClick={onClose}>
            关闭
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="dialog-form">
      <p role="status">
        共 {counted ? `${people} 位教师、` : ''}
        {units.length} 个单位，已给 {mailed} 个单位发出邮件
        {mailed < units.length ? `；${units.length - mailed} 个单位没有登记邮箱，请发到微信群或电话联系` : ''}。
      </p>
      <Input.TextArea readOnly aria-label="可以发到微信群的文字" value={text} autoSize={{ minRows: 4, maxRows: 10 }} />
      <div className="reminded-units print-whole">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">单位</th>
              {counted ? (
                <th scope="col" className="num">
                  人数
                </th>
              ) : null}
              <th scope="col">责任人</th>
              <th scope="col">电话</th>
              <th scope="col">邮件</th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.name}>
                <td>{unit.name}</td>
                {counted ? <td className="num">{unit.people}</td> : null}
                <td>{unit.liaisonName || '—'}</td>
                <td className="num-left">{unit.liaisonPhone || '—'}</td>
                <td>{unit.mailed ? '已发' : '没有邮箱'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="dialog-buttons">
        <Button onClick={onClose}>关闭</Button>
        <Button onClick={printDialog}>打印电话名单</Button>
        <Button type="primary" onClick={() => void copy()}>
          复制文字
        </Button>
      </div>
    </div>
  );
}
