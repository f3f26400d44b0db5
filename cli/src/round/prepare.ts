import { addDays, dayOf, daysBetween } from '@yanxiu/domain/kernel/day';
import { milestones, type ProgramSettings } from '@yanxiu/domain/program/policy';
import { findPreset } from '@yanxiu/domain/program/presets';
import { demoSeed, makeWorld } from '@yanxiu/tools/demo/world';
import { placeName } from '@yanxiu/tools/generator/place';
import { rosterPeople } from '@yanxiu/tools/generator/roster-file';
import { isCityDirect, reportingUnits, type School } from '@yanxiu/tools/generator/school';
import type { Api } from './api.ts';
import type { RoundArguments } from './arguments.ts';
import type { Office, Post } from './office.ts';
import { copyPackages } from './packages.ts';
import { type Round, randomFor, type Unit } from './round.ts';

/** Finds the program (or makes one on a running server), the units and everybody who acts for them. */
export async function prepareRound(
  args: RoundArguments,
  api: Api,
  office: Office,
  say: (line: string) => void,
): Promise<Round> {
  const preset = findPreset(args.program);
  if (!preset) throw new Error(`no preset ${args.program}`);
  const region = args.program.startsWith('yangcheng') ? 'yangcheng' : 'xinzhou';
  // a running server has the schools of the demo; the round's own has those of its seed
  const world = makeWorld(args.seed, { region, trainees: args.trainees }, args.url ? demoSeed : args.seed);
  const publisher: Post =
    region === 'yangcheng' ? { role: 'countyAdmin', org: '阳城县' } : { role: 'cityAdmin', org: '忻州市' };
  const program = args.url
    ? await makeProgram(args, api, office, publisher, preset.providerName)
    : await findProgram(office, publisher, args.program);
  const provider = preset.providerName;
  const ids = await unitIds(office, publisher);
  const units = reportingUnits(world.schools).flatMap((school): Unit[] => {
    const people = rosterPeople(school, world.schools, world.people);
    const id = ids.get(school.name);
    return id && people.length > 0 ? [unitOf(office, school, id, people, program.settings)] : [];
  });
  return {
    args,
    world,
    api,
    office,
    random: randomFor({ args }, 'round'),
    programId: program.id,
    settings: program.settings,
    publisher,
    provider: {
      manager: { role: 'providerManager', org: provider },
      finance: { role: 'providerFinance', org: provider },
      secondFinance: { role: 'providerFinance', org: provider, nth: 1 },
    },
    operator: { role: 'operator', org: '山西省' },
    units,
    incidents: new Map(),
    learners: [],
    before: null,
    bank: { balanceFen: 100_000_000, lines: 0, invoices: 0, refunded: [] },
    startedAtMs: Date.now(),
    say,
  };
}

function unitOf(office: Office, school: School, id: string, people: Unit['people'], settings: ProgramSettings): Unit {
  const clerk: Post = { role: 'schoolAdmin', org: school.name };
  const principal: Post = { role: 'principal', org: school.name };
  const county: Post = { role: 'countyAdmin', org: placeName(school.parentCode) };
  const city: Post = { role: 'cityAdmin', org: '忻州市' };
  const levels = isCityDirect(school) ? (['city'] as const) : settings.route;
  return {
    school,
    id,
    name: school.name,
    people,
    clerk,
    principal,
    finance: { role: 'schoolFinance', org: school.name },
    headIsClerk: office.holders(clerk)[0]?.phone === office.holders(principal)[0]?.phone,
    reviewers: levels.map((level) => (level === 'county' ? county : city)),
  };
}

async function findProgram(office: Office, publisher: Post, code: string) {
  const { rows } = await office.call(publisher, 'program.list', { size: 100 });
  const row = rows.find((one) => one.code === code);
  if (!row) throw new Error(`the server has no program ${code}`);
  return office.call(publisher, 'program.get', { id: row.id });
}

/** A new program from the preset on a running server: its dates are moved so that the notice is issued today. */
async function makeProgram(args: RoundArguments, api: Api, office: Office, publisher: Post, provider: string) {
  const preset = (await office.call(publisher, 'program.presets', {})).find((one) => one.code === args.program);
  if (!preset) throw new Error(`the server has no preset ${args.program}`);
  const { now } = await api.call(null, 'operation.clock', {});
  const settings = moved(structuredClone(preset.settings), dayOf(new Date(now)));
  const code = `${args.program}-${args.seed}-${Date.now().toString(36)}`;
  const { id } = await office.call(publisher, 'program.create', { code, preset: args.program, settings });
  await office.call(publisher, 'program.publish', { id, version: 1 });
  const { id: programId } = await findProgram(office, publisher, args.program);
  await copyPackages(office, { role: 'providerManager', org: provider }, { programId, code: args.program }, id);
  return office.call(publisher, 'program.get', { id });
}

function moved(settings: ProgramSettings, today: string): ProgramSettings {
  const shift = daysBetween(settings.milestones.noticeIssuedOn, today);
  for (const milestone of milestones) settings.milestones[milestone] = addDays(settings.milestones[milestone], shift);
  for (const assumption of settings.assumptions) assumption.confirmed = true;
  settings.year = Number(today.slice(0, 4));
  return settings;
}

/** Names of all schools in the publisher's region with their ids. */
async function unitIds(office: Office, publisher: Post): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (let page = 1; ; page += 1) {
    const { rows, total } = await office.call(publisher, 'org.list', { kind: 'school', page, size: 200 });
    for (const row of rows) ids.set(row.name, row.id);
    if (rows.length === 0 || ids.size >= total) return ids;
  }
}
