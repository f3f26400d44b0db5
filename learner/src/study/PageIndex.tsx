import { useId, useState } from 'preact/hooks';
import { Loaded } from '../kit/Loaded.tsx';
import { useApi } from '../kit/use-api.ts';
import type { LessonProps } from './LessonPage.tsx';

interface Props extends LessonProps {
  /** The page that is open, from 1. */
  readonly number: number;
  readonly onTurn: (to: number) => void;
}

/** 目录和查找: every page by its title, and where the document says some words. */
export function PageIndex({ lesson, programId, number, onTurn }: Props) {
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState('');
  const id = useId();
  return (
    <details class="page-index">
      <summary>目录和查找</summary>
      <form
        class="page-find"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(words.trim());
        }}
      >
        <label for={id}>在文档里找</label>
        <div class="page-find-row">
          <input
            id={id}
            type="search"
            maxLength={40}
            value={words}
            enterkeyhint="search"
            onInput={(event) => {
              setWords(event.currentTarget.value);
              if (event.currentTarget.value.trim() === '') setAsked('');
            }}
          />
          <button type="submit" class="button">
            查找
          </button>
        </div>
      </form>
      {asked ? (
        <Found where={{ programId, lessonId: lesson.id }} words={asked} number={number} onTurn={onTurn} />
      ) : (
        <PageList pages={lesson.pages} number={number} onTurn={onTurn} />
      )}
    </details>
  );
}

interface FoundProps extends Pick<Props, 'number' | 'onTurn'> {
  readonly where: { readonly programId: string; readonly lessonId: string };
  readonly words: string;
}

function Found({ where, words, number, onTurn }: FoundProps) {
  const found = useApi('study.findPages', { ...where, q: words }, { staleMs: 600_000 });
  return (
    <Loaded of={found} what="查找结果" rows={2}>
      {(pages) =>
        pages.length === 0 ? (
          <p class="muted" role="status">
            没有找到“{words}”。换个词再试；图片里的字如果读不出来，也会找不到。
          </p>
        ) : (
          <PageList pages={pages} number={number} onTurn={onTurn} />
        )
      }
    </Loaded>
  );
}

interface ListProps extends Pick<Props, 'number' | 'onTurn'> {
  readonly pages: readonly { readonly number: number; readonly title: string; readonly excerpt?: string }[];
}

function PageList({ pages, number, onTurn }: ListProps) {
  return (
    <ol class="page-list">
      {pages.map((page) => (
        <li key={page.number}>
          <button
            type="button"
            aria-current={page.number === number ? 'page' : undefined}
            onClick={() => onTurn(page.number)}
          >
            <span class="num muted">第 {page.number} 页</span>
            <span>
              {page.title === `第 ${page.number} 页` ? '' : page.title}
              {page.excerpt ? <span class="muted small"> {page.excerpt}</span> : null}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
