import { Link } from 'wouter-preact';
import { useRead } from '../../kit/use-read.ts';
import './gallery.css';

const few = { page: 1, size: 3 };

/** The latest public works on the front page; nothing at all while there are none. */
export function GalleryStrip() {
  const list = useRead('teaching.gallery', few);
  const rows = list.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section class="front-notices" aria-labelledby="gallery-title">
      <h2 id="gallery-title">成果展示</h2>
      <ul class="notice-list">
        {rows.map((row) => (
          <li key={row.id}>
            <Link class="notice-link" href={`/gallery/${row.id}`}>
              <span class="notice-title">{row.title}</span>
              <span class="notice-from muted">
                {row.name}　{row.schoolName}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <p>
        <Link class="gallery-all" href="/gallery">
          全部成果
        </Link>
      </p>
    </section>
  );
}
