import { addDays } from '@yanxiu/domain/kernel/day';
import { fingerprintsOf } from '@yanxiu/domain/teaching/work/similarity';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { Db } from '@yanxiu/server/platform/db/database';
import { newId } from '@yanxiu/server/platform/id/new-id';
import { answers, offTopic, replies, sayings } from '../data/essay.ts';
import type { Random } from '../generator/random.ts';
import type { SeededProgram } from './seed-program.ts';
import type { Member } from './seed-work.ts';
import { morning } from './trainee.ts';

/** A contribution as the table keeps it. */
type Post = {
  readonly programId: string;
  readonly id: string;
  readonly lessonId: string;
  readonly classId: string;
  readonly orgPath: string;
  readonly personId: string;
  readonly parentId: string | null;
  readonly byTutor: boolean;
  readonly text: string;
  readonly asks: boolean;
  readonly answeredAt: Date | null;
  readonly postedAt: Date;
  readonly day: string;
  readonly points: number;
  readonly why: string;
  readonly fine: boolean;
  readonly fineBy: string | null;
  readonly fingerprints: readonly number[];
  readonly removedAt: Date | null;
  readonly removedBy: string | null;
  readonly removedReason: string | null;
};

const standing = { removedAt: null, removedBy: null, removedReason: null };
const hourMs = 3_600_000;

const points = { post: 30, reply: 10, fine: 20 };

interface Talking {
  readonly lessonId: string;
  readonly members: readonly Member[];
  readonly random: Random;
}

/** What some classes said in a discussion: each saying once, a reply to most, a tutor's answer, some questions open. */
export async function seedPosts(db: Db, program: SeededProgram, { lessonId, members, random }: Talking): Promise<void> {
  const posts: Post[] = [...Map.groupBy(members, (member) => member.classId).values()].flatMap((own) =>
    sayings.slice(0, own.length).flatMap((text, at) => {
      const author = own[at];
      const mate = own[(at + 1) % own.length];
      if (!author || !mate) return [];
      const day = addDays(program.settings.milestones.studyStartsOn, random.int(15, 100));
      const asks = at % 5 === 3;
      const common = { programId: program.id, lessonId, classId: author.classId, why: 'counted', ...standing };
      const said = { ...common, day, postedAt: morning(day), orgPath: author.orgPath };
      const fine = at === 0;
      const post = {
        ...said,
        id: newId(),
        personId: author.personId,
        parentId: null,
        byTutor: false,
        text,
        asks,
        answeredAt: null as Date | null,
        fine,
        fineBy: fine ? author.tutorId : null,
        points: points.post + (fine ? points.fine : 0),
        fingerprints: fingerprintsOf(text),
      };
      const under = { ...post, parentId: post.id, asks: false, fine: false, fineBy: null, fingerprints: [] };
      const reply = {
        ...under,
        id: newId(),
        personId: mate.personId,
        orgPath: mate.orgPath,
        text: replies[at % replies.length] ?? '',
        points: points.reply,
      };
      const answer = {
        ...under,
        id: newId(),
        personId: author.tutorId,
        byTutor: true,
        text: answers[0] ?? '',
        points: 0,
      };
      return at === 0 ? [post, reply, answer] : at % 2 === 0 ? [post, reply] : [post];
    }),
  );
  await bulkInsert(db, 'discussionPost', [...posts, ...removedPosts(posts)]);
  const scores = Map.groupBy(
    posts.filter((post) => !post.byTutor),
    (post) => post.personId,
  );
  await bulkInsert(
    db,
    'lessonScore',
    [...scores].map(([personId, own]) => ({
      programId: program.id,
      personId,
      lessonId,
      scoreX100:
        Math.min(
          100,
          own.reduce((sum, post) => sum + post.points, 0),
        ) * 100,
      scoredAt: own[0]?.postedAt,
    })),
  );
}

/** What nobody should have said: taken away by the tutor with a reason that the author reads, its points taken back. */
function removedPosts(posts: readonly Post[]): Post[] {
  return posts
    .filter((post) => post.fine)
    .map((post) => ({
      ...post,
      id: newId(),
      text: offTopic.text,
      fine: false,
      fineBy: null,
      points: 0,
      why: 'removed',
      fingerprints: fingerprintsOf(offTopic.text),
      removedAt: new Date(post.postedAt.getTime() + hourMs),
      removedBy: post.fineBy,
      removedReason: offTopic.reason,
    }));
}
