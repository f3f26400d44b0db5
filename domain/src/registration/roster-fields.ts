import type { DocumentKind } from '../kernel/identity-number.ts';
import type { Stage } from '../program/policy.ts';
import type { PersonType } from './person-types.ts';

/**
 * The columns a roster may have, named as code knows them. The first nine are 忻教发〔2020〕98号 附件1 in its order; the
 * rest may stand to the right of them or anywhere else.
 */
export const rosterFieldNames = {
  ordinal: '序号',
  name: '姓名',
  stage: '学段',
  subject: '学科',
  phone: '手机号',
  idNumber: '身份证号',
  county: '县(市、区)',
  school: '学校全称',
  remark: '备注',
  documentKind: '证件类型',
  sex: '性别',
  jobTitle: '职称',
  grade: '任教年级',
  personType: '人员类别',
  homeSchool: '编制所在单位',
  email: '电子邮箱',
} as const;
export type RosterField = keyof typeof rosterFieldNames;
export const rosterFields = Object.keys(rosterFieldNames) as RosterField[];

/** Without these a person can't be registered; the school may come from the place that the file is uploaded to. */
export const requiredFields = ['name', 'stage', 'subject', 'phone', 'idNumber', 'school'] as const;

/** What is kept of a row: normalised, '' where nothing (certain) stands. The order of keys is the order of output. */
export interface RosterValues {
  name: string;
  stage: Stage | '';
  subject: string;
  phone: string;
  idNumber: string;
  documentKind: DocumentKind;
  county: string;
  school: string;
  remark: string;
  /** '' where the roster says nothing about it. */
  personType: PersonType | '';
  homeSchool: string;
}

/** A cell as a sheet reader gives it, or `{ text, kind: 'text' }` for what was typed. */
export interface RosterCell {
  readonly text: string;
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'error';
  readonly number?: number;
  readonly date?: string;
}

export interface RosterSheetRow {
  /** 1-based row of the sheet. */
  readonly line: number;
  readonly hidden: boolean;
  /** By 0-based column; merged ranges filled. */
  readonly cells: readonly RosterCell[];
}

export interface RosterSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly hiddenColumns: readonly number[];
  /** Rows that hold anything, in order. */
  readonly rows: readonly RosterSheetRow[];
}

export interface RosterIssue {
  /** The letter of the sheet's column; null where the sheet has no such column, or for what was typed. */
  readonly column: string | null;
  readonly field: RosterField | 'row';
  readonly code: string;
  readonly message: string;
}

export type RosterState = 'ok' | 'warning' | 'error';

export interface RosterRow {
  readonly sheet: string;
  readonly line: number;
  readonly state: RosterState;
  readonly values: RosterValues;
  readonly issues: readonly RosterIssue[];
}

export interface RosterSummary {
  readonly rows: number;
  readonly ok: number;
  readonly warning: number;
  readonly error: number;
}
