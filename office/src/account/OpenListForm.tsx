import type { InputOf, OutputOf } from '@yanxiu/contract/index';
import { countText } from '@yanxiu/ui/words';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { ActionButton } from '../kit/ActionButton.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { StateTag, type Tone } from '../kit/StateTag.tsx';
import { useAct } from '../kit/use-api.ts';
import { pastedHolders } from './pasted-holders.ts';

type Answer = OutputOf<'account.openList'>;
type Judged = Answer['rows'][number];

const states: Readonly<Record<Judged['state'], { word: string; tone: Tone }>> = {
  ready: { word: '可以开通', tone: 'busy' },
  held: { word: '已经开通', tone: 'plain' },
  error: { word: '要改正', tone: 'bad' },
  granted: { word: '已开通', tone: 'good' },
};

/** A list pasted from a table: judged row by row first, then the right rows are opened. */
export function OpenListForm() {
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const open = useAct('account.openList', { onDone: setAnswer });
  const rows: InputOf<'account.openList'>['rows'] = pastedHolders(text);
  const ready = answer?.rows.filter((row) => row.state === 'ready').length ?? 0;
  return (
    <Section title="按清单开通">
      <div className="stack">
        <label htmlFor="open-list">
          从表格里复制，粘贴到这里：单位、姓名、手机号、职责（管理员、校长或财务，可不填）
        </label>
        <Input.TextArea
          id="open-list"
          rows={6}
          value={text}
          placeholder={'阳城县实验小学\t张某\t13800000000\t管理员'}
          onChange={(event) => {
            setText(event.target.value);
            setAnswer(null);
          }}
        />
        <div className="button-row">
          <Button
            loading={open.isPending && answer === null}
            disabled={rows.length === 0}
            onClick={() => open.mutate({ rows, confirm: false })}
          >
            {rows.length > 0 ? `核对 ${countText(rows.length)} 行` : '核对'}
          </Button>
          {answer ? (
            <ActionButton
              type="primary"
              loading={open.isPending}
              blocked={ready === 0 ? '没有可以开通的行。' : null}
              onClick={() => open.mutate({ rows, confirm: true })}
            >
              {`开通 ${countText(ready)} 人`}
            </ActionButton>
          ) : null}
        </div>
        {answer ? <JudgedRows rows={answer.rows} /> : null}
      </div>
    </Section>
  );
}

function JudgedRows({ rows }: { rows: readonly Judged[] }) {
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col" className="num">
              行
            </th>
            <th scope="col">结果</th>
            <th scope="col">单位</th>
            <th scope="col">姓名</th>
            <th scope="col">角色</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line}>
              <td className="num">{row.line}</td>
              <td>
                <StateTag tone={states[row.state].tone}>{states[row.state].word}</StateTag>
              </td>
              <td>{row.unit}</td>
              <td>{row.name}</td>
              <td>{row.roleName}</td>
              <td>{row.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
