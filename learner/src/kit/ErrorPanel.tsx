import { errorText, isApiError } from '@yanxiu/ui/api-error';
import { Button } from './Button.tsx';
import { Hotline } from './Hotline.tsx';

interface Props {
  readonly error: unknown;
  /** What could not be shown: `课程`. */
  readonly what?: string;
  readonly onRetry?: () => void;
}

/** In place of what could not be read: what happened, what to do, a retry, whom to call and the number to tell them. */
export function ErrorPanel({ error, what, onRetry }: Props) {
  const requestId = isApiError(error) && error.status !== 404 ? error.requestId : '';
  return (
    <div class="state-panel card" role="alert">
      <p class="state-title">{what ? `${what}没有读取到` : '内容没有读取到'}</p>
      <p class="muted">{errorText(error)}</p>
      {onRetry ? <Button onPress={onRetry}>重新读取</Button> : null}
      <Hotline lead="需要帮助请拨打" />
      {requestId ? <p class="muted small num">编号 {requestId}</p> : null}
    </div>
  );
}
