import type { OutputOf } from '@yanxiu/contract/index';
import { type Difficulty, difficulties, difficultyNames } from '@yanxiu/domain/course/question-kind';
import { Radio, Select } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { QuestionFields } from './QuestionFields.tsx';
import { blankQuestion, inputOfQuestion, type QuestionValue } from './question-value.ts';
import './course.css';

interface Values {
  readonly question: QuestionValue;
  readonly difficulty: Difficulty;
  readonly tags: readonly string[];
}

const crumbs = [{ label: '题库', to: '/questions' }];

export function BankNewPage() {
  const navigate = useNavigate();
  const back = () => void navigate('/questions');
  return (
    <PageFrame title="新增一题" crumbs={crumbs} purpose="填好标签和难度，测验就能按它们抽题。">
      <EntityForm<'course.bankAdd', Values>
        stem="course.bankAdd"
        draftKey="course.bankAdd"
        initial={{ question: blankQuestion, difficulty: 'medium', tags: [] }}
        toInput={(values) => ({ question: inputOf(values) })}
        fieldOf={fieldOf}
        submit="加入题库"
        done="已加入题库"
        onDone={back}
        onCancel={back}
      >
        <BankFields />
      </EntityForm>
    </PageFrame>
  );
}

export function BankEditPage() {
  const { id = '' } = useParams();
  const question = useApi('course.bankGet', { id });
  return (
    <PageFrame title="修改题目" crumbs={crumbs} purpose="已经取用这道题的测验不变；以后取用的按新的内容。">
      <Loaded of={question} what="题目">
        {(found) => <EditForm found={found} />}
      </Loaded>
    </PageFrame>
  );
}

function EditForm({ found }: { found: OutputOf<'course.bankGet'> }) {
  const navigate = useNavigate();
  const back = () => void navigate('/questions');
  const { id, version, difficulty, tags, ...question } = found;
  return (
    <EntityForm<'course.bankUpdate', Values>
      stem="course.bankUpdate"
      draftKey={`course.bankUpdate.${id}`}
      initial={{ question, difficulty, tags }}
      toInput={(values) => ({ id, version, question: inputOf(values) })}
      fieldOf={fieldOf}
      submit="保存"
      done="已保存"
      onDone={back}
      onCancel={back}
    >
      <BankFields />
    </EntityForm>
  );
}

const inputOf = ({ question, difficulty, tags }: Values) => ({
  ...inputOfQuestion(question),
  difficulty,
  tags: [...tags],
});

/** `question.tags.0` is said at the tags, everything else of the question at the question. */
const fieldOf = (path: string) => /^question\.(tags|difficulty)/.exec(path)?.[1] ?? 'question';

function BankFields() {
  return (
    <Section title="题目">
      <Field name="question" label="题目和答案" required>
        <OneQuestion />
      </Field>
      <div className="form-row">
        <Field name="difficulty" label="难度" required>
          <Radio.Group options={difficulties.map((value) => ({ value, label: difficultyNames[value] }))} />
        </Field>
        <Field name="tags" label="标签" hint="主题、学科、必考等，输入一个按回车，最多 8 个。">
          <TagsInput />
        </Field>
      </div>
    </Section>
  );
}

interface InputProps<T> {
  readonly id?: string;
  readonly value?: T;
  readonly onChange?: (value: T) => void;
}

function OneQuestion({ id, value = blankQuestion, onChange }: InputProps<QuestionValue>) {
  return (
    <div id={id} tabIndex={-1} className="question-editor">
      <QuestionFields name="本题" question={value} onChange={(part) => onChange?.({ ...value, ...part })} />
    </div>
  );
}

/** Tags that are in use are offered, others can be typed. */
function TagsInput({ id, value = [], onChange }: InputProps<readonly string[]>) {
  const bank = useApi('course.bank', { size: 1 });
  return (
    <Select
      {...(id ? { id } : {})}
      mode="tags"
      maxCount={8}
      tokenSeparators={['、', ',', '，']}
      value={[...value]}
      onChange={(tags: string[]) => onChange?.(tags)}
      options={(bank.data?.tags ?? []).map(({ tag }) => ({ value: tag, label: tag }))}
    />
  );
}
