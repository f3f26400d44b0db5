import { Button, Select } from 'antd';
import type { AnswerProps } from './QuestionFields.tsx';

const most = 8;

/** 要点 of a short answer with their wordings; without any the tutor of the class reads it. */
export function KeyPointsInput({ name, question, onChange }: AnswerProps) {
  const { accepted } = question;
  const write = (next: readonly (readonly string[])[]) => onChange({ accepted: next });
  return (
    <>
      <p className="muted">
        {accepted.length === 0
          ? '没有写要点：由班级辅导教师批阅，批完才有成绩。写了要点就自动按答到的要点给分，辅导教师可以改。'
          : '每个要点占同样的分；一个要点可以有几种说法，回答里出现其中一种就算答到。只看有没有这些词，不看意思。'}
      </p>
      {accepted.map((wordings, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: key points have no name of their own while they are typed
        <div key={at} className="question-choice">
          <span className="num">要点 {at + 1}</span>
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={['|', '｜']}
            className="question-gap"
            aria-label={`${name}要点 ${at + 1}`}
            placeholder="关键词，几种说法各按一次回车"
            value={wordings.filter((one) => one !== '')}
            onChange={(typed: string[]) => write(accepted.map((one, place) => (place === at ? typed : one)))}
          />
          <Button onClick={() => write(accepted.filter((_one, place) => place !== at))}>去掉</Button>
        </div>
      ))}
      <Button disabled={accepted.length >= most} onClick={() => write([...accepted, []])}>
        添加要点
      </Button>
    </>
  );
}
