import { countText, hundredthsText, moneyText } from '@yanxiu/ui/words';
import { Link } from 'react-router';
import { type ListKey, listCount, type Measure, measures, type Node, rateText } from './figures.ts';

interface Card {
  readonly measure: string;
  /** A second line under the share. */
  readonly more: (node: Node) => string;
  /** The list of those who lack it. */
  readonly list?: ListKey;
}

const cards: readonly Card[] = [
  { measure: 'submitted', more: ({ node }) => `已锁定 ${countText(node.figures.lockedUnits)} 个单位` },
  {
    measure: 'registered',
    more: ({ node }) => `免训 ${countText(node.figures.exempt)} 人，退出 ${countText(node.figures.withdrawn)} 人`,
  },
  { measure: 'paid', more: ({ node }) => `已到账 ${moneyText(node.figures.receivedFen)}` },
  { measure: 'loggedIn', more: ({ node }) => `已激活 ${countText(node.figures.activated)} 人`, list: 'notLoggedIn' },
  { measure: 'started', more: () => '网络研修满 1 学时计入', list: 'notStarted' },
  {
    measure: 'online',
    more: (one) => `学满 ${hundredthsText(one.onlinePlannedX100)} 学时 ${countText(one.node.figures.onlineDone)} 人`,
    list: 'behind',
  },
  {
    measure: 'schoolBased',
    more: (one) =>
      `达到 ${hundredthsText(one.schoolBasedPlannedX100)} 学时 ${countText(one.node.figures.schoolBasedDone)} 人`,
  },
  {
    measure: 'passed',
    more: ({ node }) => `已评 ${countText(node.figures.scored)}，已发证 ${countText(node.figures.certificates)}`,
    list: 'failed',
  },
  { measure: 'excellent', more: () => '最高分数段' },
];

/** The rates of a node, each with its base in numbers and in words. */
export function MetricCards({ node }: { node: Node }) {
  return (
    <ul className="metrics">
      {cards.map((card) => {
        const measure = measures.find((one) => one.key === card.measure);
        return measure ? <MetricCard key={card.measure} node={node} card={card} measure={measure} /> : null;
      })}
    </ul>
  );
}

function MetricCard({ node, card, measure }: { node: Node; card: Card; measure: Measure }) {
  const { part, whole } = measure.of(node.node.figures, node);
  const left = card.list ? listCount(node.node.figures, card.list) : null;
  return (
    <li className="metric">
      <p className="metric-name">{measure.name}</p>
      <p className="metric-rate num">{rateText(part, whole)}</p>
      <p className="num">
        {countText(Math.round(part))} ÷ {countText(Math.round(whole))} {measure.unit}
      </p>
      <p className="muted">{measure.base}</p>
      <p className="muted metric-more">{card.more(node)}</p>
      {card.list && left !== 0 && whole > 0 ? (
        <Link to={`/trainees?org=${node.node.id}&show=${card.list}`}>
          {left === null ? '查看落后名单' : `查看其余 ${countText(left)} 人`}
        </Link>
      ) : null}
    </li>
  );
}
