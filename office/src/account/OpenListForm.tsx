import type { InputOf, OutputOf } from '@yanxiu/contract/index';
import { countText } from '@yanxiu/ui/words';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { ActionButton } from '../kit/ActionButton.tsx';
import { useDraft } from '../kit/form/draft.ts';
import { Section } from '../kit/PageFrame.tsx';
import { StateTag, type Tone } from '../kit/StateTag.tsx';
import { useAct } from '../kit/use-api.ts';
import { pastedHolders } from './pasted-holders.ts';

type Answer = OutputOf<'account.checkList'>;
type Judged = Answer['rows'][number];

const states: Readonly<Record<Judged['state'], { word: string; tone: Tone }>> = {
  ready: { word: '可以开通', tone: 'busy' },
  held: { word: '已经开通', tone: 'plain' },
  error: { word: '要改正', tone: 'bad' },
};

/** A list pasted from a table: judged row by row first, then the right rows are opened. */
export function OpenListForm({ busy, onStarted }: { busy: boolean; onStarted: (jobId: string) => void }) {
  const draft = useDraft('account.openList', { text: '' });
  const [text, setText] = useState(draft.start.text);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const check = useAct('account.checkList', { onDone: setAnswer, rereads: false });
  const open = useAct('account.openList', {
    onDone: ({ jobId }) => {
      draft.drop();
      setText('');
      setAnswer(null);
      onStarted(jobId);
    },
  });
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
            draft.keep({ text: event.target.value });
            setAnswer(null);
          }}
        />
        <div className="button-row">
          <Button loading={check.isPending} disabled={rows.length === 0} onClick={() => check.mutate({ rows })}>
            {rows.length > 0 ? `核对 ${countText(rows.length)} 行` : '核对'}
          </Button>
          {answer ? (
            <ActionButton
              type="primary"
              loading={open.isPending}
              blocked={busy ? '正在开通，请稍等。' : ready === 0 ? '没有可以开通的行。' : null}
              onClick={() => open.mutate({ rows })}
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
