import { drawText } from '@yanxiu/domain/course/draw-pools';
import { questionKindNames } from '@yanxiu/domain/course/question-kind';
import { Empty } from '../kit/Empty.tsx';
import type { Lesson } from './LessonPage.tsx';
import { WidenAnswers } from './WidenAnswers.tsx';

type Question = Lesson['questions'][number];

const letters = 'ABCDEFGH';

/** The quiz's rules in a sentence or two. */
function rulesText({ quiz, questions, draws }: Lesson): string {
  if (!quiz) return '';
  const drawn = quiz.draw !== null && quiz.draw < questions.length;
  return [
    `最多做 ${quiz.attempts} 次，取${quiz.keeps === 'last' ? '最后一次' : '最好'}成绩；${quiz.passPercent} 分及以上为达标。`,
    drawn ? `每份试卷从下面 ${questions.length} 题中抽 ${quiz.draw} 题。` : '',
    ...draws.map((draw) => `每份试卷从题库取来的 ${draw.pooled} 题（${drawText(draw)}）中抽 ${draw.count} 题。`),
    quiz.shuffled ? '题目和选项的顺序打乱。' : '',
    quiz.limitMinutes === null ? '' : `限时 ${quiz.limitMinutes} 分钟。`,
    quiz.review === 'end' ? '参训教师达标或次数用完后才看到答案和解析。' : '参训教师提交后才看到答案和解析。',
  ].join('');
}

/** A quiz as its readers may see it: the answers only for its own editors. */
export function QuizPreview({ courseId, lesson }: { courseId: string; lesson: Lesson }) {
  if (lesson.questionCount === 0) return <Empty title="还没有题目" hint="课程编辑出题后可以在这里预览。" />;
  return (
    <>
      <p className="muted">{rulesText(lesson)}</p>
      <ol className="lesson-questions">
        {lesson.questions.map((question) => (
          <li key={question.stem} className="lesson-question">
            <p>
              {question.stem}（{questionKindNames[question.kind]}，{question.points} 分）
            </p>
            {question.kind === 'match' ? <Prompts question={question} /> : null}
            {question.choices.length > 0 ? <Choices question={question} /> : null}
            <Answer question={question} />
            {lesson.mayEdit && lesson.editBlocked ? (
              <WidenAnswers courseId={courseId} lessonId={lesson.id} question={question} />
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}

function Prompts({ question }: { question: Question }) {
  return <p>{question.prompts.join('　')}</p>;
}

function Choices({ question: { kind, choices, answer } }: { question: Question }) {
  const marked = kind !== 'order' && kind !== 'match';
  return (
    <ol>
      {choices.map((choice, at) => (
        <li key={choice} className={marked && answer?.includes(at) ? 'right' : ''}>
          {choice}
        </li>
      ))}
    </ol>
  );
}

function Answer({ question }: { question: Question }) {
  if (!question.answer) return null;
  return (
    <p className="muted">
      {answerText(question)}
      {question.explanation ? `　解析：${question.explanation}` : ''}
    </p>
  );
}

/** The right answer in words: `答案：AC`, `答案：太原 或 太原市；北京`. */
export function answerText(question: {
  readonly kind: Question['kind'];
  readonly choices: readonly string[];
  readonly answer: readonly number[] | null;
  readonly prompts: readonly string[];
  readonly accepted: readonly (readonly string[])[] | null;
}): string {
  const { kind, choices, prompts } = question;
  const answer = question.answer ?? [];
  switch (kind) {
    case 'order':
      return '按以上顺序';
    case 'blank':
      return `答案：${(question.accepted ?? []).map((some) => some.join(' 或 ')).join('；')}`;
    case 'short':
      return keyPointsText(question.accepted ?? []);
    case 'match':
      return `答案：${prompts.map((prompt, at) => `${prompt}—${choices[answer[at] ?? 0] ?? ''}`).join('，')}`;
    case 'trueFalse':
      return `答案：${choices[answer[0] ?? 0] ?? ''}`;
    default:
      return `答案：${answer.map((at) => letters[at]).join('')}`;
  }
}

const keyPointsText = (keyPoints: readonly (readonly string[])[]) =>
  keyPoints.length === 0 ? '由辅导教师批阅' : `要点：${keyPoints.map((wordings) => wordings.join(' 或 ')).join('；')}`;
