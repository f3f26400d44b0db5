/** The shape of a table while its rows are on their way. */
export function TableSkeleton({ noun, columns }: { noun: string; columns: number }) {
  return (
    <div className="table-skeleton" role="status">
      <span className="sr-only">正在读取{noun}</span>
      {lines.map((line) => (
        <div key={line} className="skeleton-row" aria-hidden="true">
          {bars.slice(0, columns).map((bar) => (
            <span key={bar} style={{ flexGrow: bar === 0 ? 2 : 1 }}>
              <i style={{ width: `${45 + ((line * 7 + bar * 13) % 40)}%` }} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

const lines = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const bars = [0, 1, 2, 3, 4, 5, 6];
