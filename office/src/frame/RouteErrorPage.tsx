import { Button } from 'antd';
import { useRouteError } from 'react-router';
import { usePageTitle } from '../kit/page-title.ts';

/** When a page's chunk can't be fetched (offline, or a new version was installed) or a page breaks. */
export function RouteErrorPage() {
  usePageTitle('页面没有打开');
  const error = useRouteError();
  const notFetched = error instanceof TypeError && /import|fetch|module/i.test(error.message);
  return (
    <div className="state-panel" role="alert">
      <p className="state-title">{notFetched ? '页面没有下载下来' : '页面出了点问题'}</p>
      <p className="muted">
        {notFetched
          ? '网络可能断开了，或系统刚刚更新。请检查网络后重新打开；已填写的内容不会丢失。'
          : '已填写的内容不会丢失。请重新打开；仍不行请联系客服，说明您在哪一页、做了什么。'}
      </p>
      <Button type="primary" onClick={() => window.location.reload()}>
        重新打开
      </Button>
    </div>
  );
}
