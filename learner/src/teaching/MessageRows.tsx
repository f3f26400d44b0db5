import { dayText } from '@yanxiu/ui/words';
import { Link } from 'wouter-preact';
import { hrefOf, kindWords, type Message } from './message-words.ts';
import './teaching.css';

/** Messages as rows; what is unread bears the word beside the dot. */
export function MessageRows({ messages }: { messages: readonly Message[] }) {
  return (
    <ul class="card message-rows">
      {messages.map((one) => (
        <li key={one.id}>
          <Link class="row-link" href={hrefOf(one)}>
            <span>
              <span class={one.readAt ? 'row-title' : 'row-title message-new'}>{one.title}</span>
              <span class="muted small message-about">
                {kindWords[one.kind]}　{one.fromName}　<span class="num">{dayText(one.at.slice(0, 10))}</span>
              </span>
            </span>
            {one.readAt ? null : (
              <span class={one.reminded ? 'tag bad' : 'tag care'}>{one.reminded ? '请阅读' : '未读'}</span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
