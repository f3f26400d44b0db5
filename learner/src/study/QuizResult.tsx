import type { OutputOf } from '@yanxiu/contract/index';
import { hundredthsText } from '@yanxiu/ui/words';

type Outcome = OutputOf<'study.submitQuiz'>;
type Judged = Outcome['questions'][number];

/** The result of an attempt in figures. */
export function QuizScore({ outcome, passPercent }: { outcome: Outcome; passPercent: number }) {
  if (outcome.scoreX100 === null) return <WaitingScore outcome={outcome} passPercent={passPercent} />;
  const right = outcome.questions.filter((question) => question.right).length;
  return (
    <section class={outcome.passed ? 'notice good quiz-result' : 'notice care quiz-result'} role="status">
      <p class="num">
        本次 <strong>{hundredthsText(outcome.scoreX100)}</strong> 分，{outcome.passed ? '已达标' : '未达标'}
      </p>
      <p class="num">
        答对 {right} 题，共 {outcome.questions.length} 题；{passPercent} 分达标。{countsText(outcome)}
      </p>
      {outcome.tooLate ? <p>交卷时已超过限时，这次的作答没有计入。</p> : null}
      {outcome.reviewed ? null : <p>达标或次数用完后，可以看答案和解析。</p>}
    </section>
  );
}

/** Handed in, and a tutor has to read a part of it: no figure that would change is shown as the result. */
function WaitingScore({ outcome, passPercent }: { outcome: Outcome; passPercent: number }) {
  return (
    <section class="notice quiz-result" role="status">
      <p>
        <strong>待批阅</strong>
      </p>
      <p class="num">
        已交卷。{outcome.waiting} 道简答题由辅导教师批阅，批完后出成绩，消息里会告诉您。{passPercent} 分达标。
        {countsText(outcome)}
      </p>
      {outcome.reviewed ? null : <p>达标或次数用完后，可以看答案和解析。</p>}
    </section>
  );
}

const countsText = ({ bestX100 }: Outcome) =>
  bestX100 === null ? '现在还没有计入成绩的试卷。' : `计入成绩 ${hundredthsText(bestX100)} 分。`;

/** Every question with the right answer and why. */
export function QuizAnswers({ outcome }: { outcome: Outcome }) {
  return (
    <>
      {outcome.questions.map((question, at) => (
        <JudgedCard key={question.id} number={at + 1} question={question} />
      ))}
    </>
  );
}

function JudgedCard({ number, question }: { number: number; question: Judged }) {
  return (
    <section class="quiz-question stack" aria-label={`第 ${number} 题`}>
      <p>
        <Verdict question={question} /> <strong class="num">{number}.</strong> {question.stem}
      </p>
      <Judgement question={question} />
      {question.comment ? (
        <p>
          {question.markedByName}老师：{question.comment}
        </p>
      ) : null}
      {question.explanation ? <p class="muted">解析：{question.explanation}</p> : null}
    </section>
  );
}

/** 答对 or 答错; of a short answer the points that it got. */
function Verdict({ question: { kind, right, earnedX100, points } }: { question: Judged }) {
  if (earnedX100 === null) return <span class="tag">待批阅</span>;
  if (kind !== 'short') return <span class={right ? 'tag good' : 'tag bad'}>{right ? '答对' : '答错'}</span>;
  return (
    <span class={earnedX100 > 0 ? 'tag good num' : 'tag bad num'}>
      得 {hundredthsText(earnedX100)} 分，满分 {points} 分
    </span>
  );
}

function Judgement({ question }: { question: Judged }) {
  switch (question.kind) {
    case 'order':
      return <Orders question={question} />;
    case 'blank':
      return <Gaps question={question} />;
    case 'short':
      return <Answer question={question} />;
    case 'match':
      return <Pairs question={question} />;
    default:
      return <Choices question={question} />;
  }
}

/** What is taken for right in each gap, and what was typed. */
function Gaps({ question: { accepted, givenTexts } }: { question: Judged }) {
  return (
    <>
      <p>正确答案：{(accepted ?? []).map((some) => some.join(' 或 ')).join('；')}</p>
      <p class="muted">
        您的答案：
        {givenTexts.some((text) => text !== '') ? givenTexts.map((text) => text || '没有填').join('；') : '没有作答'}
      </p>
    </>
  );
}

/** What was answered, and which 要点 it names. */
function Answer({ question: { accepted, givenTexts, named } }: { question: Judged }) {
  return (
    <>
      <p class="muted quiz-said">您的回答：{givenTexts[0] || '没有作答'}</p>
      {(accepted ?? []).length > 0 ? (
        <ul>
          {(accepted ?? []).map((wordings, at) => (
            <li key={wordings.join()} class={`quiz-choice ${named[at] ? 'right' : ''}`}>
              <span aria-hidden="true">{named[at] ? '✓' : '　'}</span>
              <span>要点：{wordings.join(' 或 ')}</span>
              <span class="small">{named[at] ? '答到' : '没有答到'}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** Every pair as it is right, and as it was made where that is another. */
function Pairs({ question: { prompts, choices, answer, given } }: { question: Judged }) {
  return (
    <ul>
      {prompts.map((prompt, at) => {
        const mine = choices[given[at] ?? -1];
        const right = choices[answer?.[at] ?? -1];
        return (
          <li key={prompt}>
            {prompt} — {right}
            {mine === right ? '' : <span class="muted">（您连的是：{mine ?? '没有作答'}）</span>}
          </li>
        );
      })}
    </ul>
  );
}

function Choices({ question }: { question: Judged }) {
  return (
    <ul>
      {question.choices.map((choice, place) => (
        <li key={choice} class={`quiz-choice ${classOf(question, place)}`}>
          <span aria-hidden="true">
            {question.answer?.includes(place) ? '✓' : question.given.includes(place) ? '✗' : '　'}
          </span>
          <span>{choice}</span>
          <span class="small">{wordsOf(question, place)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The right order, and the one that was given. */
function Orders({ question: { choices, answer, given } }: { question: Judged }) {
  const said = (places: readonly number[]) => places.map((place) => choices[place]).join(' → ');
  return (
    <>
      <p>正确顺序：{said(answer ?? [])}</p>
      <p class="muted">您的顺序：{given.length > 0 ? said(given) : '没有作答'}</p>
    </>
  );
}

function classOf(question: Judged, place: number): string {
  if (question.answer?.includes(place)) return 'right';
  return question.given.includes(place) ? 'wrong' : '';
}

function wordsOf(question: Judged, place: number): string {
  const mine = question.given.includes(place);
  if (question.answer?.includes(place)) return mine ? '正确答案，您选了' : '正确答案';
  return mine ? '您选了' : '';
}
