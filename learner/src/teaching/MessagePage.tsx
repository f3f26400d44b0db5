import { instantText } from '@yanxiu/ui/words';
import { Link, useParams } from 'wouter-preact';
import { Page } from '../frame/Page.tsx';
import { useProgram } from '../frame/program.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { kindWords } from './message-words.ts';
import { useReading } from './use-reading.ts';
import './teaching.css';

/** One message; opening it is reading it. */
export function MessagePage() {
  const { messageId = '' } = useParams<{ messageId: string }>();
  const { program } = useProgram();
  const message = useReading(program.programId, messageId);
  return (
    <Page title={message.data?.title ?? '消息'} back={{ href: '/messages', word: '消息' }}>
      <Loaded of={message} what="消息">
        {(one) => (
          <article class="card stack message-body">
            <p class="muted num">
              {kindWords[one.kind]}
              {one.fromName ? `　${one.fromName}老师` : ''}　{instantText(one.at)}
            </p>
            {one.body ? (
              <div>
                {one.body.split(/\n+/).map((line, at) => (
                  // the lines of a message never change places
                  <p key={`${at}`}>{line}</p>
                ))}
              </div>
            ) : null}
            {one.link ? (
              <Link class="button primary wide" href={one.link}>
                去看看
              </Link>
            ) : null}
          </article>
        )}
      </Loaded>
    </Page>
  );
}
