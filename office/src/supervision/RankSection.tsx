import { countText } from '@yanxiu/ui/words';
import { Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { keep, kept } from '../kit/keep.ts';
import { Section } from '../kit/PageFrame.tsx';
import { measures, type Node, rateText } from './figures.ts';

const shown = 10;

/** The units below by one rate, best first, as bars; the base stands beside the choice. */
export function RankSection({ node }: { node: Node }) {
  const [key, setKey] = useState(() => kept('rank-by') ?? (node.node.figures.scored > 0 ? 'passed' : 'submitted'));
  const [whole, setWhole] = useState(false);
  const measure = measures.find((one) => one.key === key) ?? measures[0];
  if (!measure) return null;
  // schools directly under a city aren't ranked among its counties; the table below has them
  const places = node.children.filter((child) => child.kind !== 'school');
  const compared = places.length > 0 ? places : node.children;
  const rows = compared
    .map((child) => ({ id: child.id, name: child.name, ...measure.of(child.figures, node) }))
    .filter((row) => row.whole > 0)
    .sort((a, b) => b.part / b.whole - a.part / a.whole || b.whole - a.whole);
  const choose = (next: string) => {
    keep('rank-by', next);
    setKey(next);
  };
  return (
    <Section
      title="排名"
      actions={
        <Select
          aria-label="按哪一项排名"
          size="small"
          popupMatchSelectWidth={false}
          value={measure.key}
          options={measures.map((one) => ({ value: one.key, label: one.name }))}
          onChange={choose}
        />
      }
    >
      <p className="muted rank-base">
        {measure.base}
        {compared.length < node.children.length ? '；直属学校不参加排名，见下表' : ''}
      </p>
      {rows.length === 0 ? (
        <p className="muted">这一项现在还没有数据。</p>
      ) : (
        <ol className="rank-bars">
          {(whole ? rows : rows.slice(0, shown)).map((row, index) => (
            <li key={row.id}>
              <span className="rank-number num">{index + 1}</span>
              <Link to={`/supervision/${row.id}`}>{row.name}</Link>
              <span className="rank-track" aria-hidden="true">
                <span className="rank-fill" style={{ width: `${Math.min(100, (row.part / row.whole) * 100)}%` }} />
              </span>
              <span className="num rank-rate">{rateText(row.part, row.whole)}</span>
              <span className="num muted rank-share">
                {countText(Math.round(row.part))} ÷ {countText(Math.round(row.whole))}
              </span>
            </li>
          ))}
        </ol>
      )}
      {rows.length > shown ? (
        <button type="button" className="more-button" onClick={() => setWhole(!whole)}>
          {whole ? `只看前 ${shown} 个` : `全部 ${rows.length} 个`}
        </button>
      ) : null}
    </Section>
  );
}
