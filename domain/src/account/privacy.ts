/** The privacy notice that a person agrees to at activation; a new text needs a new version in access/consent.ts. */
export const privacyNotice: readonly string[] = [
  '为组织教师全员培训，我们处理您的姓名、证件号码、手机号、工作单位、学段学科，以及学习、考核和学分记录。',
  '证件号码和手机号加密保存，列表中只显示部分数字；查看全号须写明用途并留痕。',
  '您的学习情况按管理权限提供给所在学校、教育行政部门和承训机构，用于报名、督学、考核和学分认定，不作其他用途。',
  '名单原件在项目结束六个月后清除；成绩和学分按继续教育管理要求长期保存。您可以在“我的”里查看本人信息并申请更正。',
];
