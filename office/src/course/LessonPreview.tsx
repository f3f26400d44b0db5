import { questionKindNames } from '@yanxiu/domain/course/question-kind';
import { fileUrl } from '@yanxiu/ui/client';
import { durationText } from '@yanxiu/ui/words';
import { Fragment } from 'react';
import { Empty } from '../kit/Empty.tsx';
import type { Lesson } from './LessonPage.tsx';

type Block = Lesson['pages'][number]['blocks'][number];
type Runs = Extract<Block, { kind: 'paragraph' }>['runs'];

/** A lesson as a trainee meets it, without the clock. */
export function LessonPreview({ courseId, lesson }: { courseId: string; lesson: Lesson }) {
  if (lesson.kind === 'video') return <VideoPreview courseId={courseId} lesson={lesson} />;
  return lesson.kind === 'document' ? <DocumentPreview lesson={lesson} /> : <QuizPreview lesson={lesson} />;
}

function VideoPreview({ courseId, lesson }: { courseId: string; lesson: Lesson }) {
  if (lesson.lengthSec === 0) return <Empty title="还没有视频" hint="课程编辑上传 MP4 后可以在这里预览。" />;
  return (
    // biome-ignore lint/a11y/useMediaCaption: subtitles are not part of what a provider uploads yet
    <video
      className="lesson-video"
      controls
      preload="metadata"
      src={fileUrl('course.media', { id: courseId, lessonId: lesson.id })}
    />
  );
}

function DocumentPreview({ lesson }: { lesson: Lesson }) {
  if (lesson.pages.length === 0) return <Empty title="还没有内容" hint="课程编辑写好各页后可以在这里预览。" />;
  return lesson.pages.map((page, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pages are told apart by their number
    <article key={at} className="lesson-page">
      <h3>
        第 {at + 1} 页 {page.title}
      </h3>
      <p className="muted">阅读计时最多 {durationText(page.readSec)}</p>
      {page.blocks.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no name of their own and never move here
        <OneBlock key={place} block={block} />
      ))}
    </article>
  ));
}

function OneBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h4>{block.text}</h4>;
    case 'paragraph':
      return (
        <p>
          <RunText runs={block.runs} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <RunText runs={block.runs} />
          {block.source ? <footer className="muted">{block.source}</footer> : null}
        </blockquote>
      );
    case 'list': {
      const items = block.items.map((runs, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no name of their own and never move here
        <li key={at}>
          <RunText runs={runs} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

function RunText({ runs }: { runs: Runs }) {
  return runs.map((run, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no name of their own and never move here
    run.bold ? <strong key={at}>{run.text}</strong> : <Fragment key={at}>{run.text}</Fragment>,
  );
}

const letters = 'ABCDEFGH';

/** The quiz's rules in a sentence or two. */
function rulesText({ quiz, questions }: Lesson): string {
  if (!quiz) return '';
  const drawn = quiz.draw !== null && quiz.draw < questions.length;
  return [
    `最多做 ${quiz.attempts} 次，取${quiz.keeps === 'last' ? '最后一次' : '最好'}成绩；${quiz.passPercent} 分及以上为达标。`,
    drawn ? `每份试卷从 ${questions.length} 题中抽 ${quiz.draw} 题。` : '',
    quiz.shuffled ? '题目和选项的顺序打乱。' : '',
    quiz.limitMinutes === null ? '' : `限时 ${quiz.limitMinutes} 分钟。`,
    quiz.review === 'end' ? '参训教师达标或次数用完后才看到答案和解析。' : '参训教师提交后才看到答案和解析。',
  ].join('');
}

function QuizPreview({ lesson }: { lesson: Lesson }) {
  if (lesson.questions.length === 0) return <Empty title="还没有题目" hint="课程编辑出题后可以在这里预览。" />;
  return (
    <>
      <p className="muted">{rulesText(lesson)}</p>
      <ol className="lesson-questions">
        {lesson.questions.map((question) => (
          <li key={question.stem} className="lesson-question">
            <p>
              {question.stem}（{questionKindNames[question.kind as keyof typeof questionKindNames]}，{question.points}{' '}
              分）
            </p>
            <ol>
              {question.choices.map((choice, at) => (
                <li key={choice} className={question.answer?.includes(at) ? 'right' : ''}>
                  {choice}
                </li>
              ))}
            </ol>
            {question.answer ? (
              <p className="muted">
                {question.kind === 'order'
                  ? '按以上顺序'
                  : `答案：${question.answer.map((at) => letters[at]).join('')}`}
                {question.explanation ? `　解析：${question.explanation}` : ''}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}
