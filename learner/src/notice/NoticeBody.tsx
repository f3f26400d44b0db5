import type { OutputOf } from '@yanxiu/contract/index';

type Body = OutputOf<'notice.publicGet'>['body'];
type Runs = Extract<Body[number], { kind: 'list' }>['items'][number];

/** The text of a notice; its blocks never change places, so their position is their key. */
export function NoticeBody({ body }: { body: Body }) {
  return body.map((block, at) => <Block key={at} block={block} />);
}

function Block({ block }: { block: Body[number] }) {
  if (block.kind === 'list') {
    const items = block.items.map((runs, at) => <li key={at}>{words(runs)}</li>);
    return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
  }
  if (block.kind === 'table') {
    return (
      <div class="notice-table">
        <table>
          {block.rows.map((row, at) => (
            <tr key={at}>
              {row.map((runs, column) =>
                at === 0 ? <th key={column}>{words(runs)}</th> : <td key={column}>{words(runs)}</td>,
              )}
            </tr>
          ))}
        </table>
      </div>
    );
  }
  if (block.kind === 'heading') return <h2>{words(block.runs)}</h2>;
  if (block.kind === 'subheading') return <h3>{words(block.runs)}</h3>;
  return <p>{words(block.runs)}</p>;
}

function words(runs: Runs) {
  return runs.map(({ text, bold }, at) => (bold ? <strong key={at}>{text}</strong> : text));
}
