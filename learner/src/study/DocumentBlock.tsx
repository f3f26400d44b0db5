import type { OutputOf } from '@yanxiu/contract/index';

type Block = Exclude<OutputOf<'study.page'>['blocks'][number], { kind: 'picture' }>;
type Runs = readonly { readonly text: string; readonly bold?: boolean | undefined }[];

/** One block of a document; its text is only ever text. */
export function DocumentBlock({ block }: { block: Block }) {
  if (block.kind === 'heading') return <h3>{block.text}</h3>;
  if (block.kind === 'paragraph') {
    return (
      <p>
        <Text runs={block.runs} />
      </p>
    );
  }
  if (block.kind === 'quote') {
    return (
      <blockquote>
        <Text runs={block.runs} />
        {block.source ? <footer class="muted small">{block.source}</footer> : null}
      </blockquote>
    );
  }
  const items = block.items.map((runs, at) => (
    <li key={`${at}`}>
      <Text runs={runs} />
    </li>
  ));
  return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function Text({ runs }: { runs: Runs }) {
  return <>{runs.map((run, at) => (run.bold ? <strong key={`${at}`}>{run.text}</strong> : run.text))}</>;
}
