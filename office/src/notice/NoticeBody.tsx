import type { Block, NoticeBody as Body, Run } from '@yanxiu/domain/notice/body';

/** The text of a notice on its paper. */
export function NoticeBody({ body }: { body: Body }) {
  return placed(body).map(({ key, one }) => <OneBlock key={key} block={one} />);
}

/** Blocks of a read notice never change places, so their position is their key. */
function placed<T>(all: readonly T[]): { key: string; one: T }[] {
  return all.map((one, at) => ({ key: String(at), one }));
}

function OneBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h3>{words(block.runs)}</h3>;
    case 'subheading':
      return <h4>{words(block.runs)}</h4>;
    case 'paragraph':
      return <p>{words(block.runs)}</p>;
    case 'list': {
      const items = placed(block.items).map(({ key, one }) => <li key={key}>{words(one)}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return <BodyTable rows={block.rows} />;
  }
}

function BodyTable({ rows: [head = [], ...rows] }: { rows: readonly (readonly (readonly Run[])[])[] }) {
  return (
    <div className="scroll-x">
      <table>
        <thead>
          <tr>
            {placed(head).map(({ key, one }) => (
              <th key={key} scope="col">
                {words(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {placed(rows).map(({ key, one: row }) => (
            <tr key={key}>
              {placed(row).map(({ key: column, one }) => (
                <td key={column}>{words(one)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function words(runs: readonly Run[]) {
  return placed(runs).map(({ key, one }) => (one.bold ? <strong key={key}>{one.text}</strong> : one.text));
}
