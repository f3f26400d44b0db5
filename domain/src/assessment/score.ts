import { type CreditsX100, divideHalfUp, type ScoreX100 } from '../kernel/hours.ts';
import { type AssessmentPart, type ProgramSettings, partNames } from '../program/policy.ts';

type Assessment = ProgramSettings['assessment'];

/** What a person reached in one item: points from 0 to the item's maximum, in hundredths, and where they come from. */
export interface ItemPoints {
  readonly pointsX100: number;
  /** How the points came about, in the words that the person reads: “已认定 42.5 学时 ÷ 应学 50 学时”. */
  readonly because: string;
}

/** Item key → points; an item that is missing counts as 0 with its reason. */
export type PointsByItem = ReadonlyMap<string, ItemPoints>;

export interface ItemScore {
  readonly key: string;
  readonly title: string;
  readonly pointsX100: number;
  readonly maxX100: number;
  readonly because: string;
  readonly gate: Gate | null;
}

/** A gate that stands in the way, or was passed: the score stays visible either way (rules §9). */
export interface Gate {
  readonly name: string;
  readonly neededPercent: number;
  readonly passed: boolean;
}

export interface PartScore {
  readonly part: AssessmentPart;
  readonly name: string;
  readonly weightPercent: number;
  /** 100 × Σ points ÷ Σ maxima, half up to hundredths: as shown, and as the total is computed from. */
  readonly scoreX100: ScoreX100;
  readonly items: ItemScore[];
  readonly gate: Gate | null;
}

export interface Score {
  readonly parts: PartScore[];
  /** Σ shown part score × weight ÷ 100, half up once: anyone can check it by hand. */
  readonly totalX100: ScoreX100;
  readonly gatesPassed: boolean;
  readonly passed: boolean;
  readonly excellent: boolean;
  readonly creditsX100: CreditsX100;
  readonly bandName: string;
  /** One sentence for each thing that keeps credits back; empty when passed. */
  readonly unmet: string[];
}

/**
 * The score of one person: parts from items, the total from the shown part scores, credits from half-open bands
 * ([60,70) → 7 …; 阳教师函字〔2021〕1号 六.2), gates judged apart. The same inputs give the same result, byte for byte.
 */
export function scoreOf(assessment: Assessment, points: PointsByItem): Score {
  const parts = assessment.parts.map((part) => partScoreOf(part, points));
  const weighted = parts.reduce((sum, part) => sum + part.scoreX100 * part.weightPercent, 0);
  const totalX100 = divideHalfUp(weighted, 100);
  const gates = parts.flatMap((part) => [part.gate, ...part.items.map((item) => item.gate)]);
  const failed = gates.filter((gate) => gate !== null && !gate.passed);
  const gatesPassed = failed.length === 0;
  const passed = totalX100 >= assessment.passX100 && gatesPassed;
  const band = bandOf(assessment, totalX100);
  const top = assessment.bands.at(-1);
  const unmet = failed.map((gate) => `${gate?.name}未达到 ${gate?.neededPercent}%`);
  if (totalX100 < assessment.passX100) {
    unmet.unshift(`总分 ${totalX100 / 100} 分，未达到合格线 ${assessment.passX100 / 100} 分`);
  }
  return {
    parts,
    totalX100,
    gatesPassed,
    passed,
    excellent: passed && top !== undefined && totalX100 >= top.fromX100,
    creditsX100: passed ? (band?.creditsX100 ?? 0) : 0,
    bandName: passed ? (band?.name ?? '') : '未达标',
    unmet,
  };
}

/** The band that a total lies in: half-open, so 69.99 is in the band from 60 and 70 in the next; null below the first. */
export function bandOf(assessment: Pick<Assessment, 'bands'>, totalX100: ScoreX100) {
  return assessment.bands.findLast((band) => totalX100 >= band.fromX100) ?? null;
}

function partScoreOf(part: Assessment['parts'][number], points: PointsByItem): PartScore {
  const items = part.items.map((item): ItemScore => {
    const got = points.get(item.key);
    const pointsX100 = Math.min(item.maxX100, Math.max(0, got?.pointsX100 ?? 0));
    return {
      key: item.key,
      title: item.title,
      pointsX100,
      maxX100: item.maxX100,
      because: got?.because ?? '还没有记录',
      gate: gateOf(`“${item.title}”`, item.gatePercent, pointsX100, item.maxX100),
    };
  });
  const pointsX100 = items.reduce((sum, item) => sum + item.pointsX100, 0);
  const maxX100 = items.reduce((sum, item) => sum + item.maxX100, 0);
  const scoreX100 = maxX100 === 0 ? 0 : divideHalfUp(pointsX100 * 10_000, maxX100);
  return {
    part: part.part,
    name: partNames[part.part],
    weightPercent: part.weightPercent ?? 0,
    scoreX100,
    items,
    gate: gateOf(partNames[part.part], part.gatePercent, scoreX100, 10_000),
  };
}

function gateOf(name: string, neededPercent: number | null, gotX100: number, maxX100: number): Gate | null {
  if (neededPercent === null) return null;
  return { name, neededPercent, passed: gotX100 * 100 >= neededPercent * maxX100 };
}
