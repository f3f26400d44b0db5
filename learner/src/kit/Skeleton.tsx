/** What stands where something is being read. */
export function Skeleton({ rows = 4 }: { rows?: number }) {
  return (
    <div class="skeleton card" role="status" aria-label="正在读取">
      {Array.from({ length: rows }, (_, row) => (
        <span class="bone" key={row} />
      ))}
    </div>
  );
}
