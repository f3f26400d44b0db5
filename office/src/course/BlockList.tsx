import { Fragment } from 'react';
import type { Lesson } from './LessonPage.tsx';

export type Block = Exclude<Lesson['pages'][number]['blocks'][number], { kind: 'picture' }>;
type Runs = Extract<Block, { kind: 'paragraph' }>['runs'];

/** Structured text as it is read; its text is only ever text. */
export function BlockList({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no name of their own and never move here
    <OneBlock key={place} block={block} />
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
