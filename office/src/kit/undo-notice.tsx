import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { App, Button } from 'antd';

interface Undoable {
  /** What was done: `已移除 3 名教师`. */
  readonly done: string;
  readonly onUndo: () => Promise<unknown>;
  /** How long it can be undone; 15 s when not said. */
  readonly seconds?: number;
}

/** `const tellUndoable = useUndoNotice()`: says what was done and offers to undo it for a while. */
export function useUndoNotice(): (act: Undoable) => void {
  const { notification, message } = App.useApp();
  return ({ done, onUndo, seconds = 15 }) => {
    const key = `undo-${performance.now()}`;
    const undo = () => {
      notification.destroy(key);
      void onUndo().then(
        () => message.success('已撤销'),
        (error: ApiError) =>
          notification.error({ placement: 'top', title: '没有撤销', description: errorText(error), duration: 10 }),
      );
    };
    notification.success({
      key,
      title: done,
      description: `${seconds} 秒内可以撤销。`,
      duration: seconds,
      showProgress: true,
      pauseOnHover: true,
      actions: <Button onClick={undo}>撤销</Button>,
    });
  };
}
