import { download, fileUrl } from '@yanxiu/ui/client';
import { instantText } from '@yanxiu/ui/words';
import { Button, InputNumber } from 'antd';
import { Link } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import { HandInSection } from './HandInSection.tsx';
import { OwnScan } from './OwnScan.tsx';
import type { Unit } from './unit-words.ts';
import { useDownloads } from './use-downloads.ts';

interface Props {
  readonly programId: string;
  readonly unit: Unit;
}

const forms = [
  { form: 'headcount', label: '附件1 参训人数统计表', note: '由名单自动生成，与附件 2 一致' },
  { form: 'roster', label: '附件2 学员信息收集表', note: '打印后由校长签字、单位盖章' },
  { form: 'contacts', label: '附件4 工作联系人信息表', note: '来自单位的责任人信息' },
] as const;

/** The unit's forms to print and hand in, the paper copies that came in, and the files that were uploaded. */
export function FormsSection({ programId, unit }: Props) {
  const { busy, run } = useDownloads();
  const ref = { programId, schoolId: unit.schoolId };
  return (
    <div className="stack">
      <Section title="附件 1、2、4">
        <ul className="form-rows">
          {forms.map(({ form, label, note }) => (
            <li key={form}>
              <span className="form-name">{label}</span>
              <span className="muted">{note}</span>
              <span className="form-files">
                <Button
                  type="link"
                  href={fileUrl('registration.form', { ...ref, form, format: 'pdf' })}
                  target="_blank"
                >
                  打印（PDF）
                </Button>
                <Button
                  type="link"
                  disabled={busy}
                  onClick={() => run(() => download('registration.form', { ...ref, form, format: 'xlsx' }))}
                >
                  下载 .xlsx
                </Button>
              </span>
            </li>
          ))}
        </ul>
        <PaperCopies programId={programId} unit={unit} />
      </Section>
      <HandInSection programId={programId} unit={unit} />
      <OwnScan programId={programId} unit={unit} />
      <UploadedFiles programId={programId} unit={unit} />
    </div>
  );
}

/** 各一式两份: ticked off by who receives them. */
function PaperCopies({ programId, unit }: Props) {
  const may = useMay();
  const save = useAct('registration.setPaperCopies', { done: '已登记纸质份数' });
  const wanted =
    unit.paperCopiesWanted > 0 ? `通知要求纸质表一式 ${unit.paperCopiesWanted} 份。` : '通知没有要求报送纸质表。';
  const lacking = unit.paperCopies < unit.paperCopiesWanted;
  if (!may('registration.review')) {
    return (
      <p className="muted">
        {wanted}
        {unit.paperCopiesWanted > 0 ? `上级已收到 ${unit.paperCopies} 份。` : ''}
      </p>
    );
  }
  return (
    <p className="paper-copies">
      已收到纸质表
      <InputNumber
        aria-label="已收到的纸质份数"
        min={0}
        max={9}
        value={unit.paperCopies}
        onChange={(copies) => save.mutate({ programId, schoolId: unit.schoolId, copies: copies ?? 0 })}
      />
      份
      <span className="muted">
        {wanted}
        {lacking ? `还差 ${unit.paperCopiesWanted - unit.paperCopies} 份。` : ''}
      </span>
    </p>
  );
}

const stateWords = {
  checking: '核对中',
  refused: '没有通过读取',
  ready: '待导入',
  imported: '已导入',
  undone: '已撤销',
} as const;
const stateTones = { checking: 'busy', refused: 'bad', ready: 'warn', imported: 'good', undone: 'plain' } as const;

function UploadedFiles({ programId, unit }: Props) {
  const may = useMay();
  const imports = useApi('registration.imports', { programId, schoolId: unit.schoolId });
  const rows = imports.data ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title="上传过的表格">
      <div className="scroll-x">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">文件</th>
              <th scope="col">上传时间</th>
              <th scope="col">状态</th>
              <th scope="col">结果</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  {may('registration.edit') ? (
                    <Link to={`/registrations/${unit.schoolId}/imports/${row.id}`}>{row.fileName}</Link>
                  ) : (
                    row.fileName
                  )}
                </td>
                <td className="num">{instantText(row.createdAt)}</td>
                <td>
                  <StateTag tone={stateTones[row.state]}>{stateWords[row.state]}</StateTag>
                </td>
                <td>
                  {row.refusal ??
                    `共 ${row.counts.rows} 行，错误 ${row.counts.error} 行；新增 ${row.added} 人，更新 ${row.updated} 人`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
