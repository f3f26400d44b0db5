/** Constraint names that stand for a rule, with the sentence a person reads when the database enforces it. */
const sentences: Readonly<Record<string, string>> = {
  account_login_is_unique: '这个手机号已被另一个账号使用。',
  person_document_is_unique: '这个证件号码已登记在另一个人名下。',
  roster_entry_document_once_in_school: '同一份名单里已有这个证件号码。',
  program_code_is_unique: '已有同样编号的培训项目。',
  program_change_needs_a_second_person: '须由另一位管理员确认，不能由申请人自己确认。',
  role_assignment_is_granted_once: '这个人已有同样的角色。',
  audit_is_append_only: '审计记录只能追加，不能修改或删除。',
};

/** Later features add the names of their own constraints when they are loaded. */
const added = new Map<string, string>();

export function nameConstraints(texts: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(texts)) added.set(name, text);
}

/** The refusal behind a database error that names a constraint, or null. */
export function constraintRefusal(error: unknown): { code: string; message: string } | null {
  if (typeof error !== 'object' || error === null || !('constraint' in error)) return null;
  const name = String(error.constraint);
  const message = added.get(name) ?? sentences[name];
  return message ? { code: `constraint.${name}`, message } : null;
}
