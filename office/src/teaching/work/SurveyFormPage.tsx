import type { OutputOf } from '@yanxiu/contract/index';
import { questionKindNames, type SurveyQuestion } from '@yanxiu/domain/teaching/work/survey-question';
import { dayText, instantText } from '@yanxiu/ui/words';
import { Alert } from 'antd';
import { useNavigate } from 'react-router';
import { ForProgram } from '../../kit/ForProgram.tsx';
import { EntityForm } from '../../kit/form/EntityForm.tsx';
import { Field } from '../../kit/form/Field.tsx';
import { Loaded } from '../../kit/Loaded.tsx';
import { PageFrame, Section } from '../../kit/PageFrame.tsx';
import { useApi } from '../../kit/use-api.ts';
import { SurveyQuestionsInput, tidied, wrongQuestion } from './SurveyQuestionsInput.tsx';
import './voice.css';

type Form = OutputOf<'teaching.surveyForm'>;

/** 问卷题目: what teachers are asked at the end; written before it opens, read afterwards. */
export function SurveyFormPage() {
  return (
    <PageFrame
      title="问卷题目"
      purpose="参训教师结束时匿名填写的题目。开放填写以前可以改，开放以后不再改动。"
      crumbs={[{ label: '匿名问卷', to: '/survey' }]}
    >
      <ForProgram>{(program) => <Questions key={program.id} programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function Questions({ programId }: { programId: string }) {
  const form = useApi('teaching.surveyForm', { programId });
  return (
    <Loaded of={form} what="问卷题目" lines={8}>
      {(found) => (
        <>
          <Standing form={found} />
          {found.blocked ? <Reading form={found} /> : <Editor programId={programId} form={found} />}
        </>
      )}
    </Loaded>
  );
}

function Standing({ form }: { form: Form }) {
  const saved =
    form.savedAt === null
      ? '现在用的是常用问卷。'
      : `${form.savedByName ?? ''}在 ${instantText(form.savedAt)} 保存（第 ${form.version} 版）。`;
  return (
    <p>
      {dayText(form.opensOn)} 开放，{dayText(form.closesOn)} 截止。{saved}
    </p>
  );
}

interface Values {
  readonly questions: readonly SurveyQuestion[];
}

function Editor({ programId, form }: { programId: string; form: Form }) {
  const navigate = useNavigate();
  return (
    <EntityForm<'teaching.saveSurveyForm', Values>
      stem="teaching.saveSurveyForm"
      draftKey={`teaching.surveyForm.${programId}`}
      initial={{ questions: form.questions }}
      toInput={({ questions }) => ({ programId, version: form.version, questions: tidied(questions) })}
      fieldOf={(path) => (path.startsWith('questions') ? 'questions' : path)}
      submit="保存问卷"
      submitHint={`${dayText(form.opensOn)} 起参训教师就能填写，那以前还可以再改。`}
      done="问卷已保存"
      onDone={() => void navigate('/survey')}
      onCancel={() => void navigate('/survey')}
    >
      <Field
        name="questions"
        label="题目"
        hint="打分题、选择题必答，填写题可以不填。不要问姓名、电话、学校，也不要问能认出是谁的问题。"
        check={(value) => problemOf(value as readonly SurveyQuestion[])}
        missing="至少要有一道题。"
        required
      >
        <SurveyQuestionsInput />
      </Field>
    </EntityForm>
  );
}

/** The first thing that is wrong, with its question's number. */
function problemOf(questions: readonly SurveyQuestion[]): string | null {
  const wrong = wrongQuestion(questions);
  if (!wrong) return null;
  return wrong.at === null ? wrong.message : `第 ${wrong.at + 1} 题：${wrong.message}`;
}

function Reading({ form }: { form: Form }) {
  return (
    <>
      <Alert type="info" showIcon title={form.blocked ?? ''} />
      <Section title="题目">
        <ol className="survey-reading">
          {form.questions.map(({ key, kind, text, options }) => (
            <li key={key}>
              {text}
              <span className="muted">　{questionKindNames[kind]}</span>
              {options.length > 0 ? <div className="muted">{options.join('　/　')}</div> : null}
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}
