/** While the first chunk or the session is on its way. */
export function PageLoading() {
  return (
    <div className="page-loading" role="status">
      <div className="loading-line" />
      <span className="sr-only">正在打开</span>
    </div>
  );
}
