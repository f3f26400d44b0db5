import { errorText, isApiError } from '@yanxiu/ui/api-error';
import { Button } from 'antd';

interface Props {
  readonly error: unknown;
  /** What could not be shown: `单位列表`. */
  readonly what?: string;
  readonly onRetry?: () => void;
}

/** In place of what could not be read: what happened, what to do, a retry, and the number to tell the help desk. */
export function ErrorPanel({ error, what, onRetry }: Props) {
  const requestId = isApiError(error) ? error.requestId : '';
  const final = isApiError(error) && (error.status === 403 || error.status === 404);
  return (
    <div className="state-panel" role="alert">
      <p className="state-title">{final ? `不能查看${what ?? '这项内容'}` : `${what ?? '内容'}没有读取到`}</p>
      <p className="muted">{errorText(error)}</p>
      {onRetry && !final ? <Button onClick={onRetry}>重新读取</Button> : null}
      {requestId && !final ? <p className="muted num">编号 {requestId}</p> : null}
    </div>
  );
}
