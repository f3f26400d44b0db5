import { describe, expect, test } from 'vitest';
import { readPersonType, readRemark } from './person-types.ts';
import { readStage } from './stages.ts';
import { readSubject } from './subjects.ts';

describe('学段', () => {
  test.each([
    ['幼儿园', 'preschool'],
    ['学前', 'preschool'],
    ['幼教', 'preschool'],
    ['小学', 'primary'],
    ['小学三年级', 'primary'],
    ['初中', 'junior'],
    ['初级中学', 'junior'],
    ['高中', 'senior'],
    ['普高', 'senior'],
    ['高中（含职高）', 'senior'],
    ['职高', 'vocational'],
    ['中职', 'vocational'],
    ['中专', 'vocational'],
    ['高中（职高）', 'vocational'],
    ['特教', 'special'],
    [' 特 殊 教 育 ', 'special'],
  ])('%s is %s', (text, stage) => {
    expect(readStage(text)).toEqual({ stage });
  });

  test.each([
    ['中学', 'ambiguous'],
    ['九年一贯制', 'ambiguous'],
    ['小学、初中', 'ambiguous'],
    ['大学', 'unknown'],
    ['语文', 'unknown'],
  ])('%s is %s', (text, verdict) => {
    expect(readStage(text)).toBe(verdict);
  });
});

describe('学科', () => {
  test.each([
    ['体育', 'primary', '体育与健康'],
    ['体育与健康', 'junior', '体育与健康'],
    ['道法', 'primary', '道德与法治'],
    ['思品', 'junior', '道德与法治'],
    ['政治', 'junior', '道德与法治'],
    ['政治', 'senior', '思想政治'],
    ['信息', 'junior', '信息技术'],
    ['信息科技', 'primary', '信息技术'],
    ['学前', 'preschool', '五大领域'],
    ['体育', 'preschool', '体育'],
    ['小学语文', 'primary', '语文'],
    ['数学教师', 'primary', '数学'],
    ['语文、数学', 'primary', '语文、数学'],
    ['语文／数学', 'primary', '语文、数学'],
    ['汽车维修', 'vocational', '汽车维修'],
  ] as const)('%s of %s is %s', (text, stage, subject) => {
    expect(readSubject(text, stage)).toEqual({ subject, known: true });
  });

  test('a subject that the stage has not is kept and marked', () => {
    expect(readSubject('后勤', 'primary')).toEqual({ subject: '后勤', known: false });
    expect(readSubject('物理', 'primary')).toEqual({ subject: '物理', known: false });
  });
});

describe('人员类别与备注', () => {
  test.each([
    ['在编', 'regular'],
    ['特岗教师', 'special'],
    ['非编', 'contract'],
    ['不在编', 'contract'],
    ['聘用制', 'contract'],
    ['支教', 'supporting'],
    ['借调', 'seconded'],
    ['交流轮岗', 'exchange'],
    ['其他', null],
  ])('%s', (words, type) => {
    expect(readPersonType(words)).toBe(type);
  });

  test.each([
    ['支教', 'supporting', ''],
    ['支教，编制在凤城镇中心校', 'supporting', '凤城镇中心校'],
    ['支教（凤城镇第二中学）', 'supporting', '凤城镇第二中学'],
    ['凤城镇第二中学支教', 'supporting', '凤城镇第二中学'],
    ['从阳城一中借调', 'seconded', '阳城一中'],
    ['借调自北留镇中心校', 'seconded', '北留镇中心校'],
    ['交流，原单位：润城镇小学', 'exchange', '润城镇小学'],
    ['编制单位：阳城县实验小学，在我校支教', 'supporting', '阳城县实验小学'],
    ['编制在阳城县第一中学校，支教', 'supporting', '阳城县第一中学校'],
    ['从北留镇中心学校借调', 'seconded', '北留镇中心学校'],
    ['支教（润城镇中心小学校）', 'supporting', '润城镇中心小学校'],
    ['来自阳城县职业高中学校 交流', 'exchange', '阳城县职业高中学校'],
    ['编制单位：县教育局教研室，借调', 'seconded', '县教育局教研室'],
    ['支教，编制单位：凤城镇中心学校中庄教学点', 'supporting', '凤城镇中心学校中庄教学点'],
  ])('%s', (remark, personType, homeSchool) => {
    expect(readRemark(remark)).toMatchObject({ personType, homeSchool, awayTo: null });
  });

  test.each([
    ['借调到县教育局', '县教育局'],
    ['赴凤城镇小学支教', '凤城镇小学'],
    ['借调到阳城县第二中学校', '阳城县第二中学校'],
    ['在凤城镇小学支教', '凤城镇小学'],
    ['外出支教', ''],
  ])('%s says that the person is away', (remark, awayTo) => {
    expect(readRemark(remark).awayTo).toBe(awayTo);
  });

  test.each(['曾支教一年', '支教期满返回', '无支教经历', '产假', ''])('%s says nothing of it', (remark) => {
    expect(readRemark(remark)).toMatchObject({ personType: null, homeSchool: '', awayTo: null });
  });

  test.each([
    ['本人无手机号', true],
    ['无手机', true],
    ['没有手机', true],
    ['班主任', false],
  ])('%s: no phone %s', (remark, noPhone) => {
    expect(readRemark(remark).noPhone).toBe(noPhone);
  });
});
