import { readGift } from '@yanxiu/domain/course/gift';
import { Alert, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { QuestionValue } from './question-value.ts';

const example = `教师的天职是什么？ {=教书育人 ~经商 ~看门 ####见职业道德规范。}

哪些属于校园安全？ {~%50%消防 ~%50%食品 ~%-100%天气}

教师可以体罚学生。 {F}`;

/** Many questions at once, as GIFT text from another system or from a colleague; what can't be taken is named by line. */
export function GiftPaste({ onRead }: { onRead: (questions: readonly QuestionValue[]) => void }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const fieldId = useId();
  const { questions, problems } = readGift(text);
  const close = () => {
    setOpen(false);
    setText('');
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>批量粘贴题目</Button>
      <Modal
        open={open}
        title="批量粘贴题目"
        width={720}
        okText={questions.length > 0 ? `加入 ${questions.length} 题` : '加入'}
        cancelText="取消"
        okButtonProps={{ disabled: questions.length === 0 }}
        onCancel={close}
        onOk={() => {
          onRead(questions);
          close();
        }}
      >
        <div className="dialog-form">
          <p>
            按 GIFT 格式，题与题之间空一行。= 后面是正确答案，~ 后面是错误答案；多选用百分比；判断题写 T 或
            F；填空题只写 = 的几种答案；连线题写 = 左 -&gt; 右；#### 后面是解析。
          </p>
          <label htmlFor={fieldId}>题目</label>
          <Input.TextArea
            id={fieldId}
            rows={12}
            placeholder={example}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {problems.length > 0 ? (
            <Alert
              type="warning"
              title={`${problems.length} 题没有读入`}
              description={problems.map(({ line, reason }) => (
                <p key={line}>
                  第 {line} 行开始的一题：{reason}
                </p>
              ))}
            />
          ) : null}
        </div>
      </Modal>
    </>
  );
}
